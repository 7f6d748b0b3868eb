package io.swarmassay.suites;

import static io.swarmassay.scenario.Steady.steady;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.junit.LabExtension;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.probe.Replicas;
import io.swarmassay.run.Ground;
import io.swarmassay.run.Progress;
import io.swarmassay.run.RunOptions;
import io.swarmassay.run.Runner;
import io.swarmassay.run.SharedEnvironment;
import io.swarmassay.run.Trial;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves on a lab that others go on using is found, and makes it INCONCLUSIVE. */
class LeftoversIT {
  private static final Stack HELLO = LabExtension.stack("hello");
  private static SharedEnvironment standing;
  @TempDir Path out;

  /**
   * Looks, and leaves a config behind that carries no label and so is not removed with the rest.
   */
  private record Untidy() implements Probe {
    @Override
    public String name() {
      return "untidy";
    }

    @Override
    public Reading read(Deployment deployment) {
      String left = deployment.namespace() + "_left";
      String config = "{\"Name\":\"" + left + "\",\"Labels\":{},\"Data\":\"eA==\"}";
      String node = deployment.swarm().nodes().get(0).name();
      try {
        deployment.swarm().call(node, "POST", "/configs/create", config);
      } catch (SwarmException there) {
        assertThat(there.status()).isEqualTo(409);
      }
      return Reading.healthy("looked");
    }
  }

  @BeforeAll
  static void a_lab_with_a_deployment() {
    standing = SharedEnvironment.up(HELLO, LabPlan.of(1), Duration.ofSeconds(60));
  }

  @AfterAll
  static void both_end() {
    standing.close();
  }

  private Verdict run(Ground ground, Probe... probes) {
    Scenario scenario =
        Scenario.titled("left").keeping(steady(probes).within(Duration.ofSeconds(60)));
    RunOptions options =
        new RunOptions(OptionalLong.of(1), OptionalInt.empty(), out, false, List.of());
    return new Runner(options, Progress.SILENT, folder -> {})
        .run(new Trial("left", scenario, HELLO, List.of()), ground)
        .verdict();
  }

  private static void assertClean(Verdict verdict) {
    assertThat(verdict.outcome()).as(verdict.checks().toString()).isEqualTo(Outcome.PASSED);
    assertThat(verdict.audit().outcome()).isEqualTo("CLEAN");
  }

  private static void assertLeft(Verdict verdict) {
    assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(verdict.audit().outcome()).isEqualTo("LEFT");
    assertThat(verdict.audit().left())
        .singleElement()
        .asString()
        .matches("swarm: config hello-[a-z]{4}_left");
  }

  @Test
  void a_deployment_of_the_runs_own_leaves_nothing_or_is_told_of() {
    Ground lab = Ground.on(standing.lab());
    assertClean(run(lab, new Replicas()));
    assertLeft(run(lab, new Replicas(), new Untidy()));
  }

  @Test
  void on_a_deployment_that_stands_only_what_the_run_added_is_told_of() {
    assertClean(run(standing, new Replicas()));
    assertLeft(run(standing, new Replicas(), new Untidy()));
    assertClean(run(standing, new Replicas(), new Untidy()));
  }
}
