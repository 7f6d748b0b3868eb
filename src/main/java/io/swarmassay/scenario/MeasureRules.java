package io.swarmassay.scenario;

import io.swarmassay.history.Metric;
import io.swarmassay.history.Promise;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a scenario measures what the documents promise: a hard budget without a measurement is
 * INCONCLUSIVE, which is better known before the run than after it.
 */
final class MeasureRules {
  private final Catalogue words;
  private final Scenario scenario;
  private final Objections.Sink sink;

  MeasureRules(Catalogue words, Scenario scenario, Objections.Sink sink) {
    this.words = words;
    this.scenario = scenario;
    this.sink = sink;
  }

  void check(List<Promise> documented) {
    Set<String> missing = new LinkedHashSet<>();
    documented.stream()
        .filter(promise -> promise.kind() == Promise.Kind.HARD)
        .filter(promise -> !measured(promise.metric()))
        .forEach(promise -> missing.add(promise.metric()));
    missing.forEach(
        metric ->
            probe(metric)
                .ifPresent(
                    probe ->
                        sink.object(
                            List.of("steady", "probes"),
                            "the stack's documents promise " + metric + ", which nothing measures",
                            "add - " + probe)));
  }

  /** Whether a word in use measures it, or one that nobody here knows. */
  private boolean measured(String metric) {
    Stream<Optional<? extends Word<?>>> probes =
        scenario.steady().probes().stream().map(probe -> words.probes().named(probe.name()));
    Stream<Optional<? extends Word<?>>> traffic =
        scenario.traffic().stream().map(kind -> words.traffic().named(kind.name()));
    return Stream.concat(probes, traffic)
        .anyMatch(word -> word.isEmpty() || measures(word.get(), metric));
  }

  /** The probe that measures it; empty for what is measured in another way, such as startup. */
  private Optional<String> probe(String metric) {
    return words.probes().words().values().stream()
        .filter(word -> measures(word, metric))
        .map(Word::name)
        .findFirst();
  }

  private static boolean measures(Word<?> word, String metric) {
    return word.measures().stream().map(Metric::label).anyMatch(metric::equals);
  }
}
