package io.swarmassay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.fault.Target;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.FakeDeployment;
import io.swarmassay.swarm.FakeSwarm;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.Victim;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VictimsTests {
  private final FakeSwarm swarm = FakeSwarm.of(5);
  private final Deployment deployment = FakeDeployment.of(swarm.advance(FakeSwarm.START), "web", 5);

  private List<String> drawn(long seed, Target target, int times) {
    Victims victims = new Victims(deployment, new SplittableRandom(seed));
    return IntStream.range(0, times)
        .boxed()
        .flatMap(i -> victims.resolve(target).stream())
        .map(Victim::name)
        .toList();
  }

  @Test
  void the_same_seed_draws_the_same_victims_in_the_same_order() {
    List<String> first = drawn(20251220, new Target.One("web"), 10);
    deployment.running().forEach(replica -> swarm.signal(replica, "KILL"));
    swarm.advance(FakeSwarm.REPLACE.multipliedBy(2));
    assertThat(drawn(20251220, new Target.One("web"), 10)).isEqualTo(first).doesNotContainNull();
  }

  @Test
  void other_seeds_draw_others() {
    assertThat(drawn(1, new Target.One("web"), 10))
        .isNotEqualTo(drawn(2, new Target.One("web"), 10));
  }

  @Test
  void some_are_different_ones() {
    assertThat(drawn(7, new Target.Some("web", 3), 1)).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void a_minority_and_a_majority_of_five_are_two_and_three_different_ones() {
    assertThat(drawn(7, Target.share(Target.Share.Of.MINORITY, "web"), 1))
        .hasSize(2)
        .doesNotHaveDuplicates();
    assertThat(drawn(7, Target.share(Target.Share.Of.MAJORITY, "web"), 1))
        .hasSize(3)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_slot_is_that_slot() {
    assertThat(drawn(7, new Target.Slot("web", 4), 1)).containsExactly("web.4");
  }

  @Test
  void nodes_are_found_by_rule() {
    assertThat(drawn(7, nodes(Target.Nodes.Rule.LEADER), 1)).containsExactly("n1");
    assertThat(drawn(7, nodes(Target.Nodes.Rule.FOLLOWER), 1)).isSubsetOf("n2", "n3");
    assertThat(drawn(7, nodes(Target.Nodes.Rule.WORKER), 1)).isSubsetOf("n4", "n5");
    assertThat(drawn(7, nodes(Target.Nodes.Rule.MINORITY), 1)).hasSize(2);
    assertThat(drawn(7, nodes(Target.Nodes.Rule.MAJORITY), 1)).hasSize(3);
  }

  @Test
  void too_few_candidates_are_told_with_the_target() {
    Victims victims = new Victims(deployment, new SplittableRandom(1));
    assertThatThrownBy(() -> victims.resolve(new Target.Some("web", 6)))
        .isInstanceOf(SwarmException.class)
        .hasMessage("target '6 of web' needs 6, there are 5");
  }

  private static Target nodes(Target.Nodes.Rule rule) {
    return new Target.Nodes(rule, List.of());
  }
}
