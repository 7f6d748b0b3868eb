package io.swarmassay.scenario;

import static io.swarmassay.fault.Target.one;
import static io.swarmassay.fault.replica.Kill.kill;
import static io.swarmassay.scenario.Step.inflict;
import static io.swarmassay.scenario.Step.quiet;
import static io.swarmassay.scenario.Step.scale;
import static io.swarmassay.scenario.Step.storm;
import static io.swarmassay.scenario.Step.volley;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.fault.replica.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepTests {
  private static final Step.Inflict KILL = inflict(kill()).on(one("web"));
  private static final Step.Inflict PAUSE =
      inflict(new Pause()).on(one("web")).holding(ofSeconds(5));

  @Test
  void a_strike_is_once_and_instant_until_it_is_said_otherwise() {
    assertThat(KILL)
        .isEqualTo(
            new Step.Inflict(kill(), one("web"), 1, Optional.empty(), Optional.empty(), false));
    assertThat(PAUSE.times(3).recoveringWithin(ofSeconds(9)).orSkip())
        .isEqualTo(
            new Step.Inflict(
                new Pause(),
                one("web"),
                3,
                Optional.of(ofSeconds(5)),
                Optional.of(ofSeconds(9)),
                true));
  }

  @Test
  void a_volley_strikes_by_the_clock_those_of_one_time_in_the_order_of_the_list() {
    Step.Shot late = new Step.Shot(ofSeconds(2), KILL);
    Step.Shot first = new Step.Shot(Duration.ZERO, KILL);
    Step.Shot second = new Step.Shot(Duration.ZERO, PAUSE);
    Step.Volley volley = new Step.Volley(List.of(late, first, second), Optional.empty());

    assertThat(volley.byTime()).containsExactly(first, second, late);
    assertThat(volley(KILL, PAUSE).shots()).containsExactly(first, second);
    assertThat(volley(KILL, PAUSE).recoverWithin()).isEmpty();
  }

  @Test
  void only_what_strikes_as_it_stands_has_strikes() {
    assertThat(KILL.strikes()).containsExactly(KILL);
    assertThat(volley(KILL, PAUSE).strikes()).containsExactly(KILL, PAUSE);
    assertThat(storm(ofSeconds(9), ofSeconds(1), kill()).strikes()).isEmpty();
    assertThat(scale("web", 3).strikes()).isEmpty();
    assertThat(quiet(ofSeconds(1)).strikes()).isEmpty();
  }

  @Test
  void a_scale_may_have_a_limit_of_its_own() {
    assertThat(scale("web", 3).recoveringWithin(ofSeconds(9)))
        .isEqualTo(new Step.Scale(Map.of("web", 3), Optional.of(ofSeconds(9))));
    assertThat(scale("web", 3).recoverWithin()).isEmpty();
  }

  @Test
  void the_night_plays_what_each_build_does_and_nothing_else_widens() {
    assertThat(Scenario.Tier.NIGHTLY.plays(Scenario.Tier.VERIFY)).isTrue();
    assertThat(Scenario.Tier.NIGHTLY.plays(Scenario.Tier.BENCH)).isFalse();
    assertThat(Scenario.Tier.VERIFY.plays(Scenario.Tier.NIGHTLY)).isFalse();
    assertThat(Scenario.Tier.BENCH.plays(Scenario.Tier.BENCH)).isTrue();
    assertThat(Scenario.Tier.BENCH.plays(Scenario.Tier.VERIFY)).isFalse();
  }
}
