package io.swarmassay.run;

import io.swarmassay.fault.Fault;
import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import io.swarmassay.run.record.EventTap;
import io.swarmassay.scenario.Quantity;
import io.swarmassay.scenario.Step;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Strikes faults: journal, strike, proof, hold, cure, proof, recovery. */
final class Blows {
  private final Deployment deployment;
  private final Victims victims;
  private final Journal journal;
  private final SteadyStateWait steady;
  private final Recorder recorder;
  private final Progress progress;
  private final EventTap tap;
  private final Plan plan;

  /** When each fault's recovery began: at its strike, or at its cure where a remedy ends it. */
  private final Map<String, Long> since = new HashMap<>();

  private int count;

  Blows(Stage stage, Victims victims, Journal journal, SteadyStateWait steady, Plan plan) {
    this.deployment = stage.deployment();
    this.recorder = stage.recorder();
    this.progress = stage.progress();
    this.tap = stage.tap();
    this.victims = victims;
    this.journal = journal;
    this.steady = steady;
    this.plan = plan;
  }

  /** A fault that was struck. */
  record Flight(
      String id,
      Step.Inflict step,
      Fault.Blow blow,
      Journal.Entry entry,
      List<Victim> victims,
      Replacements ended) {
    /** What was struck, in words. */
    String text() {
      return step.fault().name() + " " + String.join(", ", names());
    }

    List<String> names() {
      return victims.stream().map(Victim::name).toList();
    }

    /** Whether it stays until we cure it. */
    boolean held() {
      return step.fault().healer() == Fault.Healer.REMEDY || step.hold().isPresent();
    }
  }

  /** Strikes once and waits for recovery; returns whether it came in time. */
  boolean strike(Step.Inflict step, Duration within) throws InterruptedException {
    Flight flight = launch(step, victims.resolve(step.on()), within);
    prove(flight);
    if (flight.held()) {
      hold(flight);
      cure(flight);
      return recover(List.of(flight), within);
    }
    boolean recovered = recover(List.of(flight), within);
    close(flight);
    return recovered;
  }

  /** Whom a step means now. */
  List<Victim> victims(Step.Inflict step) {
    return victims.resolve(step.on());
  }

  /** Journals and strikes. */
  Flight launch(Step.Inflict step, List<Victim> whom, Duration within) {
    String id = "f" + ++count;
    Fault fault = step.fault();
    List<String> names = whom.stream().map(Victim::name).toList();
    plan.resolved(id, fault.name(), step.on().text(), names);
    progress.stage(id + ": " + fault.name() + " " + String.join(", ", names));
    Fault.Blow blow = fault.aim(deployment, whom);
    Replacements ended = ended(fault, blow, whom);
    Journal.Entry entry = journal.open(id, blow.remedy());
    since.put(id, recorder.now());
    recorder.record(
        new Event.Struck(
            since.get(id),
            id,
            fault.name(),
            step.on().text(),
            names,
            fault.healer().name(),
            within.toMillis(),
            fault.floor().toMillis()));
    blow.strike();
    return new Flight(id, step, blow, entry, whom, ended);
  }

  /** The replicas that it ends, with the containers they have now. */
  private Replacements ended(Fault fault, Fault.Blow blow, List<Victim> whom) {
    if (!fault.replaces()) {
      return new Replacements(List.of(blow), List.of());
    }
    List<Replica> hit = new ArrayList<>();
    for (Victim victim : whom) {
      if (victim instanceof Replica replica) {
        hit.add(replica);
      } else {
        hit.addAll(on(victim.name()));
      }
    }
    return new Replacements(List.of(blow), List.copyOf(hit));
  }

  /** What runs on a node; nothing while the managers elect, as they do between two such strikes. */
  private List<Replica> on(String node) {
    try {
      return deployment.running().stream().filter(each -> each.node().equals(node)).toList();
    } catch (SwarmException unanswered) {
      return List.of();
    }
  }

  /** Measures that it bites. */
  void prove(Flight flight) {
    Fault.Proof bites = flight.blow().bites();
    recorder.record(new Event.Proven(recorder.now(), flight.id(), bites.holds(), bites.text()));
  }

  private void hold(Flight flight) throws InterruptedException {
    long until = System.nanoTime() + flight.step().hold().orElse(Duration.ZERO).toNanos();
    steady.glance("during " + flight.id());
    long left = (until - System.nanoTime()) / 1_000_000;
    tap.awaitMoreThan(Long.MAX_VALUE, Math.max(1, left));
  }

  /** Undoes it, and measures that it is gone. */
  void cure(Flight flight) {
    close(flight);
    if (flight.step().fault().healer() == Fault.Healer.REMEDY) {
      long cured = recorder.now();
      since.put(flight.id(), cured);
      Fault.Proof gone = flight.blow().gone();
      recorder.record(new Event.Cured(cured, flight.id(), gone.holds(), gone.text()));
    }
  }

  /** Applies the remedy, if that was not done yet. */
  void close(Flight flight) {
    journal.close(flight.entry());
  }

  /** Waits for the recovery from all of these at once; returns whether it came in time. */
  boolean recover(List<Flight> flights, Duration within) throws InterruptedException {
    List<String> ids = flights.stream().map(Flight::id).toList();
    String last = ids.get(ids.size() - 1);
    String name = ids.size() == 1 ? last : ids.get(0) + " to " + last;
    SteadyStateWait.Awaited awaited =
        new SteadyStateWait.Awaited("after " + name, since(flights), within, ids, ended(flights));
    long asked = recorder.now();
    SteadyStateWait.Wait wait = steady.await(awaited);
    if (wait.held() && asked > awaited.deadline()) {
      unseen(name, awaited, asked);
    }
    ids.forEach(
        id -> recorder.record(new Event.Recovered(wait.t(), id, wait.held(), wait.reason())));
    String whom = ids.size() == 1 ? name + " " + flights.get(0).text() : name;
    progress.line(
        whom + ": " + (wait.inTime() ? took(flights, wait, awaited) : wait.text(awaited)));
    return wait.inTime();
  }

  /**
   * From when recovery counts: the last strike, or the last cure of those that a remedy ends. The
   * verdict counts the same way.
   */
  private long since(List<Flight> flights) {
    return flights.stream().mapToLong(flight -> since.get(flight.id())).max().orElseThrow();
  }

  private static Replacements ended(List<Flight> flights) {
    return flights.stream().map(Flight::ended).reduce(Replacements.NONE, Replacements::and);
  }

  /** Our own proof took longer than the recovery may take: it may have come in time, unseen. */
  private void unseen(String name, SteadyStateWait.Awaited awaited, long asked) {
    String message =
        "steady when first looked at, but the look came %d ms after the limit of %s began: proving"
            + " the fault took all of it, so nobody knows when the recovery came";
    long ms = (asked - awaited.from()) / 1_000;
    recorder.record(
        new Event.Trouble(
            recorder.now(),
            name,
            String.format(Locale.ROOT, message, ms, Quantity.text(awaited.limit()))));
  }

  private static String took(
      List<Flight> flights, SteadyStateWait.Wait wait, SteadyStateWait.Awaited awaited) {
    long millis = (wait.t() - awaited.from()) / 1_000;
    boolean cured =
        flights.stream().anyMatch(f -> f.step().fault().healer() == Fault.Healer.REMEDY);
    return "steady again " + (cured ? millis + " ms after its end" : "after " + millis + " ms");
  }
}
