package io.swarmassay.run;

import static java.util.Comparator.comparingLong;

import io.swarmassay.fault.Fault;
import io.swarmassay.run.record.EventTap;
import io.swarmassay.scenario.Clash;
import io.swarmassay.scenario.Step;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plays one volley by the clock: what is due is struck first, then cured, then proven. A strike
 * whose victim is down, or under a fault it does not go with, waits until that is over.
 */
final class Volleys {
  private static final long PAUSE_MS = 50;

  private final Blows blows;
  private final EventTap tap;
  private final Progress progress;
  private final Duration within;
  private final List<Step.Shot> waiting;
  private final Deque<On> unproven = new ArrayDeque<>();
  private final List<On> on = new ArrayList<>();
  private final List<Blows.Flight> flights = new ArrayList<>();
  private final Set<String> ended = new HashSet<>();
  private final long begin = System.nanoTime();

  /**
   * @param within how long a strike waits for its victim, and the end for the recovery
   */
  Volleys(Blows blows, Stage stage, List<Step.Shot> shots, Duration within) {
    this.blows = blows;
    this.tap = stage.tap();
    this.progress = stage.progress();
    this.waiting = new ArrayList<>(shots);
    this.within = within;
  }

  /** A fault that is on, until {@code until} nanoseconds after the begin at least. */
  record On(Blows.Flight flight, long until) {}

  /** Returns whether all were struck and the recovery from all of them came in time. */
  boolean play() throws InterruptedException {
    while (!waiting.isEmpty() || !unproven.isEmpty() || !on.isEmpty()) {
      long known = tap.seen();
      if (!struck() && !cured() && !proven()) {
        if (gaveUp()) {
          break;
        }
        tap.awaitMoreThan(known, PAUSE_MS);
      }
    }
    boolean recovered = flights.isEmpty() || blows.recover(flights, within);
    flights.forEach(blows::close);
    return recovered;
  }

  /** Strikes the first that is due and can be struck. */
  private boolean struck() {
    for (Step.Shot shot : waiting) {
      if (shot.at().toNanos() > now()) {
        return false;
      }
      Optional<List<Victim>> whom = clashes(shot) ? Optional.empty() : victims(shot.strike());
      if (whom.isPresent()) {
        waiting.remove(shot);
        strike(shot.strike(), whom.get());
        return true;
      }
    }
    return false;
  }

  private void strike(Step.Inflict step, List<Victim> whom) {
    if (step.fault().healer() == Fault.Healer.SWARM) {
      replicas(whom).forEach(replica -> ended.add(replica.containerId()));
    }
    Blows.Flight flight = blows.launch(step, whom, within);
    long until = now() + step.hold().orElse(Duration.ZERO).toNanos();
    flights.add(flight);
    unproven.add(new On(flight, until));
  }

  private boolean clashes(Step.Shot shot) {
    return java.util.stream.Stream.concat(unproven.stream(), on.stream())
        .anyMatch(each -> Clash.between(each.flight().step(), shot.strike()).isPresent());
  }

  /** Whom it hits; empty while one of them is down, or still the one that was ended. */
  private Optional<List<Victim>> victims(Step.Inflict step) {
    try {
      List<Victim> whom = blows.victims(step);
      boolean fresh =
          replicas(whom).stream().noneMatch(replica -> ended.contains(replica.containerId()));
      return fresh ? Optional.of(whom) : Optional.empty();
    } catch (SwarmException down) {
      return Optional.empty();
    }
  }

  private static List<Replica> replicas(List<Victim> victims) {
    return victims.stream().filter(Replica.class::isInstance).map(Replica.class::cast).toList();
  }

  /** Of those that were held long enough, the one whose time was over first. */
  static Optional<On> due(List<On> on, long now) {
    return on.stream().filter(each -> each.until() <= now).min(comparingLong(On::until));
  }

  private boolean cured() {
    Optional<On> due = due(on, now());
    due.ifPresent(
        each -> {
          on.remove(each);
          blows.cure(each.flight());
        });
    return due.isPresent();
  }

  private boolean proven() {
    On next = unproven.poll();
    if (next == null) {
      return false;
    }
    blows.prove(next.flight());
    if (next.flight().held()) {
      on.add(next);
    }
    return true;
  }

  /** Whether a victim stayed away for too long; the recovery then says what is wrong. */
  private boolean gaveUp() {
    Optional<Step.Shot> late =
        waiting.stream().filter(shot -> now() > shot.at().plus(within).toNanos()).findFirst();
    late.ifPresent(
        shot ->
            progress.line(
                shot.strike().fault().name()
                    + " "
                    + shot.strike().on().text()
                    + ": its victim did not come back within "
                    + within.toSeconds()
                    + " s"));
    if (late.isPresent()) {
      on.forEach(each -> blows.cure(each.flight()));
      on.clear();
    }
    return late.isPresent();
  }

  private long now() {
    return System.nanoTime() - begin;
  }
}
