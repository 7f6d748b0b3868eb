package io.swarmassay.suites;

import static io.swarmassay.scenario.Steady.steady;
import static io.swarmassay.scenario.Step.quiet;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.probe.Delivery;
import io.swarmassay.probe.Epmd;
import io.swarmassay.probe.Ping;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Registered;
import io.swarmassay.probe.Replicas;
import io.swarmassay.run.Trial;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.stack.Stack;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each planted defect is FAILED by the check it is for, and the culprit is named. */
class PlantedDefectsIT {
  /** It may be seen healthy between the node's registration and the end of its port mapper. */
  private static final Duration MOMENT = Duration.ofSeconds(2);

  /** For a healthy stack that stands to be seen so, beside other suites on a slow machine. */
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(8);

  @TempDir static Path out;
  private static SideBySide defects;

  @BeforeAll
  static void all_defects_are_played() {
    defects =
        SideBySide.begin(
            out,
            List.of(
                trial("cookie", keeping(new Replicas(), new Epmd(), new Ping())),
                trial("handler", keeping(new Replicas(), new Registered(), new Delivery())),
                trial("port", keeping(new Replicas(), new Epmd())),
                trial("epmd", keeping(new Replicas(), new Epmd()).then(quiet(MOMENT))),
                trial("missing", keeping(new Replicas(), new Epmd()))));
  }

  @AfterAll
  static void the_lab_ends() {
    defects.close();
  }

  private static Scenario keeping(Probe... probes) {
    return Scenario.titled("planted").keeping(steady(probes).within(LONG_ENOUGH));
  }

  private static Trial trial(String defect, Scenario scenario) {
    Stack stack = Stack.at(Path.of("src/test/resources/stacks/messaging-" + defect));
    return new Trial("planted-" + defect, scenario, stack, List.of());
  }

  private static Check failed(String defect, String name) {
    Verdict verdict = defects.verdict("planted-" + defect);
    assertThat(verdict.outcome()).as(verdict.checks().toString()).isEqualTo(Outcome.FAILED);
    Check check =
        verdict.checks().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.FAILED);
    return check;
  }

  @Test
  void a_replica_with_another_cookie_fails_ping_and_is_named() {
    assertThat(failed("cookie", "ping").reason()).contains("atomvm-node.2").contains("cookie");
  }

  @Test
  void a_replica_without_its_handler_fails_delivery_and_is_named() {
    assertThat(failed("handler", "delivery").reason()).contains("atomvm-node.2");
  }

  @Test
  void a_distribution_port_outside_the_range_fails_epmd_and_is_named() {
    assertThat(failed("port", "epmd").reason()).contains("atomvm-node.2").contains("9300");
  }

  @Test
  void an_epmd_that_was_killed_fails_epmd_and_its_replica_is_named() {
    assertThat(failed("epmd", "epmd").reason())
        .contains("atomvm-node.2")
        .contains("EPMD")
        .doesNotContain("atomvm-node.1")
        .doesNotContain("atomvm-node.3");
  }

  @Test
  void a_missing_image_fails_replicas_with_the_tasks_own_error() {
    assertThat(failed("missing", "replicas").reason()).contains("No such image");
  }
}
