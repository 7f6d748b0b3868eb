package io.swarmassay.scenario;

import static io.swarmassay.fault.replica.Kill.kill;
import static io.swarmassay.scenario.Step.quiet;
import static io.swarmassay.scenario.Step.scale;
import static io.swarmassay.scenario.Step.storm;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.fault.Target;
import io.swarmassay.fault.node.Demote;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StormsTests {
  private static final Scenario CALM =
      Scenario.titled("t").deploying("hello").onNodes(5).keeping(Steady.steady());

  private static Scenario unfolded(long seed, Step... steps) {
    Casting casting = new Casting(Map.of("web", 3));
    return new Storms(Catalogue.STANDARD, CALM.then(steps), casting, seed).unfolded();
  }

  private static List<Step.Inflict> strikes(Scenario scenario) {
    return scenario.steps().stream()
        .filter(Step.Inflict.class::isInstance)
        .map(Step.Inflict.class::cast)
        .toList();
  }

  @Test
  void the_same_seed_gives_the_same_storm_and_another_seed_another_one() {
    Step.Storm storm = storm(ofMinutes(5), ofSeconds(10), kill());

    assertThat(unfolded(7, storm)).isEqualTo(unfolded(7, storm));
    assertThat(unfolded(7, storm)).isNotEqualTo(unfolded(8, storm));
  }

  @Test
  void pauses_have_the_mean_that_was_asked_for_and_end_in_time() {
    Scenario scenario = unfolded(7, storm(ofMinutes(500), ofSeconds(10), kill()));

    assertThat(strikes(scenario)).hasSizeBetween(2700, 3300);
    Duration sum =
        scenario.steps().stream()
            .filter(Step.Wait.class::isInstance)
            .map(step -> ((Step.Wait) step).lasting())
            .reduce(Duration.ZERO, Duration::plus);
    assertThat(sum).isLessThan(ofMinutes(500)).isGreaterThan(ofMinutes(490));
  }

  @Test
  void every_slot_is_hit_those_of_a_scale_before_it_too() {
    Scenario scenario = unfolded(7, scale("web", 5), storm(ofMinutes(30), ofSeconds(10), kill()));

    assertThat(strikes(scenario))
        .extracting(strike -> strike.on().text())
        .contains("web.1", "web.2", "web.3", "web.4", "web.5");
  }

  @Test
  void a_fault_hits_only_what_it_can_and_is_held_as_long_as_the_storm_says() {
    Step.Storm storm =
        new Step.Storm(
            ofMinutes(30),
            ofSeconds(10),
            List.of(new Demote(), kill()),
            Optional.empty(),
            Optional.of(ofSeconds(3)),
            Optional.of(ofSeconds(40)),
            false);

    assertThat(strikes(unfolded(7, storm)))
        .allSatisfy(
            strike -> {
              boolean demoted = strike.fault().name().equals("demote");
              assertThat(strike.hold().isPresent()).isEqualTo(demoted);
              assertThat(strike.recoverWithin()).contains(ofSeconds(40));
              assertThat(strike.on() instanceof Target.Nodes).isEqualTo(demoted);
            });
  }

  @Test
  void an_overlapping_storm_is_one_volley_that_passes_over_what_does_not_go_together() {
    Step.Storm storm =
        new Step.Storm(
            ofMinutes(10),
            ofSeconds(1),
            List.of(new Demote(), kill()),
            Optional.empty(),
            Optional.of(ofSeconds(3)),
            Optional.of(ofSeconds(40)),
            false,
            true);

    Scenario scenario = unfolded(7, storm);

    assertThat(scenario).isEqualTo(unfolded(7, storm));
    assertThat(scenario.steps()).hasSize(1);
    Step.Volley volley = (Step.Volley) scenario.steps().get(0);
    assertThat(volley.recoverWithin()).contains(ofSeconds(40));
    assertThat(volley.shots()).hasSizeGreaterThan(100).isEqualTo(volley.byTime());
    assertThat(strikes(unfolded(7, storm(ofMinutes(10), ofSeconds(1), new Demote(), kill()))))
        .hasSizeGreaterThan(volley.shots().size());
    for (Step.Shot one : volley.shots()) {
      assertThat(volley.shots())
          .filteredOn(other -> other != one)
          .allMatch(other -> Clash.between(one, other).isEmpty());
    }
  }

  @Test
  void a_scenario_without_storms_is_itself() {
    assertThat(unfolded(7, quiet(ofSeconds(1)))).isEqualTo(CALM.then(quiet(ofSeconds(1))));
  }
}
