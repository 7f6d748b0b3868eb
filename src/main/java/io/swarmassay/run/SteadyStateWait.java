package io.swarmassay.run;

import io.swarmassay.beam.BeamException;
import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.run.record.EventTap;
import io.swarmassay.scenario.ProbeLabels;
import io.swarmassay.scenario.Quantity;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.SwarmException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Waits until every probe of the steady state is healthy in one and the same round. Woken by what
 * engines report; looks again every {@value #PAUSE_MS} ms all the same.
 */
final class SteadyStateWait {
  private static final long PAUSE_MS = 50;
  private static final long WATCH_MS = 500;

  /** The last moment of a run: after it nobody would see what ends. */
  static final String END = "end";

  private final Map<String, Probe> probes;
  private final Deployment deployment;
  private final Recorder recorder;
  private final EventTap tap;
  private final Supplier<LoadAllowance> patient;

  SteadyStateWait(List<Probe> probes, Deployment deployment, Recorder recorder, EventTap tap) {
    this(probes, deployment, recorder, tap, LoadAllowance::begin);
  }

  SteadyStateWait(
      List<Probe> probes,
      Deployment deployment,
      Recorder recorder,
      EventTap tap,
      Supplier<LoadAllowance> patient) {
    this.patient = patient;
    this.probes = ProbeLabels.of(probes);
    this.deployment = deployment;
    this.recorder = recorder;
    this.tap = tap;
  }

  /**
   * What is waited for.
   *
   * @param moment for the history, for example {@code after f3}
   * @param from when the limit began to run, by the recorder's clock
   * @param limit how long it may take from then on
   * @param faults whose recovery is watched, if any: then first successes become phases of each
   * @param struck whose replacement must be seen before anything counts
   */
  record Awaited(
      String moment, long from, Duration limit, List<String> faults, Replacements struck) {
    /** The steady state, without a fault before it. */
    static Awaited calm(String moment, long from, Duration limit) {
      return new Awaited(moment, from, limit, List.of(), Replacements.NONE);
    }

    long deadline() {
      return from + limit.toNanos() / 1_000;
    }

    /** Until when to wait: longer where the machine was too slow for the limit. */
    long end(LoadAllowance patience) {
      return deadline() + patience.beyond(limit).toNanos() / 1_000;
    }
  }

  /**
   * What a wait came to.
   *
   * @param t when its last round ended
   * @param held whether that round was healthy as a whole
   * @param inTime whether it ended before the deadline too
   * @param reason what was last seen when it did not hold
   */
  record Wait(long t, boolean held, boolean inTime, String reason) {
    /** In words, for whoever looks on. */
    String text(Awaited awaited) {
      if (!held) {
        return "not steady within " + Quantity.text(awaited.limit()) + ": " + reason;
      }
      long ms = (t - awaited.from()) / 1_000;
      return "steady only after " + ms + " ms, " + Quantity.text(awaited.limit()) + " allowed";
    }
  }

  /**
   * Waits until a round is healthy as a whole. A round counts when it ended before the deadline;
   * what is healthy only later, on a machine that was slow, is recorded for the judge to weigh.
   */
  Wait await(Awaited awaited) throws InterruptedException {
    LoadAllowance patience = patient.get();
    Round before = Round.NONE;
    Set<String> seenHealthy = new HashSet<>();
    while (true) {
      long known = tap.seen();
      boolean late = recorder.now() > awaited.deadline() && recorder.now() > awaited.end(patience);
      Round round = look(() -> missing(awaited), late);
      phases(awaited.faults(), round, seenHealthy);
      boolean last = late || round.culprit().isEmpty();
      note(awaited.moment(), round, before, last);
      if (last) {
        return ended(awaited, round);
      }
      before = round;
      tap.awaitMoreThan(known, PAUSE_MS);
    }
  }

  private Wait ended(Awaited awaited, Round round) {
    long t = round.t();
    boolean held = round.culprit().isEmpty();
    String reason = round.culprit().orElse("steady");
    recorder.record(
        new Event.Awaited(
            t, awaited.moment(), awaited.from(), awaited.limit().toMillis(), held, reason));
    return new Wait(t, held, held && t <= awaited.deadline(), reason);
  }

  /** One look while a fault is held, for the history only: it decides nothing. */
  void glance(String moment) {
    note(moment, look(Optional::empty, false), Round.NONE, false);
  }

  /**
   * Looks on while nothing is done: all probes, after each event and twice a second, for the
   * history. Returns when the time is over.
   */
  void watch(String moment, Duration lasting) throws InterruptedException {
    long until = System.nanoTime() + lasting.toNanos();
    Round before = Round.NONE;
    while (true) {
      long known = tap.seen();
      Round round = look(Optional::empty, true);
      note(moment, round, before, false);
      before = round;
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      tap.awaitMoreThan(known, Math.min(left, WATCH_MS));
    }
  }

  /** What speaks against the steady state whatever the probes say. */
  private Optional<String> missing(Awaited awaited) {
    boolean last = awaited.moment().equals(END);
    return awaited
        .struck()
        .missing(deployment)
        .or(() -> tap.doubt(awaited.from(), !awaited.faults().isEmpty(), last))
        .or(() -> last ? tap.young(deployment) : Optional.empty());
  }

  /** One round: probes in order up to the first unhealthy one, or all of them. */
  private Round look(Supplier<Optional<String>> doubt, boolean all) {
    Optional<String> missing = doubt.get();
    List<Round.Seen> seen = new ArrayList<>();
    boolean goOn = all || missing.isEmpty();
    for (Map.Entry<String, Probe> probe : probes.entrySet()) {
      if (goOn) {
        long since = recorder.now();
        Reading reading = read(probe.getKey(), probe.getValue());
        seen.add(new Round.Seen(probe.getKey(), reading, since, recorder.now()));
        goOn = all || reading.healthy();
      }
    }
    return new Round(seen, missing, recorder.now());
  }

  /** Who does not answer is asked again; anything else that is thrown is an error of ours. */
  private Reading read(String label, Probe probe) {
    try {
      return probe.read(deployment);
    } catch (SwarmException | BeamException | UncheckedIOException unanswered) {
      return Reading.late("could not be asked: " + unanswered.getMessage());
    } catch (RuntimeException | LinkageError ours) {
      throw new BrokenProbe(label, ours);
    }
  }

  private void phases(List<String> faults, Round round, Set<String> seenHealthy) {
    for (Round.Seen seen : round.seen()) {
      if (seen.reading().healthy() && seenHealthy.add(seen.probe())) {
        faults.forEach(id -> recorder.record(new Event.Phase(seen.t(), id, seen.probe())));
      } else if (!seen.reading().healthy()) {
        seenHealthy.remove(seen.probe());
      }
    }
  }

  /** Records every reading of a deciding round, and of other rounds only what changed. */
  private void note(String moment, Round round, Round before, boolean last) {
    Map<String, String> known = new HashMap<>();
    before.seen().forEach(seen -> known.put(seen.probe(), text(seen.reading())));
    for (Round.Seen seen : round.seen()) {
      Reading reading = seen.reading();
      if (last || !text(reading).equals(known.get(seen.probe()))) {
        recorder.record(
            new Event.Looked(
                seen.t(),
                seen.probe(),
                moment,
                reading.healthy(),
                reading.reason(),
                last,
                reading.late(),
                reading.unproven()));
      }
      if (last) {
        reading.measures().forEach(m -> recorder.record(sample(seen, m)));
        reading.lookups().forEach(l -> recorder.record(resolved(seen.t(), l)));
      }
    }
  }

  private static Event.Sampled sample(Round.Seen seen, Reading.Measure measure) {
    return new Event.Sampled(
        seen.t(), measure.metric(), measure.component(), measure.value(), seen.since());
  }

  private static Event.Resolved resolved(long t, Reading.Lookup lookup) {
    return new Event.Resolved(t, lookup.by(), lookup.name(), lookup.answers(), lookup.truth());
  }

  private static String text(Reading reading) {
    return reading.healthy() + reading.reason();
  }
}
