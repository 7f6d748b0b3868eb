package io.swarmassay.suites;

import static io.swarmassay.scenario.Steady.steady;
import static io.swarmassay.scenario.Step.quiet;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.image.Images;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.probe.Delivery;
import io.swarmassay.probe.Epmd;
import io.swarmassay.probe.Ping;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Registered;
import io.swarmassay.probe.Replicas;
import io.swarmassay.run.Ground;
import io.swarmassay.run.Progress;
import io.swarmassay.run.RunOptions;
import io.swarmassay.run.Runner;
import io.swarmassay.run.Trial;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.stack.Stack;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each planted defect is FAILED by the check it is for, and the culprit is named. */
@Execution(ExecutionMode.CONCURRENT)
class PlantedDefectsIT {
  private static Lab lab;
  @TempDir Path out;

  @BeforeAll
  static void a_lab_with_all_images() {
    List<Stack> stacks =
        Stream.of("cookie", "handler", "port", "epmd", "missing")
            .map(PlantedDefectsIT::stack)
            .toList();
    lab = Lab.start(LabPlan.of(1).from(Images.ofThisMachine().template(stacks).dataRoot()));
  }

  @AfterAll
  static void the_lab_ends() {
    lab.close();
  }

  private static Stack stack(String defect) {
    return Stack.at(Path.of("src/test/resources/stacks/messaging-" + defect));
  }

  private static Scenario keeping(Probe... probes) {
    return Scenario.titled("planted").keeping(steady(probes).within(Duration.ofSeconds(10)));
  }

  private Verdict verdict(String defect, Probe... probes) {
    return verdict(defect, keeping(probes));
  }

  private Verdict verdict(String defect, Scenario scenario) {
    Trial trial = new Trial("planted-" + defect, scenario, stack(defect), List.of());
    RunOptions options =
        new RunOptions(OptionalLong.of(1), OptionalInt.empty(), out, false, List.of());
    return new Runner(options, Progress.SILENT, folder -> {}).run(trial, Ground.on(lab)).verdict();
  }

  private static Check check(Verdict verdict, String name) {
    assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
    return verdict.checks().stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_replica_with_another_cookie_fails_ping_and_is_named() {
    Check ping = check(verdict("cookie", new Replicas(), new Epmd(), new Ping()), "ping");
    assertThat(ping.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(ping.reason()).contains("atomvm-node.2").contains("cookie");
  }

  @Test
  void a_replica_without_its_handler_fails_delivery_and_is_named() {
    Check delivery =
        check(verdict("handler", new Replicas(), new Registered(), new Delivery()), "delivery");
    assertThat(delivery.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(delivery.reason()).contains("atomvm-node.2");
  }

  @Test
  void a_distribution_port_outside_the_range_fails_epmd_and_is_named() {
    Check epmd = check(verdict("port", new Replicas(), new Epmd()), "epmd");
    assertThat(epmd.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(epmd.reason()).contains("atomvm-node.2").contains("9300");
  }

  /** A quiet time, for it may be seen healthy in the moment between registration and kill. */
  @Test
  void an_epmd_that_was_killed_fails_epmd_and_its_replica_is_named() {
    Scenario scenario = keeping(new Replicas(), new Epmd()).then(quiet(Duration.ofSeconds(2)));
    Check epmd = check(verdict("epmd", scenario), "epmd");
    assertThat(epmd.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(epmd.reason())
        .contains("atomvm-node.2")
        .contains("EPMD")
        .doesNotContain("atomvm-node.1")
        .doesNotContain("atomvm-node.3");
  }

  @Test
  void a_missing_image_fails_replicas_with_the_tasks_own_error() {
    Check replicas = check(verdict("missing", new Replicas(), new Epmd()), "replicas");
    assertThat(replicas.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(replicas.reason()).contains("No such image");
  }
}
