package io.swarmassay.scenario;

import static io.swarmassay.fault.replica.Kill.kill;
import static io.swarmassay.scenario.Step.inflict;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Target;
import io.swarmassay.fault.network.CutPlane;
import io.swarmassay.fault.network.Delay;
import io.swarmassay.fault.network.Partition;
import io.swarmassay.fault.node.Freeze;
import io.swarmassay.fault.replica.Pause;
import io.swarmassay.fault.service.Update;
import io.swarmassay.probe.Replicas;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClashTests {
  private static final Target SECOND = Target.slot(2, "web");
  private static final Target THIRD = Target.slot(3, "web");

  private static Step.Shot shot(int at, int hold, Fault fault, Target on) {
    Step.Inflict strike = inflict(fault).on(on);
    return new Step.Shot(
        Duration.ofSeconds(at), hold == 0 ? strike : strike.holding(Duration.ofSeconds(hold)));
  }

  private static Optional<String> between(Step.Shot a, Step.Shot b) {
    assertThat(Clash.between(a, b)).isEqualTo(Clash.between(b, a));
    return Clash.between(a, b);
  }

  @Test
  void kills_go_together_on_any_slots() {
    assertThat(between(shot(0, 0, kill(), SECOND), shot(0, 0, kill(), THIRD))).isEmpty();
    assertThat(between(shot(0, 0, kill(), SECOND), shot(0, 0, kill(), SECOND))).isEmpty();
  }

  @Test
  void a_kill_does_not_go_with_a_pause_of_the_same_slot_while_that_lasts() {
    Step.Shot pause = shot(0, 5, new Pause(), SECOND);
    assertThat(between(pause, shot(3, 0, kill(), SECOND))).isPresent();
    assertThat(between(pause, shot(3, 0, kill(), Target.one("web")))).isPresent();
    assertThat(between(pause, shot(3, 0, kill(), THIRD))).isEmpty();
    assertThat(between(pause, shot(3, 0, kill(), Target.slot(2, "db")))).isEmpty();
    assertThat(between(pause, shot(6, 0, kill(), SECOND))).isEmpty();
  }

  @Test
  void a_delay_does_not_go_with_a_cut_whatever_the_nodes() {
    Step.Shot delay = shot(0, 5, new Delay(), Target.nodes("n1"));
    assertThat(between(delay, shot(1, 5, new CutPlane(), Target.nodes("n1")))).isPresent();
    assertThat(between(delay, shot(1, 5, new CutPlane(), Target.nodes("n2")))).isPresent();
    assertThat(between(delay, shot(9, 5, new CutPlane(), Target.nodes("n1")))).isEmpty();
  }

  @Test
  void a_kill_goes_with_a_cut_cable_but_not_with_a_frozen_node() {
    Step.Shot one = shot(1, 0, kill(), SECOND);
    assertThat(between(one, shot(0, 5, new Partition(), Target.nodes("n1")))).isEmpty();
    assertThat(between(one, shot(0, 5, new Freeze(), Target.nodes("n1")))).isPresent();
  }

  @Test
  void an_update_does_not_go_with_anything_of_its_service() {
    Step.Shot update = shot(0, 0, new Update(), Target.all("web"));
    assertThat(between(update, shot(0, 0, kill(), SECOND))).isPresent();
    assertThat(between(update, shot(0, 0, kill(), Target.slot(1, "db")))).isEmpty();
  }

  @Test
  void a_volley_of_faults_that_do_not_go_together_is_refused_with_the_reason() {
    Scenario scenario =
        Scenario.titled("t")
            .deploying("hello")
            .keeping(Steady.steady(new Replicas()))
            .then(
                new Step.Volley(
                    List.of(
                        shot(0, 5, new Delay(), Target.nodes("n1")),
                        shot(2, 5, new CutPlane(), Target.nodes("n1"))),
                    Optional.empty()));

    assertThat(
            Objections.to(scenario, Catalogue.STANDARD, new Casting(Map.of("web", 3)), List.of()))
        .containsExactly(
            new Objection(
                List.of("steps", 0, "volley", 1, "inflict"),
                "cut-plane does not go together with delay of n1: of two faults of nodes at once"
                    + " neither could be proven",
                "make it a step of its own, or give it a later 'at'"));
  }
}
