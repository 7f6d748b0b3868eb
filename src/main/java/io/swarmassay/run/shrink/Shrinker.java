package io.swarmassay.run.shrink;

import io.swarmassay.run.Ground;
import io.swarmassay.run.Progress;
import io.swarmassay.run.RunOptions;
import io.swarmassay.run.Runner;
import io.swarmassay.run.SharedLab;
import io.swarmassay.run.Trial;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reduces a plan that failed to its shortest one that fails in the same way. Every candidate is run
 * for real; only FAILED by one of the same checks counts, INCONCLUSIVE never does.
 */
public final class Shrinker {
  private final Runner runner;
  private final Ground ground;
  private final Budget budget;
  private final Watcher watcher;
  private final long begin = System.nanoTime();
  private int runs;

  /**
   * A shrinker.
   *
   * @param ground where candidates run, each with a fresh deployment
   */
  Shrinker(Runner runner, Ground ground, Budget budget, Watcher watcher) {
    this.runner = runner;
    this.ground = ground;
    this.budget = budget;
    this.watcher = watcher;
  }

  /** Shrinks on a lab of its own, which all candidates share. */
  public static Shrunk shrink(Failure failure, RunOptions options, Budget budget, Watcher watcher) {
    try (SharedLab lab = new SharedLab()) {
      Runner runner = new Runner(options, Progress.SILENT, folder -> {});
      return new Shrinker(runner, lab, budget, watcher).shrink(failure);
    }
  }

  /**
   * How much may be tried; no run is begun after either is used up.
   *
   * @param runs at most so many
   */
  public record Budget(Duration time, int runs) {}

  /** Hears of each candidate that was run. */
  public interface Watcher {
    /**
     * A candidate was run.
     *
     * @param run counts from 1
     * @param same whether it failed in the same way
     */
    void tried(int run, List<String> strikes, Verdict verdict, boolean same);
  }

  /**
   * What came of it.
   *
   * @param trial the shortest plan that was seen to fail
   * @param strikes what it strikes, in words
   * @param minimal whether every strike of it is needed
   * @param failed how often it was seen to fail in the same way
   * @param tried how often it was run
   * @param runs how many runs all this took
   */
  public record Shrunk(
      Trial trial, List<String> strikes, boolean minimal, int failed, int tried, int runs) {
    /** Whether it failed each time it was run, and cannot be shorter. */
    public boolean sure() {
      return minimal && failed == tried && tried > 1;
    }
  }

  /** Shrinks. */
  Shrunk shrink(Failure failure) {
    Strands strands = Strands.of(failure.trial().scenario());
    List<Strands.Strike> struck = strands.struck(failure.lines());
    Set<String> culprits = culprits(failure.verdict());
    if (struck.isEmpty() || !fails(failure, strands, struck, culprits)) {
      return shrunk(failure, strands, struck, false, 0, struck.isEmpty() ? 0 : 1);
    }
    DeltaDebugging.Rest<Strands.Strike> rest =
        new DeltaDebugging<Strands.Strike>(
                candidate -> fails(failure, strands, candidate, culprits), this::mayRun)
            .shrink(struck);
    boolean again = mayRun();
    boolean same = again && fails(failure, strands, rest.parts(), culprits);
    return shrunk(failure, strands, rest.parts(), rest.minimal(), same ? 2 : 1, again ? 2 : 1);
  }

  private Shrunk shrunk(
      Failure failure,
      Strands strands,
      List<Strands.Strike> strikes,
      boolean minimal,
      int failed,
      int tried) {
    Trial trial = trial(failure, strands, strikes);
    return new Shrunk(trial, texts(strikes), minimal, failed, tried, runs);
  }

  private boolean mayRun() {
    return runs < budget.runs() && System.nanoTime() - begin < budget.time().toNanos();
  }

  private boolean fails(
      Failure failure, Strands strands, List<Strands.Strike> candidate, Set<String> culprits) {
    Verdict verdict = runner.run(trial(failure, strands, candidate), ground).verdict();
    boolean same =
        verdict.outcome() == Outcome.FAILED
            && culprits(verdict).stream().anyMatch(culprits::contains);
    watcher.tried(++runs, texts(candidate), verdict, same);
    return same;
  }

  private static Trial trial(Failure failure, Strands strands, List<Strands.Strike> strikes) {
    Trial whole = failure.trial();
    return new Trial(whole.name(), strands.with(strikes), whole.stack(), whole.promises());
  }

  private static List<String> texts(List<Strands.Strike> strikes) {
    return strikes.stream()
        .map(strike -> strike.inflict().fault().name() + " " + strike.inflict().on().text())
        .toList();
  }

  /** The checks and budgets that failed. */
  static Set<String> culprits(Verdict verdict) {
    Stream<String> checks =
        verdict.checks().stream()
            .filter(check -> check.outcome() == Outcome.FAILED)
            .map(Check::name);
    Stream<String> budgets =
        verdict.budgets().stream()
            .filter(budget -> budget.outcome() == Outcome.FAILED)
            .map(budget -> "budget " + budget.metric());
    return Stream.concat(checks, budgets).collect(Collectors.toCollection(TreeSet::new));
  }
}
