package io.swarmassay.scenario;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether a fault can hit its target at all, and whether its times make sense. */
final class StrikeRules {
  private final Catalogue words;
  private final Scenario scenario;
  private final Objections.Sink sink;

  StrikeRules(Catalogue words, Scenario scenario, Objections.Sink sink) {
    this.words = words;
    this.scenario = scenario;
    this.sink = sink;
  }

  void check(Step.Inflict step, List<Object> path) {
    Fault fault = step.fault();
    Optional<Word<Fault>> word = words.faults().named(fault.name());
    word.flatMap(Word::hits).ifPresent(hits -> aim(fault, hits, step.on(), path));
    word.ifPresent(known -> conditions(known, step, path));
    if (fault.healer() == Fault.Healer.REMEDY) {
      held(fault, step.hold(), path);
    } else {
      notTooLong(step, path);
    }
  }

  private void aim(Fault fault, Hits hits, Target on, List<Object> path) {
    boolean nodes = on instanceof Target.Nodes || on instanceof Target.NodeOf;
    if (nodes && hits == Hits.REPLICAS) {
      sink.object(
          Objections.with(path, "on"),
          fault.name() + " hits replicas, '" + on.text() + "' are nodes",
          "write on: {one: SERVICE}");
    } else if (!nodes && hits == Hits.NODES) {
      sink.object(
          Objections.with(path, "on"),
          fault.name() + " hits nodes, '" + on.text() + "' are replicas",
          "write on: leader, worker, {minority: nodes} or {node-of: {slot: 1, of: SERVICE}}");
    }
  }

  private void conditions(Word<Fault> word, Step.Inflict step, List<Object> path) {
    for (Condition condition : word.conditions()) {
      if (!condition.holds().test(scenario, step)) {
        sink.object(
            Objections.with(path, condition.key()),
            word.name() + " " + condition.otherwise(),
            condition.hint());
      }
    }
  }

  private void held(Fault fault, Optional<Duration> hold, List<Object> path) {
    if (hold.isEmpty()) {
      sink.object(
          Objections.with(path, "inflict"),
          fault.name() + " lasts until we cure it, and nothing says how long",
          "add hold: 10s");
    }
  }

  /** Recovery counts from the strike here, so it would be judged before the fault is cured. */
  private void notTooLong(Step.Inflict step, List<Object> path) {
    Duration limit = step.recoverWithin().orElse(scenario.steady().within());
    if (step.hold().filter(hold -> hold.compareTo(limit) >= 0).isPresent()) {
      sink.object(
          Objections.with(path, "hold"),
          step.fault().name()
              + " must be recovered from "
              + Quantity.text(limit)
              + " after the strike, but is held for "
              + Quantity.text(step.hold().get()),
          "shorten hold or raise recover-within");
    }
  }
}
