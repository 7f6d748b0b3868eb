package io.swarmassay.report.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a run left behind, as far as it is there.
 *
 * @param folder where it lies
 * @param run {@code run.json}, free-form; an empty object when it is missing
 * @param plan {@code plan.json}; an empty object when it is missing
 * @param verdict the judgement; INCONCLUSIVE, with the reason, when there is none
 * @param history the events, drawn together
 * @param logs lines of logs by the fault they are near
 * @param files names of files in the folder, relative to it, sorted
 * @param former files of the images of the last run before that PASSED; none without one
 */
public record RunEvidence(
    Path folder,
    JsonNode run,
    JsonNode plan,
    Verdict verdict,
    Chronicle history,
    Map<String, List<LogLine>> logs,
    List<EvidenceFile> files,
    ImageFiles former) {

  /** The same evidence with other files beside it. */
  public RunEvidence with(List<EvidenceFile> others) {
    return new RunEvidence(folder, run, plan, verdict, history, logs, others, former);
  }

  /** The outcome. */
  public Outcome outcome() {
    return verdict.outcome() == null ? Outcome.INCONCLUSIVE : verdict.outcome();
  }

  /** The checks of its verdict. */
  public List<Check> checks() {
    return verdict.checks() == null ? List.of() : verdict.checks();
  }

  /** The budgets of its verdict. */
  public List<Verdict.Budget> budgets() {
    return verdict.budgets() == null ? List.of() : verdict.budgets();
  }

  /** What came of its faults. */
  public List<Verdict.FaultResult> faults() {
    return verdict.faults() == null ? List.of() : verdict.faults();
  }

  /** What it measured, by metric. */
  public Map<String, Verdict.Summary> metrics() {
    return verdict.metrics() == null ? Map.of() : verdict.metrics();
  }

  /** When something could not be done. */
  public List<Verdict.Window> unavailability() {
    return verdict.unavailability() == null ? List.of() : verdict.unavailability();
  }

  /** The steps it left out. */
  public List<Verdict.Skip> skipped() {
    return verdict.skipped() == null ? List.of() : verdict.skipped();
  }

  /** What it cannot prove, in sentences. */
  public List<String> limits() {
    return verdict.limits() == null ? List.of() : verdict.limits();
  }

  /** Length of the run in milliseconds: the verdict's, or up to the last event. */
  public double durationMs() {
    return Math.max(1, Math.max(verdict.durationMs(), history.endMs()));
  }

  /** A text of {@code run.json} by the first of several paths that holds one; empty otherwise. */
  public String fact(String... pointers) {
    for (String pointer : pointers) {
      JsonNode node = run.at(pointer);
      if (node.isValueNode() && !node.isNull()) {
        return node.asText();
      }
    }
    return "";
  }
}
