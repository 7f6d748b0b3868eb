package io.swarmassay.report;

import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Whether the evidence holds together: the history is whole, and the one that was judged. */
final class Integrity {
  private Integrity() {}

  /** What speaks against it. */
  static List<Reasons.Reason> doubts(RunEvidence evidence) {
    List<Reasons.Reason> doubts = new ArrayList<>();
    String damage = evidence.history().damage();
    if (!damage.isEmpty()) {
      doubts.add(doubt("history.jsonl", "could not be read to its end: " + damage));
    }
    if (edited(evidence)) {
      doubts.add(doubt("history.jsonl", "is not the history that was judged: the hashes differ"));
    }
    return doubts;
  }

  private static Reasons.Reason doubt(String what, String text) {
    return new Reasons.Reason(Outcome.INCONCLUSIVE, what, text, "#files");
  }

  private static boolean edited(RunEvidence evidence) {
    String judged = judged(evidence);
    return !judged.isEmpty() && !judged.equals(evidence.history().hash());
  }

  private static String judged(RunEvidence evidence) {
    String hash = evidence.verdict().historyHash();
    return hash == null ? "" : hash;
  }

  /** One line for the foot of the page. */
  static String foot(RunEvidence evidence) {
    String judged = judged(evidence);
    if (judged.isEmpty()) {
      return "The verdict carries no hash of its history.";
    }
    return edited(evidence)
        ? "The verdict was made from a history with another hash: " + judged
        : "History "
            + judged
            + ", read to its last line and found unedited since it was judged."
            + " A copy of this hash kept elsewhere shows whether all of it was replaced.";
  }
}
