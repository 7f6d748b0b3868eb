package io.swarmassay.cli;

import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.Step;
import java.time.Duration;

/** How long a scenario can take when every wait takes all of its time. */
final class WorstCase {
  private WorstCase() {}

  static Duration of(Scenario scenario) {
    Duration sum = scenario.steady().within().multipliedBy(2);
    for (Step step : scenario.steps()) {
      sum = sum.plus(of(scenario, step));
    }
    return sum;
  }

  /** In minutes and seconds: {@code 8 min 20 s}. */
  static String text(Scenario scenario) {
    Duration sum = of(scenario);
    return sum.toMinutes() + " min " + sum.toSecondsPart() + " s";
  }

  private static Duration of(Scenario scenario, Step step) {
    if (step instanceof Step.Inflict inflict) {
      return StepWords.within(scenario, inflict.recoverWithin())
          .plus(inflict.hold().orElse(Duration.ZERO))
          .multipliedBy(inflict.times());
    }
    if (step instanceof Step.Scale scale) {
      return StepWords.within(scenario, scale.recoverWithin());
    }
    if (step instanceof Step.Storm storm) {
      return storm
          .lasting()
          .plus(storm.hold().orElse(Duration.ZERO))
          .plus(StepWords.within(scenario, storm.recoverWithin()));
    }
    return step instanceof Step.Volley volley
        ? volley(scenario, volley)
        : ((Step.Wait) step).lasting();
  }

  /** The last shot, late by as much as it may be, and the recovery. */
  private static Duration volley(Scenario scenario, Step.Volley volley) {
    Duration last =
        volley.shots().stream()
            .map(shot -> shot.at().plus(shot.strike().hold().orElse(Duration.ZERO)))
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    return last.plus(StepWords.within(scenario, volley.recoverWithin()).multipliedBy(2));
  }
}
