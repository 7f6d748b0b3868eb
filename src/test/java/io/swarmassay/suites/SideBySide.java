package io.swarmassay.suites;

import io.swarmassay.image.Images;
import io.swarmassay.internal.otp.Beams;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.run.EventTap;
import io.swarmassay.run.Progress;
import io.swarmassay.run.Run;
import io.swarmassay.run.RunOptions;
import io.swarmassay.run.Runner;
import io.swarmassay.run.Trial;
import io.swarmassay.stack.Convergence;
import io.swarmassay.stack.Deployer;
import io.swarmassay.stack.Deployment;
import io.swarmassay.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Trials that play at once on one lab of one node: most of their time is waiting for nothing. */
final class SideBySide implements AutoCloseable {
  private static final int MINUTES = 3;
  private static final Duration STANDING = Duration.ofSeconds(90);

  private final Lab lab;
  private final Map<String, CompletableFuture<Verdict>> verdicts = new LinkedHashMap<>();

  private SideBySide(Lab lab) {
    this.lab = lab;
  }

  /** They have begun when this returns. */
  static SideBySide begin(Path out, List<Trial> trials) {
    Path images =
        Images.ofThisMachine().template(trials.stream().map(Trial::stack).toList()).dataRoot();
    SideBySide all = new SideBySide(Lab.start(LabPlan.of(1).from(images)));
    RunOptions options =
        new RunOptions(OptionalLong.of(1), OptionalInt.empty(), out, false, List.of());
    for (Trial trial : trials) {
      all.verdicts.put(
          trial.name(),
          CompletableFuture.supplyAsync(() -> all.played(trial, options), thread(trial.name())));
    }
    return all;
  }

  private Verdict played(Trial trial, RunOptions options) {
    return new Runner(options, Progress.SILENT, folder -> {}).run(trial, this::bear).verdict();
  }

  /**
   * What is to stand may take its time beside so many others; the time the scenario gives is all
   * for looking.
   */
  private void bear(Run run) throws InterruptedException {
    long since = run.now();
    run.stage("deploy", run.trial().stack().name());
    try (EventTap tap = run.hear(lab.swarm());
        Deployment deployment =
            Deployer.deploy(
                lab.swarm(),
                run.trial().stack(),
                run.trial().stackFile(),
                nodes -> Beams.open(lab.swarm()::dial, nodes::cookie))) {
      Convergence fate = Convergence.await(lab.swarm(), deployment.namespace(), STANDING);
      if (fate.reached()) {
        run.play(deployment, tap, since);
      } else {
        run.broken("replicas", fate.text());
      }
    }
    run.audited(List.of());
  }

  private static Executor thread(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      thread.start();
    };
  }

  /** What a trial came to. */
  Verdict verdict(String trial) {
    return verdicts.get(trial).orTimeout(MINUTES, TimeUnit.MINUTES).join();
  }

  /** The lab ends when all have ended, however they did. */
  @Override
  public void close() {
    CompletableFuture.allOf(verdicts.values().toArray(CompletableFuture[]::new))
        .orTimeout(MINUTES, TimeUnit.MINUTES)
        .handle((all, failed) -> failed)
        .join();
    lab.close();
  }
}
