package io.swarmassay.verdict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The judgement of an evidence folder, beside the first one.
 *
 * @param file where the verdict was written
 * @param sameHistory whether the history is the one that was judged first; empty when it never was
 */
public record Rejudgement(Path file, Verdict verdict, Optional<Boolean> sameHistory) {
  private static final String HISTORY = "history.jsonl";

  /**
   * Judges the history of an evidence folder and writes the verdict beside earlier ones. A history
   * other than the one that was judged first proves nothing.
   *
   * @throws IOException when there is no history or the verdict cannot be written
   */
  public static Rejudgement of(Path evidence) throws IOException {
    Verdict verdict = Judge.judge(evidence.resolve(HISTORY));
    Optional<Verdict> first = VerdictFile.first(evidence);
    Optional<Boolean> same =
        first.map(earlier -> earlier.historyHash().equals(verdict.historyHash()));
    Verdict said =
        same.orElse(true) ? verdict : doubted(verdict, first.orElseThrow().historyHash());
    return new Rejudgement(VerdictFile.write(evidence, said), said, same);
  }

  private static Verdict doubted(Verdict verdict, String firstHash) {
    String reason =
        "not the history that was judged first: %s then, %s now"
            .formatted(firstHash, verdict.historyHash());
    List<Check> checks = new ArrayList<>(verdict.checks());
    checks.add(Check.inconclusive("evidence", reason));
    return verdict.with(Checks.merged(checks));
  }
}
