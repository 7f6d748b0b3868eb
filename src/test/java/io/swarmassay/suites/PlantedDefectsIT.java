package io.swarmassay.suites;

import static io.swarmassay.scenario.Steady.steady;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.probe.Delivery;
import io.swarmassay.probe.Epmd;
import io.swarmassay.probe.Ping;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.probe.Registered;
import io.swarmassay.probe.Replicas;
import io.swarmassay.run.Trial;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each planted defect is FAILED by the check it is for, and the culprit is named. */
class PlantedDefectsIT {
  /** What is sound works already, and the defect is there; this is for looking. */
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(8);

  @TempDir static Path out;
  private static SideBySide defects;

  @BeforeAll
  static void all_defects_are_played() {
    defects =
        SideBySide.begin(
            out,
            List.of(
                bout("cookie", new Epmd()::read, new Epmd(), new Ping()),
                bout("handler", new Epmd()::read, new Delivery(), new Registered()),
                bout("port", new Epmd(Optional.empty(), 1, 65_535)::read, new Epmd()),
                bout("epmd", PlantedDefectsIT::planted, new Epmd())));
  }

  @AfterAll
  static void the_lab_ends() {
    defects.close();
  }

  private static SideBySide.Bout bout(
      String defect, Function<Deployment, Reading> ready, Probe... probes) {
    List<Probe> all = new ArrayList<>(List.of(probes));
    all.add(0, new Replicas());
    Scenario scenario =
        Scenario.titled("planted").keeping(steady(all.toArray(Probe[]::new)).within(LONG_ENOUGH));
    Stack stack = Stack.at(Path.of("src/test/resources/stacks/messaging-" + defect));
    Trial trial = new Trial("planted-" + defect, scenario, stack, List.of());
    return new SideBySide.Bout(trial, ready);
  }

  /**
   * The start script says so when it has ended the port mapper; the other two still start, maybe.
   */
  private static Reading planted(Deployment messaging) {
    List<String> logs = messaging.swarm().logs(messaging.running("atomvm-node").get(1));
    String epmds = new Epmd().read(messaging).reason();
    boolean othersStand = !epmds.contains("atomvm-node.1") && !epmds.contains("atomvm-node.3");
    return new Reading(
        logs.contains("planted: epmd") && othersStand,
        "atomvm-node.2 wrote " + logs + ", and " + epmds,
        List.of());
  }

  /** What the check had against the stack, at any time: it must have decided the run, too. */
  private static List<String> reasons(String defect, String name) {
    Verdict verdict = defects.verdict("planted-" + defect);
    assertThat(verdict.outcome()).as(verdict.checks().toString()).isEqualTo(Outcome.FAILED);
    Check check =
        verdict.checks().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    assertThat(check.outcome()).as(check.reason()).isEqualTo(Outcome.FAILED);
    List<String> reasons = new ArrayList<>(defects.reasons("planted-" + defect, name));
    reasons.add(check.reason());
    return reasons;
  }

  @Test
  void a_replica_with_another_cookie_fails_ping_and_is_named() {
    assertThat(reasons("cookie", "ping"))
        .anySatisfy(reason -> assertThat(reason).contains("atomvm-node.2").contains("cookie"));
  }

  @Test
  void a_replica_without_its_handler_fails_delivery_and_is_named() {
    assertThat(reasons("handler", "delivery"))
        .anySatisfy(reason -> assertThat(reason).contains("atomvm-node.2: no msg_handler"));
  }

  @Test
  void a_distribution_port_outside_the_range_fails_epmd_and_is_named() {
    assertThat(reasons("port", "epmd"))
        .anySatisfy(reason -> assertThat(reason).contains("atomvm-node.2").contains("9300"));
  }

  @Test
  void an_epmd_that_was_killed_fails_epmd_and_its_replica_is_named() {
    assertThat(reasons("epmd", "epmd"))
        .anySatisfy(
            reason ->
                assertThat(reason)
                    .contains("atomvm-node.2")
                    .contains("EPMD")
                    .doesNotContain("atomvm-node.1")
                    .doesNotContain("atomvm-node.3"));
  }
}
