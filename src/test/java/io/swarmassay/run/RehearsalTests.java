package io.swarmassay.run;

import static io.swarmassay.fault.Target.nodes;
import static io.swarmassay.fault.Target.one;
import static io.swarmassay.fault.Target.some;
import static io.swarmassay.fault.replica.Kill.kill;
import static io.swarmassay.scenario.Step.inflict;
import static io.swarmassay.scenario.Step.scale;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.fault.Target;
import io.swarmassay.scenario.Casting;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.stack.FakeDeployment;
import io.swarmassay.swarm.FakeSwarm;
import io.swarmassay.swarm.Victim;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RehearsalTests {
  private static final Casting CASTING = new Casting(Map.of("web", 3));

  @Test
  void what_is_drawn_on_paper_is_what_a_run_draws() {
    Scenario scenario = Scenario.titled("t").then(inflict(kill()).on(one("web")).times(20));

    FakeDeployment deployment = FakeDeployment.of(FakeSwarm.of(3), "web", 3);
    Victims victims = new Victims(deployment, new SplittableRandom(7));
    List<List<String>> drawn =
        IntStream.range(0, 20)
            .mapToObj(i -> victims.resolve(one("web")).stream().map(Victim::name).toList())
            .toList();

    assertThat(Rehearsal.of(scenario, CASTING, 7))
        .extracting(Rehearsal.Strike::victims)
        .isEqualTo(drawn);
    assertThat(drawn.stream().distinct()).hasSizeGreaterThan(1);
  }

  @Test
  void scaling_changes_who_can_be_drawn() {
    Scenario scenario =
        Scenario.titled("t")
            .then(scale("web", 5))
            .then(inflict(kill()).on(some(5, "web")))
            .then(scale("web", 1))
            .then(inflict(kill()).on(one("web")));

    assertThat(Rehearsal.of(scenario, CASTING, 1))
        .extracting(Rehearsal.Strike::step, Rehearsal.Strike::victims)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                1, List.of("web.1", "web.2", "web.3", "web.4", "web.5")),
            org.assertj.core.groups.Tuple.tuple(3, List.of("web.1")));
  }

  @Test
  void what_only_a_run_can_tell_stays_a_symbol() {
    Scenario scenario =
        Scenario.titled("t")
            .then(inflict(kill()).on(nodes(Target.Nodes.Rule.LEADER)))
            .then(inflict(kill()).on(nodes(Target.Nodes.Rule.FOLLOWER)))
            .then(inflict(kill()).on(Target.nodeOf(2, "web")));

    assertThat(Rehearsal.of(scenario, CASTING, 1))
        .extracting(Rehearsal.Strike::victims)
        .containsExactly(List.of("leader"), List.of("follower"), List.of("node of web.2"));
  }
}
