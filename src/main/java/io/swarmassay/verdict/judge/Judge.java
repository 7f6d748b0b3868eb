package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.index.HistoryIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Judges histories: the same history always comes to the same verdict. Immutable. */
public final class Judge {
  private final List<Checker> checkers;

  /** A judge with checkers of one's own choice. */
  public Judge(List<Checker> checkers) {
    this.checkers = List.copyOf(checkers);
  }

  /** The judge that asks every checker of the product. */
  public static Judge standard() {
    return new Judge(
        List.of(
            new SteadyStateChecker(),
            new FaultEffects(),
            new Recoveries(),
            new Waits(),
            new Completeness(),
            new Aftermath(),
            new Bookkeeping(),
            new Flow(),
            new DeliveryChecker(),
            new Durability(),
            new Availability(),
            new Rto(),
            new MembershipChecker(),
            new Resolution(),
            new Restarts(),
            new OneLifePerSlot(),
            new Stops(),
            new Latency(),
            new Steadiness()));
  }

  /** Whom it asks, in order. */
  public List<Checker> checkers() {
    return checkers;
  }

  /** Judges events in memory. */
  public static Verdict judge(Iterable<? extends Event> history) {
    HistoryIndex facts = new HistoryIndex();
    history.forEach(facts::accept);
    return standard().verdict(facts);
  }

  /**
   * Judges a recorded history, as far as it can be read.
   *
   * @throws IOException when the file cannot be read at all
   */
  public static Verdict judge(Path history) throws IOException {
    return standard().verdict(HistoryIndex.read(history));
  }

  /** The verdict on facts. */
  public Verdict verdict(HistoryIndex facts) {
    List<Check> checks = new ArrayList<>();
    checkers.forEach(checker -> checks.addAll(results(checker, facts)));
    List<Verdict.Budget> budgets = new ArrayList<>();
    checks.addAll(guarded("budgets", () -> budgets.addAll(Budgets.of(facts))));
    return assembled(facts, checks, budgets);
  }

  /** What a broken checker touched may break here again; then the rest still stands. */
  private static Verdict assembled(
      HistoryIndex facts, List<Check> checks, List<Verdict.Budget> budgets) {
    try {
      return new Assembly(facts, Checks.merged(checks), budgets).verdict();
    } catch (RuntimeException | StackOverflowError e) {
      checks.add(Check.inconclusive("numbers", "could not be put together: " + e));
      return Assembly.bare(facts, Checks.merged(checks), budgets);
    }
  }

  private static List<Check> results(Checker checker, HistoryIndex facts) {
    List<Check> results = new ArrayList<>();
    results.addAll(guarded(checker.name(), () -> results.addAll(checker.check(facts))));
    return results;
  }

  /** A checker that breaks proves nothing, and says which one it was. */
  private static List<Check> guarded(String name, Runnable part) {
    try {
      part.run();
      return List.of();
    } catch (RuntimeException | StackOverflowError e) {
      return List.of(Check.inconclusive(name, "the checker itself broke: " + e));
    }
  }
}
