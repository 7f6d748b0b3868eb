package io.swarmassay.probe.guest;

import static io.swarmassay.probe.guest.Door.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.probe.ProbeContract;
import io.swarmassay.probe.ProbeScene;
import io.swarmassay.probe.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A planner with one job, which replaces the spec of a job that is posted again, or does not. */
class UpsertTests {
  private static final Pattern VARIABLE = Pattern.compile("\"env\":\\{\"(\\w+)\":\"1\"\\}");

  private final List<String> environment = new ArrayList<>();
  private String jobs = "{'job_id':'web','vm_id':'vm-1','spec':{'rootfs':'a','warm_pool':{}}}";
  private int status = 202;
  private boolean merges;
  private boolean there;

  private Reading read() {
    ProbeScene scene =
        new ProbeScene(List.of(ProbeContract.replica(1)))
            .answering("dial", any -> new Door(this::answer))
            .answering("call", any -> services());
    return new Upsert("atomvm-node", 8088, Duration.ofMillis(50)).read(scene);
  }

  private synchronized String answer(String request) {
    if (request.startsWith("GET")) {
      return http(200, "{'jobs':[" + jobs + "]}");
    }
    there = request.startsWith("POST");
    Matcher variable = VARIABLE.matcher(request);
    if (variable.find()) {
      if (!merges) {
        environment.clear();
      }
      environment.add(variable.group(1) + "=1");
    }
    return http(there ? status : 200, "{}");
  }

  private synchronized String services() {
    String vm =
        "{'Spec':{'Labels':{'planner.vm':'vm-2','planner.job':'assay-upsert'},"
            + "'TaskTemplate':{'ContainerSpec':{'Env':['%s']}}}}";
    String all = there ? vm.formatted(String.join("','", environment)) : "";
    return ("[" + all + "]").replace('\'', '"');
  }

  @Test
  void a_spec_that_replaces_the_one_before_is_healthy_and_its_job_is_taken_away() {
    assertThat(read()).isEqualTo(Reading.healthy("the second spec replaced the first"));
    assertThat(there).isFalse();
  }

  @Test
  void what_is_left_of_the_spec_before_is_named() {
    merges = true;
    assertThat(read())
        .isEqualTo(
            Reading.unhealthy(
                "posted with the environment [AFTER=1], its VM has [BEFORE=1, AFTER=1]"));
    assertThat(there).isFalse();
  }

  @Test
  void a_refusal_is_named() {
    status = 503;
    assertThat(read()).isEqualTo(Reading.unhealthy("POST: status 503: {}"));
    assertThat(there).isFalse();
  }

  @Test
  void without_a_job_there_is_no_spec_to_post_and_nothing_is_proven() {
    jobs = "";
    assertThat(read()).isEqualTo(Reading.unproven("/stats knows no job whose spec could be taken"));
  }
}
