package io.swarmassay.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.image.Images;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.yaml.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConvergenceIT {
  private static final Duration WITHIN = Duration.ofSeconds(60);
  private static final String IMAGE = "swarmassay/hello:1";
  private static Lab lab;

  @BeforeAll
  static void start() throws InterruptedException {
    Stack hello = Stack.at(Path.of("stacks/hello"));
    Path template = Images.ofThisMachine().template(List.of(hello)).dataRoot();
    lab = Lab.start(LabPlan.of(1).from(template));
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  @Test
  void replicas_that_run_have_converged_and_may_be_scaled_to_zero() {
    try (Deployment web = deploy(service("web", IMAGE, "deploy: {replicas: 2}"))) {
      assertThat(await(web)).isEqualTo(new Convergence.Converged(Map.of("web", 2)));
      web.scale("web", 0);
      assertThat(await(web)).isEqualTo(new Convergence.ScaledToZero());
      assertThat(web.running()).isEmpty();
    }
  }

  @Test
  void a_missing_image_fails_with_the_tasks_own_error_and_does_not_time_out() {
    try (Deployment web =
        deploy(service("web", "nowhere/none:1", "deploy: {restart_policy: {delay: 0s}}"))) {
      assertThat(await(web).text())
          .matches("web\\.1 failed \\(([3-9]|\\d\\d) attempts\\): No such image: nowhere/none:1");
    }
  }

  @Test
  void a_job_that_ends_well_is_complete() {
    try (Deployment job =
        deploy(service("job", IMAGE, "deploy: {mode: replicated-job, replicas: 2}, " + ends(0)))) {
      assertThat(await(job)).isEqualTo(new Convergence.OneShotComplete());
    }
  }

  @Test
  void a_service_that_is_never_restarted_completes_or_fails_at_once() {
    String never = "deploy: {restart_policy: {condition: none}}, ";
    try (Deployment good = deploy(service("once", IMAGE, never + ends(0)));
        Deployment bad = deploy(service("once", IMAGE, never + ends(3)))) {
      assertThat(await(good)).isEqualTo(new Convergence.OneShotComplete());
      assertThat(await(bad).text()).isEqualTo("once.1 failed: task: non-zero exit (3)");
    }
  }

  @Test
  void a_subnet_that_is_taken_gives_way_to_the_next_and_both_converge() throws IOException {
    String text =
        service("web", IMAGE, "networks: [net], deploy: {endpoint_mode: dnsrr}")
            + "networks: {net: {ipam: {config: [{subnet: 10.20.0.0/16}]}}}\n";
    try (Deployment one = deploy(text);
        Deployment two = deploy(text)) {
      assertThat(await(one).reached()).isTrue();
      assertThat(await(two).reached()).isTrue();
      assertThat(subnet(one)).isEqualTo("10.20.0.0/16");
      assertThat(subnet(two)).isEqualTo("10.21.0.0/16");
    }
  }

  @Test
  void a_published_port_that_is_taken_is_told_and_nothing_is_left_behind() throws IOException {
    String text = service("web", IMAGE, "ports: [\"8080:80\"], deploy: {replicas: 0}");
    try (Deployment first = deploy(text)) {
      assertThatThrownBy(() -> deploy(text))
          .isInstanceOf(SwarmException.class)
          .hasMessageContaining("port '8080' is already in use by service '" + first.namespace());
      assertThat(json("/services")).hasSize(1);
    }
  }

  private static String ends(int exit) {
    return "entrypoint: [sh, -c, \"exit " + exit + "\"]";
  }

  private static String service(String name, String image, String rest) {
    return "services:\n  " + name + ": {init: true, image: " + image + ", " + rest + "}\n";
  }

  private static Deployment deploy(String text) {
    Problems problems = new Problems();
    var file = StackFile.parse("it.yml", text, Path.of("."), Map.of(), problems);
    assertThat(problems.sorted()).isEmpty();
    Stack stack = new Stack("it", Path.of("."));
    return Deployer.deploy(lab.swarm(), stack, file.orElseThrow(), nodes -> null);
  }

  private static Convergence await(Deployment deployment) {
    return Convergence.await(lab.swarm(), deployment.namespace(), WITHIN);
  }

  private static String subnet(Deployment deployment) throws IOException {
    return json("/networks/" + deployment.namespace() + "_net")
        .at("/IPAM/Config/0/Subnet")
        .asText();
  }

  private static JsonNode json(String path) throws IOException {
    return new ObjectMapper().readTree(lab.swarm().call("n1", "GET", path, ""));
  }
}
