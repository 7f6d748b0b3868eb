package io.swarmassay.run.shrink;

import static io.swarmassay.fault.Target.one;
import static io.swarmassay.fault.Target.slot;
import static io.swarmassay.fault.replica.Kill.kill;
import static io.swarmassay.scenario.Step.inflict;
import static io.swarmassay.scenario.Step.quiet;
import static io.swarmassay.scenario.Step.scale;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.fault.Target;
import io.swarmassay.run.Plan;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StrandsTests {
  private static final Step.Inflict FIRST = inflict(kill()).on(slot(1, "web"));
  private static final Step.Inflict SECOND = inflict(kill()).on(slot(2, "web"));
  private static final Step.Inflict THIRD = inflict(kill()).on(slot(3, "web"));

  private static Step.Shot at(int seconds, Step.Inflict strike) {
    return new Step.Shot(ofSeconds(seconds), strike);
  }

  private static Step.Volley volley(Step.Shot... shots) {
    return new Step.Volley(List.of(shots), Optional.empty());
  }

  private static Scenario steps(Step... steps) {
    return Scenario.titled("t").then(steps);
  }

  private static Plan.Line hit(String target, String... victims) {
    return new Plan.Line("f", "kill", target, List.of(victims));
  }

  @Test
  void all_strands_together_are_the_scenario_again() {
    Scenario scenario =
        steps(
            scale("web", 4),
            quiet(ofSeconds(2)),
            FIRST,
            volley(at(0, SECOND), at(3, THIRD)),
            quiet(ofSeconds(1)));
    Strands strands = Strands.of(scenario);

    assertThat(strands.strikes()).hasSize(3);
    assertThat(strands.with(strands.strikes())).isEqualTo(scenario);
  }

  @Test
  void a_strike_that_is_left_out_takes_its_quiet_time_along_and_nothing_else() {
    Strands strands =
        Strands.of(steps(quiet(ofSeconds(2)), FIRST, scale("web", 4), quiet(ofSeconds(1)), SECOND));

    assertThat(strands.with(strands.strikes().subList(1, 2)))
        .isEqualTo(steps(scale("web", 4), quiet(ofSeconds(1)), SECOND));
  }

  @Test
  void a_volley_begins_with_its_first_shot_and_keeps_the_times_between() {
    Strands strands = Strands.of(steps(volley(at(4, FIRST), at(9, SECOND), at(10, THIRD))));

    assertThat(strands.with(strands.strikes().subList(1, 3)))
        .isEqualTo(steps(volley(at(0, SECOND), at(1, THIRD))));
    assertThat(strands.with(List.of()).steps()).isEmpty();
  }

  @Test
  void what_was_never_struck_is_left_out_and_what_was_drawn_is_called_by_its_name() {
    Step.Inflict drawn = inflict(kill()).on(one("web")).times(3);
    Strands strands = Strands.of(steps(drawn, THIRD));

    List<Strands.Strike> struck =
        strands.struck(List.of(hit("one of web", "web.2"), hit("one of web", "web.1")));

    assertThat(struck).extracting(strike -> strike.inflict()).containsExactly(SECOND, FIRST);
    assertThat(strands.with(struck)).isEqualTo(steps(SECOND, FIRST));
  }

  @Test
  void a_leader_stays_a_leader_whoever_it_was() {
    Step.Inflict leader =
        inflict(kill()).on(Target.nodes(Target.Nodes.Rule.LEADER)).holding(Duration.ofSeconds(1));

    assertThat(Strands.of(steps(leader)).struck(List.of(hit("leader", "n2"))))
        .singleElement()
        .satisfies(strike -> assertThat(strike.inflict()).isEqualTo(leader));
  }
}
