package io.swarmassay.scenario;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Target;
import java.util.List;
import java.util.Optional;

/** Whether a storm can strike at all, and each of its faults with it. */
final class StormRules {
  /** Strikes of one storm; they are all drawn, and recorded, before the first. */
  private static final long MOST = 10_000;

  private final Catalogue words;
  private final Scenario scenario;
  private final Objections.Sink sink;

  StormRules(Catalogue words, Scenario scenario, Objections.Sink sink) {
    this.words = words;
    this.scenario = scenario;
    this.sink = sink;
  }

  void check(Step.Storm storm, List<Object> path) {
    if (storm.meanEvery().compareTo(storm.lasting()) > 0) {
      sink.object(
          Objections.with(path, "storm"),
          "a strike every "
              + Quantity.text(storm.meanEvery())
              + " on average, but only for "
              + Quantity.text(storm.lasting()),
          "make it last longer than mean-every");
    }
    long strikes = storm.lasting().toMillis() / Math.max(1, storm.meanEvery().toMillis());
    if (strikes > MOST) {
      sink.object(
          Objections.with(path, "storm"),
          "a storm of about " + strikes + " strikes",
          "at most " + MOST + ": shorten it, or raise mean-every");
    }
    storm.faults().forEach(fault -> fault(storm, fault, path));
  }

  private void fault(Step.Storm storm, Fault fault, List<Object> path) {
    if (fault.healer() == Fault.Healer.REMEDY && storm.hold().isEmpty()) {
      sink.object(
          Objections.with(path, "storm"),
          fault.name() + " lasts until we cure it, and nothing says how long",
          "add hold: 10s to the storm");
    }
    Optional<Hits> hits = words.faults().named(fault.name()).flatMap(Word::hits);
    storm
        .on()
        .flatMap(on -> hits.flatMap(what -> misfit(fault, what, on)))
        .ifPresent(
            why ->
                sink.object(
                    Objections.with(path, "on"),
                    why,
                    "leave 'on' out: each fault then finds its own victims"));
  }

  private static Optional<String> misfit(Fault fault, Hits hits, Target on) {
    boolean nodes = on instanceof Target.Nodes || on instanceof Target.NodeOf;
    return nodes == (hits == Hits.NODES)
        ? Optional.empty()
        : Optional.of(fault.name() + " cannot hit '" + on.text() + "'");
  }
}
