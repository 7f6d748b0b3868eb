package io.swarmassay.cli;

import static io.swarmassay.scenario.Quantity.text;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Target;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Steps in words. */
final class StepWords {
  private StepWords() {}

  /** One step, in one line. */
  static String of(Scenario scenario, Step step) {
    if (step instanceof Step.Inflict inflict) {
      return inflict(scenario, inflict);
    }
    if (step instanceof Step.Scale scale) {
      String wanted =
          scale.replicas().entrySet().stream()
              .map(service -> service.getKey() + " to " + service.getValue())
              .collect(Collectors.joining(", "));
      return "scale " + wanted + "; steady within " + text(within(scenario, scale.recoverWithin()));
    }
    if (step instanceof Step.Storm storm) {
      return storm(scenario, storm);
    }
    if (step instanceof Step.Volley volley) {
      return volley(scenario, volley);
    }
    return "wait " + text(((Step.Wait) step).lasting());
  }

  private static String volley(Scenario scenario, Step.Volley volley) {
    String shots =
        volley.byTime().stream()
            .map(shot -> "at " + text(shot.at()) + " " + shot(shot.strike()))
            .collect(Collectors.joining(", "));
    return "volley: " + shots + "; steady within " + lastCure(scenario, volley.recoverWithin());
  }

  /** A strike without its own recovery. */
  static String shot(Step.Inflict step) {
    String hold = step.hold().map(held -> " for " + text(held)).orElse("");
    return step.fault().name() + " " + step.on().text() + hold;
  }

  private static String lastCure(Scenario scenario, Optional<Duration> own) {
    return text(within(scenario, own)) + " of the last strike or cure";
  }

  /** The faults a step may strike. */
  static List<Fault> faults(Step step) {
    return step instanceof Step.Storm storm
        ? storm.faults()
        : step.strikes().stream().map(Step.Inflict::fault).toList();
  }

  static Duration within(Scenario scenario, Optional<Duration> own) {
    return own.orElse(scenario.steady().within());
  }

  private static String inflict(Scenario scenario, Step.Inflict step) {
    String times = step.times() == 1 ? "" : ", " + step.times() + " times, one after the other";
    String hold = step.hold().map(held -> ", held for " + text(held)).orElse("");
    String from = step.fault().healer() == Fault.Healer.REMEDY ? "cure" : "strike";
    return step.fault().name()
        + " "
        + step.on().text()
        + times
        + hold
        + "; steady within "
        + text(within(scenario, step.recoverWithin()))
        + " of the "
        + from
        + floor(step.fault())
        + (step.skipIfMissing() ? "; skipped where an ability is missing" : "");
  }

  private static String floor(Fault fault) {
    return fault.floor().isZero() ? "" : " (swarm's own best: " + text(fault.floor()) + ")";
  }

  private static String storm(Scenario scenario, Step.Storm storm) {
    String faults = storm.faults().stream().map(Fault::name).collect(Collectors.joining(", "));
    String whom = storm.on().map(Target::text).orElse("whatever each can hit");
    String hold = storm.hold().map(held -> ", each held for " + text(held)).orElse("");
    return "storm of "
        + faults
        + " on "
        + whom
        + " for "
        + text(storm.lasting())
        + ", one every "
        + text(storm.meanEvery())
        + " on average"
        + hold
        + (storm.overlap() ? ", by the clock" : "")
        + "; steady within "
        + (storm.overlap()
            ? lastCure(scenario, storm.recoverWithin())
            : text(within(scenario, storm.recoverWithin())));
  }
}
