package io.swarmassay.run;

import io.swarmassay.history.HistoryWriter;
import io.swarmassay.verdict.Judge;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.VerdictFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.function.Consumer;

/** Runs trials: performs, has the history judged, and leaves the evidence. */
public final class Runner {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final RunOptions options;
  private final Progress progress;
  private final Consumer<Path> showing;

  /**
   * A runner.
   *
   * @param showing renders what people look at from an evidence folder, after the judgement
   */
  public Runner(RunOptions options, Progress progress, Consumer<Path> showing) {
    this.options = options;
    this.progress = progress;
    this.showing = showing;
  }

  /** What a run came to, and where its evidence lies. */
  public record Result(Verdict verdict, Path evidence) {
    /** Its outcome. */
    public Outcome outcome() {
      return verdict.outcome();
    }
  }

  /** Runs a trial on a lab of its own. */
  public Result run(Trial trial) {
    return run(trial, new OwnLab(options));
  }

  /**
   * Runs a trial on a ground that may stand already.
   *
   * @throws IllegalArgumentException when its steady state has no probe: it would always hold
   */
  public Result run(Trial trial, Ground ground) {
    trial.refuseEmptiness();
    Instant started = Instant.now();
    Evidence evidence = Evidence.create(options.out(), trial.name(), started);
    try (Interrupts interrupts = new Interrupts()) {
      long seed = seed(trial);
      perform(new Script(trial.unfolded(seed), seed, started, options), evidence, ground);
      Verdict verdict = Judge.judge(evidence.file("history.jsonl"));
      VerdictFile.write(evidence.folder(), verdict);
      show(evidence.folder());
      progress.finished(verdict, evidence.folder());
      return new Result(verdict, evidence.folder());
    } catch (IOException e) {
      throw new UncheckedIOException("evidence cannot be written to " + evidence.folder(), e);
    }
  }

  private void perform(Script script, Evidence evidence, Ground ground) throws IOException {
    try (HistoryWriter history = HistoryWriter.create(evidence.file("history.jsonl"))) {
      new Run(script, evidence, history, progress).perform(ground);
    }
  }

  private long seed(Trial trial) {
    return options.seed().orElseGet(() -> trial.scenario().seed().orElseGet(Runner::fresh));
  }

  private static long fresh() {
    return RANDOM.nextInt(1, Integer.MAX_VALUE);
  }

  /** A report that cannot be rendered does not take the verdict with it. */
  private void show(Path folder) {
    try {
      showing.accept(folder);
    } catch (RuntimeException e) {
      progress.line("the report could not be rendered: " + e);
    }
  }
}
