package io.swarmassay.records;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.judge.Judge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What one run measured, ready to be compared with other nights.
 *
 * @param hash running hash of its history, which names the run
 * @param whole whether the run came to its end
 * @param calibration empty when the machine was not measured in that run
 * @param samples by metric, in the metric's unit
 */
public record Observation(
    String scenario,
    String hash,
    Outcome outcome,
    boolean whole,
    Optional<Calibration> calibration,
    Map<String, double[]> samples) {

  /** Reads the history of an evidence folder. */
  public static Observation of(Path evidence) throws IOException {
    HistoryIndex facts = HistoryIndex.read(evidence.resolve("history.jsonl"));
    return of(facts, Judge.standard().verdict(facts));
  }

  static Observation of(HistoryIndex facts, Verdict verdict) {
    Optional<Calibration> calibration =
        facts
            .all(Event.Noted.class)
            .filter(noted -> noted.topic().equals("calibration"))
            .findFirst()
            .flatMap(noted -> Calibration.of(noted.facts()));
    return new Observation(
        verdict.scenario(),
        verdict.historyHash(),
        verdict.outcome(),
        facts.closed(),
        calibration,
        facts.measurements());
  }
}
