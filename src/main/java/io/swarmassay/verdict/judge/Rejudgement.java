package io.swarmassay.verdict.judge;

import io.swarmassay.history.JsonDamage;
import io.swarmassay.verdict.Seal;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.VerdictFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The judgement of an evidence folder, beside the first one.
 *
 * @param file where the verdict was written
 * @param sameHistory whether the history is the one that was judged first; empty when it never was,
 *     or when that verdict cannot be read
 * @param unreadable why the first verdict cannot be read; judging does not need it
 */
public record Rejudgement(
    Path file, Verdict verdict, Optional<Boolean> sameHistory, Optional<String> unreadable) {
  private static final String HISTORY = "history.jsonl";

  /**
   * Judges the history of an evidence folder and writes the verdict beside earlier ones. A history
   * other than the one that was judged first proves nothing.
   *
   * @throws IOException when there is no history or the verdict cannot be written
   */
  public static Rejudgement of(Path evidence) throws IOException {
    return of(evidence, Optional.empty());
  }

  /** The same; evidence whose seal does not hold proves nothing either. */
  public static Rejudgement of(Path evidence, Optional<Seal> seal) throws IOException {
    Optional<String> broken = seal.isPresent() ? seal.get().broken(evidence) : Optional.empty();
    Verdict verdict = Judge.judge(evidence.resolve(HISTORY));
    Optional<Verdict> first = Optional.empty();
    Optional<String> unreadable = Optional.empty();
    try {
      first = VerdictFile.first(evidence);
    } catch (IOException damaged) {
      unreadable = Optional.of("verdict.json cannot be read: " + JsonDamage.of(damaged));
    }
    Optional<Boolean> same =
        first.map(earlier -> earlier.historyHash().equals(verdict.historyHash()));
    Verdict said =
        same.orElse(true) ? verdict : doubted(verdict, first.orElseThrow().historyHash());
    Verdict whole = broken.map(why -> Doubt.cast(said, "seal", why)).orElse(said);
    return new Rejudgement(VerdictFile.write(evidence, whole), whole, same, unreadable);
  }

  private static Verdict doubted(Verdict verdict, String firstHash) {
    String reason =
        String.format(
            Locale.ROOT,
            "not the history that was judged first: %s then, %s now",
            firstHash,
            verdict.historyHash());
    return Doubt.cast(verdict, "evidence", reason);
  }
}
