package io.swarmassay.suites;

import static io.swarmassay.scenario.Steady.steady;
import static io.swarmassay.scenario.Step.quiet;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.lab.LabPlan;
import io.swarmassay.probe.Registered;
import io.swarmassay.probe.Replicas;
import io.swarmassay.run.Progress;
import io.swarmassay.run.RunOptions;
import io.swarmassay.run.Runner;
import io.swarmassay.run.SharedEnvironment;
import io.swarmassay.run.Trial;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.stack.Stack;
import io.swarmassay.traffic.Membership;
import io.swarmassay.traffic.Pings;
import io.swarmassay.traffic.Rate;
import io.swarmassay.traffic.Traffic;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Two nodes that cannot talk to each other are found by pings and by their views. */
@Isolated("it holds a time: an outage without a fault")
class PingsIT {
  /** A late pong is a pong, and a pair kept apart says pang at once. */
  private static final Pings PINGS =
      new Pings(Optional.empty(), Rate.perSecond(30), Duration.ofSeconds(5));

  private static SharedEnvironment standing;
  @TempDir Path out;

  @BeforeAll
  static void the_stack_stands() {
    standing = SharedEnvironment.up(stack(), LabPlan.of(1), Duration.ofSeconds(60));
  }

  @AfterAll
  static void the_lab_ends() {
    standing.close();
  }

  private static Stack stack() {
    return Stack.at(Path.of("stacks", "messaging"));
  }

  @Test
  void a_pair_kept_apart_is_failed_by_name() {
    Verdict verdict = verdict(new Estranged());
    assertThat(check(verdict, "available").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(check(verdict, "membership").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(check(verdict, "membership").reason()).contains("has not seen");
    assertThat(verdict.unavailability())
        .extracting(Verdict.Window::what)
        .contains(
            "ping from atomvm-node.1 to atomvm-node.2", "ping from atomvm-node.2 to atomvm-node.1");
  }

  @Test
  void nodes_that_talk_are_passed() {
    Verdict verdict = verdict();
    assertThat(verdict.outcome()).as(verdict.checks().toString()).isEqualTo(Outcome.PASSED);
    assertThat(check(verdict, "membership").reason()).startsWith("3 nodes saw each other at last");
    assertThat(verdict.metrics().get("pings calm").count()).isGreaterThan(150);
  }

  private static Check check(Verdict verdict, String name) {
    return verdict.checks().stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Verdict verdict(Traffic... before) {
    Scenario scenario =
        Scenario.titled("pings")
            .keeping(steady(new Replicas(), new Registered()))
            .under(before)
            .under(new Membership(), PINGS)
            .then(quiet(Duration.ofSeconds(8)));
    Trial trial = new Trial("pings", scenario, stack(), List.of());
    RunOptions options =
        new RunOptions(OptionalLong.of(1), OptionalInt.empty(), out, false, List.of());
    return new Runner(options, Progress.SILENT, folder -> {}).run(trial, standing).verdict();
  }
}
