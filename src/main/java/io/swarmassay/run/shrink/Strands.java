package io.swarmassay.run.shrink;

import io.swarmassay.fault.Target;
import io.swarmassay.run.Plan;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A scenario taken apart into single strikes, any of which can be left out. What is no strike
 * stays; quiet time before a strike goes with it, and a volley begins with its first shot.
 */
final class Strands {
  private final Scenario scenario;
  private final List<Strike> strikes = new ArrayList<>();

  /**
   * One strike.
   *
   * @param step position of its step, from 0
   * @param quiet time before it, or since its volley began
   */
  record Strike(int step, int number, Duration quiet, Step.Inflict inflict) {}

  private Strands(Scenario scenario) {
    this.scenario = scenario;
  }

  /** Takes a scenario without storms apart. */
  static Strands of(Scenario scenario) {
    Strands strands = new Strands(scenario);
    for (int i = 0; i < scenario.steps().size(); i++) {
      strands.add(i);
    }
    return strands;
  }

  private void add(int position) {
    Step step = scenario.steps().get(position);
    if (step instanceof Step.Inflict inflict) {
      for (int i = 0; i < inflict.times(); i++) {
        Duration quiet = i == 0 ? quietBefore(position) : Duration.ZERO;
        strikes.add(new Strike(position, i, quiet, inflict.times(1)));
      }
    } else if (step instanceof Step.Volley volley) {
      List<Step.Shot> shots = volley.byTime();
      for (int i = 0; i < shots.size(); i++) {
        strikes.add(new Strike(position, i, shots.get(i).at(), shots.get(i).strike()));
      }
    }
  }

  private Duration quietBefore(int position) {
    return belongs(position - 1)
        ? ((Step.Wait) scenario.steps().get(position - 1)).lasting()
        : Duration.ZERO;
  }

  /** Whether a step is quiet time that goes with the strike after it. */
  private boolean belongs(int position) {
    List<Step> steps = scenario.steps();
    return position >= 0
        && position + 1 < steps.size()
        && steps.get(position) instanceof Step.Wait
        && steps.get(position + 1) instanceof Step.Inflict;
  }

  /** All strikes in their order. */
  List<Strike> strikes() {
    return List.copyOf(strikes);
  }

  /**
   * Those that were struck in a former run, each on whom it hit then where that was drawn: others
   * may be left out, and it must be the same replica still.
   */
  List<Strike> struck(List<Plan.Line> lines) {
    List<Plan.Line> left = new ArrayList<>(lines);
    List<Strike> struck = new ArrayList<>();
    for (Strike strike : strikes) {
      Step.Inflict step = strike.inflict();
      left.stream()
          .filter(line -> line.fault().equals(step.fault().name()))
          .filter(line -> line.target().equals(step.on().text()))
          .findFirst()
          .ifPresent(
              line -> {
                left.remove(line);
                struck.add(on(strike, drawn(step.on(), line.victims())));
              });
    }
    return struck;
  }

  private static Strike on(Strike strike, Target target) {
    Step.Inflict old = strike.inflict();
    Step.Inflict step =
        new Step.Inflict(
            old.fault(), target, 1, old.hold(), old.recoverWithin(), old.skipIfMissing());
    return new Strike(strike.step(), strike.number(), strike.quiet(), step);
  }

  private static Target drawn(Target target, List<String> victims) {
    if (target instanceof Target.One one && victims.size() == 1) {
      String slot = victims.get(0).substring(victims.get(0).lastIndexOf('.') + 1);
      return slot.matches("[0-9]{1,6}") ? Target.slot(Integer.parseInt(slot), one.service()) : one;
    }
    boolean share =
        target instanceof Target.Nodes nodes
            && (nodes.rule() == Target.Nodes.Rule.MINORITY
                || nodes.rule() == Target.Nodes.Rule.MAJORITY
                || nodes.rule() == Target.Nodes.Rule.WORKER);
    return share ? Target.nodes(victims.toArray(String[]::new)) : target;
  }

  /** The scenario with these strikes only. */
  Scenario with(List<Strike> chosen) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < scenario.steps().size(); i++) {
      int position = i;
      List<Strike> own = chosen.stream().filter(strike -> strike.step() == position).toList();
      Step step = scenario.steps().get(i);
      if (step instanceof Step.Volley volley) {
        volley(volley, own).ifPresent(steps::add);
      } else if (step instanceof Step.Inflict) {
        own.forEach(strike -> steps.addAll(quietly(strike)));
      } else if (!belongs(i)) {
        steps.add(step);
      }
    }
    return scenario.doing(steps);
  }

  private static List<Step> quietly(Strike strike) {
    return strike.quiet().isZero()
        ? List.of(strike.inflict())
        : List.of(Step.quiet(strike.quiet()), strike.inflict());
  }

  private static Optional<Step> volley(Step.Volley volley, List<Strike> own) {
    Duration first = own.stream().map(Strike::quiet).min(Duration::compareTo).orElse(Duration.ZERO);
    List<Step.Shot> shots =
        own.stream()
            .map(strike -> new Step.Shot(strike.quiet().minus(first), strike.inflict()))
            .toList();
    return shots.isEmpty()
        ? Optional.empty()
        : Optional.of(new Step.Volley(shots, volley.recoverWithin()));
  }
}
