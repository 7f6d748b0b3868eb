package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.history.HistoryReader;
import io.swarmassay.image.Images;
import io.swarmassay.internal.otp.Beams;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.probe.Reading;
import io.swarmassay.run.Progress;
import io.swarmassay.run.Run;
import io.swarmassay.run.RunOptions;
import io.swarmassay.run.Runner;
import io.swarmassay.run.Trial;
import io.swarmassay.run.record.EventTap;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.deploy.Convergence;
import io.swarmassay.stack.deploy.Deployer;
import io.swarmassay.swarm.Await;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Seen;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Trials that play at once on one lab of one node: most of their time is waiting for nothing. Each
 * begins when what is sound of its stack works and its defect is there, however long that takes.
 */
final class SideBySide implements AutoCloseable {
  private static final int MINUTES = 8;
  private static final Duration STANDING = Duration.ofSeconds(90);

  private final Semaphore room;
  private final Lab lab;
  private final Map<String, CompletableFuture<Runner.Result>> results = new LinkedHashMap<>();

  private SideBySide(Lab lab, int together) {
    this.lab = lab;
    this.room = new Semaphore(together, true);
  }

  /**
   * A trial and the moment at which it may begin.
   *
   * @param ready healthy from then on; else says what is missing
   */
  record Bout(Trial trial, Function<Deployment, Reading> ready) {}

  /** They have begun when this returns. */
  static SideBySide begin(Path out, List<Bout> bouts) {
    return begin(out, bouts, bouts.size());
  }

  /** No more than so many at once: each of many heavy stacks would wait for the others. */
  static SideBySide begin(Path out, List<Bout> bouts, int together) {
    Path images =
        Images.ofThisMachine()
            .template(bouts.stream().map(bout -> bout.trial().stack()).toList())
            .dataRoot();
    SideBySide all = new SideBySide(Lab.start(LabPlan.of(1).from(images)), together);
    RunOptions options =
        new RunOptions(OptionalLong.of(1), OptionalInt.empty(), out, false, List.of());
    for (Bout bout : bouts) {
      String name = bout.trial().name();
      all.results.put(
          name, CompletableFuture.supplyAsync(() -> all.played(bout, options), thread(name)));
    }
    return all;
  }

  private Runner.Result played(Bout bout, RunOptions options) {
    room.acquireUninterruptibly();
    try {
      return new Runner(options, Progress.SILENT, folder -> {})
          .run(bout.trial(), run -> bear(run, bout.ready()));
    } finally {
      room.release();
    }
  }

  /**
   * What is to stand may take its time beside so many others; the time the scenario gives is all
   * for looking.
   */
  private void bear(Run run, Function<Deployment, Reading> ready) throws InterruptedException {
    long since = run.now();
    run.stage("deploy", run.trial().stack().name());
    try (EventTap tap = run.hear(lab.swarm());
        Deployment deployment =
            Deployer.deploy(
                lab.swarm(),
                run.trial().stack(),
                run.trial().stackFile(),
                nodes -> Beams.open(lab.swarm()::dial, nodes::cookie),
                blueprint -> heard(tap, run, blueprint))) {
      Convergence fate = Convergence.await(lab.swarm(), deployment.namespace(), STANDING);
      if (fate.reached()) {
        await(deployment, ready);
        run.play(deployment, tap, since);
      } else {
        run.unconverged(since, STANDING, fate.text());
      }
    }
    run.audited(List.of());
  }

  private static Blueprint heard(EventTap tap, Run run, Blueprint blueprint) {
    tap.of(blueprint.namespace(), run.trial().stackFile().services());
    return blueprint;
  }

  private void await(Deployment deployment, Function<Deployment, Reading> ready) {
    try (Await await = Await.on(lab.swarm())) {
      await.until("the trial's begin", STANDING, () -> seen(ready.apply(deployment)));
    }
  }

  private static Seen<Boolean> seen(Reading reading) {
    return Seen.of(reading.healthy(), reading.reason());
  }

  private static Executor thread(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      thread.start();
    };
  }

  private Runner.Result result(String trial) {
    return results.get(trial).orTimeout(MINUTES, TimeUnit.MINUTES).join();
  }

  /** What a trial came to. */
  Verdict verdict(String trial) {
    return result(trial).verdict();
  }

  /**
   * What a probe had against the stack in a trial, each reason once. The deciding one alone may say
   * how slow this machine is.
   */
  List<String> reasons(String trial, String probe) {
    List<Event> events = new ArrayList<>();
    try {
      HistoryReader.read(result(trial).evidence().resolve("history.jsonl"), events::add);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return events.stream()
        .filter(Event.Looked.class::isInstance)
        .map(Event.Looked.class::cast)
        .filter(looked -> looked.probe().equals(probe) && !looked.healthy())
        .map(Event.Looked::reason)
        .distinct()
        .toList();
  }

  /**
   * What the check had against the stack, at any time, when it decided the run and no other did: of
   * others it may only be unknown, at the very end, how they were.
   */
  List<String> convicted(String trial, String name) {
    Verdict verdict = verdict(trial);
    assertThat(verdict.outcome()).as(verdict.checks().toString()).isEqualTo(Outcome.FAILED);
    List<Check> failed =
        verdict.checks().stream().filter(check -> check.outcome() == Outcome.FAILED).toList();
    assertThat(failed).as(verdict.checks().toString()).extracting(Check::name).contains(name);
    assertThat(failed)
        .filteredOn(check -> !check.name().equals(name))
        .allSatisfy(check -> assertThat(check.reason()).contains("no answer"));
    return reasons(trial, name);
  }

  /** The lab ends when all have ended, however they did. */
  @Override
  public void close() {
    CompletableFuture.allOf(results.values().toArray(CompletableFuture[]::new))
        .orTimeout(MINUTES, TimeUnit.MINUTES)
        .handle((all, failed) -> failed)
        .join();
    lab.close();
  }
}
