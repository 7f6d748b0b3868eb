package io.swarmassay.run;

import io.swarmassay.history.Cause;
import io.swarmassay.history.Event;
import io.swarmassay.history.HistoryWriter;
import io.swarmassay.records.Calibration;
import io.swarmassay.run.record.EventTap;
import io.swarmassay.run.record.LeaderWatch;
import io.swarmassay.run.record.LogKeeper;
import io.swarmassay.run.record.Ticker;
import io.swarmassay.scenario.ProbeLabels;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.Threads;
import io.swarmassay.traffic.Traffic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** One run of a trial: writes what happens into history and evidence, and judges nothing. */
public final class Run {
  private final RunSpec script;
  private final EvidenceFolder evidence;
  private final HistoryWriter history;
  private final Progress progress;
  private final Journal journal;
  private final RunFile file;
  private final Plan plan = new Plan();
  private final AtomicBoolean deaf = new AtomicBoolean();
  private final Thread player = Thread.currentThread();
  private volatile boolean lost;

  Run(RunSpec script, EvidenceFolder evidence, HistoryWriter history, Progress progress) {
    this.script = script;
    this.evidence = evidence;
    this.history = history;
    this.progress = progress;
    this.journal = new Journal(evidence.file("journal.jsonl"), history);
    this.file = new RunFile(evidence, script);
  }

  /** What is run. */
  public Trial trial() {
    return script.trial();
  }

  /** From the first event to the last, whatever happens between. */
  void perform(Ground ground) {
    history.record(opened());
    try (Swarm.Subscription failures = Threads.onFailure(this::failed);
        Ticker ticker = new Ticker(history)) {
      played(ground);
    }
  }

  private void played(Ground ground) {
    file.write();
    evidence.write(PlanFile.NAME, plan.document(script));
    String how = "finished";
    try {
      ground.check(trial());
      noted("calibration", Calibration.recent(evidence.folder()).facts());
      ground.bear(this);
    } catch (InterruptedException e) {
      how = lost ? "broken" : "interrupted";
      followUp("interrupted");
    } catch (RuntimeException | Error e) {
      how = "broken";
      followUp(Reason.of(e));
    }
    evidence.write(PlanFile.NAME, plan.document(script));
    history.record(new Event.Closed(history.now(), how));
  }

  private Event.Opened opened() {
    Scenario scenario = trial().scenario();
    return new Event.Opened(
        history.now(),
        Event.SCHEMA,
        trial().name(),
        scenario.title(),
        trial().stack().name(),
        script.seed(),
        script.started(),
        List.copyOf(ProbeLabels.of(scenario.steady().probes()).keySet()),
        trial().strikes(),
        trial().concerned(),
        scenario.traffic().stream().map(Traffic::name).toList());
  }

  /** Of what a dead lab brings about nothing more need be said. */
  private void followUp(String message) {
    if (!lost && !history.broken()) {
      trouble("run", message);
    }
  }

  /** The lab died, by no doing of this run's: nothing after this moment says anything. */
  void lost(String reason) {
    lost = true;
    trouble("lab", reason);
  }

  /** Whether the lab died. */
  boolean lost() {
    return lost;
  }

  /** A thread of ours died of an exception: whatever it was to see was not seen. */
  private void failed(String thread, Throwable why) {
    if (!history.broken()) {
      trouble("thread " + thread, Reason.of(why));
    } else if (deaf.compareAndSet(false, true)) { // whoever writes finds out, one after the other
      progress.line(Reason.of(why));
      player.interrupt();
    }
  }

  /** The run reached a stage. */
  public void stage(String name, String detail) {
    progress.stage(name + (detail.isEmpty() ? "" : ": " + detail));
    history.record(new Event.Stage(history.now(), name, detail));
  }

  /** Harness or lab failed: the run proves nothing. */
  public void trouble(String where, String message) {
    progress.line(where + ": " + message);
    history.record(new Event.Trouble(history.now(), where, message));
  }

  /**
   * The deployment did not come to stand, so that the steady state could not be asked for.
   *
   * @param since when it was asked for
   * @param reason the engine's own
   */
  public void unconverged(long since, Duration within, String reason) {
    progress.line("the deployment did not come to stand: " + reason);
    long now = history.now();
    history.record(new Event.Looked(now, "replicas", "start", false, reason, true));
    history.record(
        new Event.Awaited(now, "start", since, within.toMillis(), false, "deployment: " + reason));
  }

  /** Facts that became known: versions, images, abilities. */
  public void noted(String topic, Map<String, String> facts) {
    history.record(new Event.Noted(history.now(), topic, facts));
    file.add(topic, facts);
  }

  /** Microseconds since the run began. */
  public long now() {
    return history.now();
  }

  /** Hears what the engines report, into the history, until closed. */
  public EventTap hear(Swarm swarm) {
    return new EventTap(swarm, history);
  }

  /** Copies a log of the ground into the evidence. */
  public LogKeeper logs() {
    return new LogKeeper(evidence.file("logs"));
  }

  /** The lab was handed to a holder for a look; there is nothing to audit before it ends. */
  public void kept(String lab, Duration ttl) {
    noted(Event.Noted.KEPT, Map.of("lab", lab, "ends after", ttl.toString()));
    progress.line("kept up for " + ttl.toMinutes() + " min: ./assay lab down " + lab + " ends it");
  }

  /** What the audit found left behind. */
  public void audited(List<String> left) {
    journal.audit(left);
    history.record(new Event.Audited(history.now(), left));
  }

  /**
   * Plays the scenario on a deployment.
   *
   * @param tap hears the deployment's containers end; see {@link EventTap#of}
   * @param since when the deployment was asked for, by {@link #now}
   */
  public void play(Deployment deployment, EventTap tap, long since) throws InterruptedException {
    Stage stage =
        new Stage(
            deployment, history, progress, tap.of(deployment.namespace(), deployment.services()));
    Performance performance =
        new Performance(trial().scenario(), stage, journal, plan, script.seed());
    try (LeaderWatch leaders = new LeaderWatch(deployment.swarm(), history)) {
      boolean held = performance.start();
      if (held) {
        StartMeasures measures = new StartMeasures(history);
        measures.startup(since, tap.lastStart(deployment.namespace()));
        measures.sizes(deployment).ifPresent(why -> stage("image sizes unknown", why));
        held = underTraffic(performance, deployment);
      }
      new WhyRecorder(this, plan.strikes()).look(deployment, tap, held);
    } finally {
      boolean interrupted = Thread.interrupted();
      if (lost) {
        journal.endWithLab();
      } else {
        journal.closeAll().forEach(open -> trouble("remedy", open));
        logs().keep(deployment);
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Why something is broken became known; whether that is worth telling, the verdict says. */
  void diagnosed(Cause cause) {
    history.record(new Event.Diagnosed(history.now(), cause));
  }

  private boolean underTraffic(Performance performance, Deployment deployment)
      throws InterruptedException {
    Deque<Traffic.Flow> flows = new ArrayDeque<>();
    try {
      for (Traffic traffic : trial().scenario().traffic()) {
        flows.push(traffic.start(deployment, history, script.seed()));
      }
      return performance.play();
    } finally {
      flows.forEach(this::end);
    }
  }

  /** One flow that cannot be ended in good order does not keep the others from it. */
  private void end(Traffic.Flow flow) {
    try {
      flow.close();
    } catch (RuntimeException e) {
      trouble("traffic", Reason.of(e));
    }
  }
}
