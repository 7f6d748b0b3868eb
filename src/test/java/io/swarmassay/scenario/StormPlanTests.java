package io.swarmassay.scenario;

import static io.swarmassay.fault.Target.nodes;
import static io.swarmassay.fault.Target.slot;
import static io.swarmassay.fault.replica.Kill.kill;
import static io.swarmassay.scenario.Step.inflict;
import static io.swarmassay.scenario.Step.quiet;
import static io.swarmassay.scenario.Step.scale;
import static io.swarmassay.scenario.Step.storm;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Target;
import io.swarmassay.fault.node.Demote;
import io.swarmassay.fault.node.Drain;
import io.swarmassay.fault.replica.Pause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What exactly a seed gives: a plan that was recorded must be the same tomorrow. */
class StormPlanTests {
  private static final Scenario CALM = Scenario.titled("t").deploying("hello").onNodes(3);

  private static List<List<Step>> played(long seed, Map<String, Integer> replicas, Step... steps) {
    return new Storms(Catalogue.STANDARD, CALM.then(steps), new Casting(replicas), seed)
        .unfoldedSteps();
  }

  private static Step.Storm on(Target target, Fault... faults) {
    return new Step.Storm(
        ofMinutes(1),
        ofSeconds(10),
        List.of(faults),
        Optional.of(target),
        Optional.of(ofSeconds(3)),
        Optional.of(ofSeconds(40)),
        true);
  }

  @Test
  void each_step_is_played_as_what_it_is_made_of() {
    Step calm = quiet(ofSeconds(1));
    List<List<Step>> played =
        played(4711, Map.of("web", 3), calm, storm(ofSeconds(30), ofSeconds(10), kill()));

    assertThat(played).hasSize(2);
    assertThat(played.get(0)).containsExactly(calm);
    assertThat(played.get(1))
        .map(StormPlanTests::text)
        .containsExactly("wait 7550", "kill web.1", "wait 19469", "kill web.3");
  }

  private static String text(Step step) {
    return step instanceof Step.Inflict strike
        ? strike.fault().name() + " " + strike.on().text()
        : "wait " + ((Step.Wait) step).lasting().toMillis();
  }

  @Test
  void where_a_storm_says_whom_nobody_else_is_hit() {
    List<Step> steps = played(7, Map.of("web", 3), on(slot(2, "web"), kill(), new Pause())).get(0);

    assertThat(steps)
        .filteredOn(Step.Inflict.class::isInstance)
        .isNotEmpty()
        .contains(
            new Step.Inflict(
                kill(), slot(2, "web"), 1, Optional.empty(), Optional.of(ofSeconds(40)), true),
            new Step.Inflict(
                new Pause(),
                slot(2, "web"),
                1,
                Optional.of(ofSeconds(3)),
                Optional.of(ofSeconds(40)),
                true))
        .allMatch(step -> ((Step.Inflict) step).on().equals(slot(2, "web")));
  }

  @Test
  void every_node_is_hit_by_a_fault_of_nodes() {
    assertThat(played(7, Map.of(), storm(ofMinutes(30), ofSeconds(10), new Drain())).get(0))
        .filteredOn(Step.Inflict.class::isInstance)
        .extracting(step -> ((Step.Inflict) step).on())
        .contains(nodes("n1"), nodes("n2"), nodes("n3"))
        .doesNotContain(nodes("n0"), nodes("n4"));
  }

  @Test
  void of_a_huge_service_the_first_thousand_are_hit() {
    assertThat(played(7, Map.of("web", 5_000), storm(ofMinutes(90), ofMillis(500), kill())).get(0))
        .filteredOn(Step.Inflict.class::isInstance)
        .extracting(step -> ((Target.Slot) ((Step.Inflict) step).on()).slot())
        .allMatch(slot -> slot >= 1 && slot <= 1_000)
        .contains(1, 1_000);
  }

  @Test
  void storms_before_a_scale_do_not_know_of_it() {
    List<List<Step>> played =
        played(
            7,
            Map.of("web", 1),
            storm(ofMinutes(10), ofSeconds(10), kill()),
            scale("web", 2),
            storm(ofMinutes(10), ofSeconds(10), kill()));

    assertThat(played.get(0)).doesNotContain(inflict(kill()).on(slot(2, "web")));
    assertThat(played.get(2)).contains(inflict(kill()).on(slot(2, "web")));
  }

  @Test
  void two_storms_of_one_seed_are_not_the_same() {
    Step.Storm storm = storm(ofMinutes(10), ofSeconds(10), kill());
    List<List<Step>> played = played(7, Map.of("web", 3), storm, storm);

    assertThat(played.get(0)).isNotEqualTo(played.get(1));
  }

  @Test
  void a_storm_that_finds_nobody_is_an_error() {
    assertThatThrownBy(() -> played(7, Map.of(), storm(ofMinutes(10), ofSeconds(1), kill())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the storm finds nothing that kill hits");
    Step.Storm demoted = on(nodes(Target.Nodes.Rule.ALL), new Demote());
    assertThatThrownBy(() -> played(7, Map.of("web", 1), demoted))
        .hasMessage("the storm finds nothing that demote hits");
  }
}
