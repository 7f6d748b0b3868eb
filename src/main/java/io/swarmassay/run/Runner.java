package io.swarmassay.run;

import io.swarmassay.history.HistoryWriter;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.VerdictFile;
import io.swarmassay.verdict.judge.Doubt;
import io.swarmassay.verdict.judge.Judge;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    EvidenceFolder evidence = EvidenceFolder.create(options.out(), trial.name(), started);
    try (Interrupts interrupts = new Interrupts()) {
      long seed = seed(trial);
      RunSpec script = new RunSpec(trial.unfolded(seed), seed, started, options);
      Optional<String> broken = perform(script, evidence, ground);
      Thread.interrupted(); // whoever hurried us has been heard; what is left must be written
      Verdict verdict = judged(evidence, broken);
      Verdict said = written(evidence, verdict);
      show(evidence.folder());
      progress.finished(said, evidence.folder());
      return new Result(said, evidence.folder());
    }
  }

  /** Why the evidence is not whole, if it is not: a disk may be full, or go away. */
  private Optional<String> perform(RunSpec script, EvidenceFolder evidence, Ground ground) {
    try (HistoryWriter history = HistoryWriter.create(evidence.file("history.jsonl"))) {
      new Run(script, evidence, history, progress).perform(ground);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("cannot be written: " + e.getMessage());
    } catch (RuntimeException | Error e) {
      return Optional.of(Reason.of(e));
    }
  }

  /** What can be judged, as far as the history goes. */
  private static Verdict judged(EvidenceFolder evidence, Optional<String> broken) {
    try {
      Verdict verdict = Judge.judge(evidence.file("history.jsonl"));
      return broken.map(why -> Doubt.cast(verdict, "evidence", why)).orElse(verdict);
    } catch (IOException e) {
      String why = broken.orElse("the history cannot be read: " + e.getMessage());
      return Doubt.cast(Judge.judge(List.of()), "evidence", why);
    }
  }

  /** A verdict that no disk takes is still told. */
  private static Verdict written(EvidenceFolder evidence, Verdict verdict) {
    try {
      VerdictFile.write(evidence.folder(), verdict);
      return verdict;
    } catch (IOException e) {
      return Doubt.cast(verdict, "evidence", "verdict.json cannot be written: " + e.getMessage());
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
      progress.line("the report could not be rendered: " + Reason.of(e));
    }
  }
}
