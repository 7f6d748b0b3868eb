package io.swarmassay.run;

import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.stack.Deployment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Waits until every probe of the steady state is healthy in one and the same round. Woken by what
 * engines report; looks again every {@value #PAUSE_MS} ms all the same.
 */
final class SteadyState {
  private static final long PAUSE_MS = 50;

  private final List<Probe> probes;
  private final Deployment deployment;
  private final Recorder recorder;
  private final EventTap tap;

  SteadyState(List<Probe> probes, Deployment deployment, Recorder recorder, EventTap tap) {
    this.probes = probes;
    this.deployment = deployment;
    this.recorder = recorder;
    this.tap = tap;
  }

  /** What a wait came to: {@code reason} says what was last seen when it did not hold. */
  record Wait(boolean held, String reason) {}

  /**
   * Waits.
   *
   * @param moment for the history, for example {@code after f3}
   * @param faults whose recovery is watched, if any: then first successes become phases of each
   */
  Wait await(String moment, Duration limit, List<String> faults) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    Round before = Round.NONE;
    Set<String> seenHealthy = new HashSet<>();
    while (true) {
      long known = tap.seen();
      boolean late = System.nanoTime() > deadline;
      Round round = look(late);
      phases(faults, round, seenHealthy);
      boolean last = late || round.culprit().isEmpty();
      note(moment, round, before, last);
      if (last) {
        return new Wait(round.culprit().isEmpty(), round.culprit().orElse("steady"));
      }
      before = round;
      tap.awaitMoreThan(known, PAUSE_MS);
    }
  }

  /** One look while a fault is held, for the history only: it decides nothing. */
  void glance(String moment) {
    note(moment, look(false), Round.NONE, false);
  }

  /** One round: probes in order up to the first unhealthy one, or all of them. */
  private Round look(boolean all) {
    List<Seen> seen = new ArrayList<>();
    for (Probe probe : probes) {
      Reading reading = read(probe);
      seen.add(new Seen(probe.name(), reading, recorder.now()));
      if (!reading.healthy() && !all) {
        break;
      }
    }
    return new Round(seen);
  }

  private Reading read(Probe probe) {
    try {
      return probe.read(deployment);
    } catch (RuntimeException e) {
      return Reading.late("could not be asked: " + e.getMessage());
    }
  }

  private void phases(List<String> faults, Round round, Set<String> seenHealthy) {
    for (Seen seen : round.seen()) {
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
    for (Seen seen : round.seen()) {
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
                reading.late()));
      }
      if (last) {
        reading.measures().forEach(m -> recorder.record(sample(seen.t(), m)));
        reading.lookups().forEach(l -> recorder.record(resolved(seen.t(), l)));
      }
    }
  }

  private static Event.Sampled sample(long t, Reading.Measure measure) {
    return new Event.Sampled(t, measure.metric(), measure.component(), measure.value());
  }

  private static Event.Resolved resolved(long t, Reading.Lookup lookup) {
    return new Event.Resolved(t, lookup.by(), lookup.name(), lookup.answers(), lookup.truth());
  }

  private static String text(Reading reading) {
    return reading.healthy() + reading.reason();
  }

  private record Seen(String probe, Reading reading, long t) {}

  private record Round(List<Seen> seen) {
    static final Round NONE = new Round(List.of());

    /** The first unhealthy reading. */
    Optional<String> culprit() {
      return seen.stream()
          .filter(at -> !at.reading().healthy())
          .findFirst()
          .map(at -> at.probe() + ": " + at.reading().reason());
    }
  }
}
