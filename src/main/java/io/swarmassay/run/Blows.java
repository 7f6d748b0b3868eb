package io.swarmassay.run;

import io.swarmassay.fault.Fault;
import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import io.swarmassay.scenario.Step;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Strikes faults one at a time: journal, strike, proof, hold, cure, proof, recovery. */
final class Blows {
  private final Deployment deployment;
  private final Victims victims;
  private final Journal journal;
  private final SteadyState steady;
  private final Recorder recorder;
  private final Progress progress;
  private final EventTap tap;
  private final Plan plan;
  private int count;

  Blows(Stage stage, Victims victims, Journal journal, SteadyState steady, Plan plan) {
    this.deployment = stage.deployment();
    this.recorder = stage.recorder();
    this.progress = stage.progress();
    this.tap = stage.tap();
    this.victims = victims;
    this.journal = journal;
    this.steady = steady;
    this.plan = plan;
  }

  /** Strikes once and waits for recovery; returns whether it came in time. */
  boolean strike(Step.Inflict step, Duration within) throws InterruptedException {
    String id = "f" + ++count;
    Fault fault = step.fault();
    List<Victim> whom = victims.resolve(step.on());
    List<String> names = whom.stream().map(Victim::name).toList();
    plan.resolved(id, fault.name(), step.on().text(), names);
    progress.stage(id + ": " + fault.name() + " " + String.join(", ", names));
    Fault.Blow blow = fault.aim(deployment, whom);
    Journal.Entry entry = journal.open(id, blow.remedy());
    recorder.record(
        new Event.Struck(
            recorder.now(),
            id,
            fault.name(),
            step.on().text(),
            names,
            fault.healer().name(),
            within.toMillis(),
            fault.floor().toMillis()));
    blow.strike();
    Fault.Proof bites = blow.bites();
    recorder.record(new Event.Proven(recorder.now(), id, bites.holds(), bites.text()));
    return fault.healer() == Fault.Healer.REMEDY || step.hold().isPresent()
        ? cured(id, step, blow, entry, names, within)
        : left(id, fault, entry, names, within);
  }

  /** Held, undone by us, and then recovered. */
  private boolean cured(
      String id,
      Step.Inflict step,
      Fault.Blow blow,
      Journal.Entry entry,
      List<String> names,
      Duration within)
      throws InterruptedException {
    long until = System.nanoTime() + step.hold().orElse(Duration.ZERO).toNanos();
    steady.glance("during " + id);
    rest(Duration.ofNanos(Math.max(1_000_000, until - System.nanoTime())));
    cure(id, step.fault(), blow, entry);
    return recover(id, step.fault(), names, within);
  }

  /** Left to others to make good; what is left of it is undone only then. */
  private boolean left(
      String id, Fault fault, Journal.Entry entry, List<String> names, Duration within)
      throws InterruptedException {
    boolean recovered = recover(id, fault, names, within);
    journal.close(entry);
    return recovered;
  }

  /** Quiet time: returns after the given time, whatever engines report. */
  void rest(Duration lasting) throws InterruptedException {
    tap.awaitMoreThan(Long.MAX_VALUE, lasting.toMillis());
  }

  private void cure(String id, Fault fault, Fault.Blow blow, Journal.Entry entry) {
    journal.close(entry);
    if (fault.healer() == Fault.Healer.REMEDY) {
      long cured = recorder.now();
      Fault.Proof gone = blow.gone();
      recorder.record(new Event.Cured(cured, id, gone.holds(), gone.text()));
    }
  }

  private boolean recover(String id, Fault fault, List<String> names, Duration within)
      throws InterruptedException {
    long from = recorder.now();
    SteadyState.Wait wait = steady.await("after " + id, within, Optional.of(id));
    recorder.record(new Event.Recovered(recorder.now(), id, wait.held(), wait.reason()));
    long ms = (recorder.now() - from) / 1_000;
    String whom = fault.name() + " " + String.join(", ", names);
    progress.line(
        wait.held()
            ? id + " " + whom + ": steady again after " + ms + " ms"
            : id
                + " "
                + whom
                + ": not steady within "
                + within.toSeconds()
                + " s: "
                + wait.reason());
    return wait.held();
  }
}
