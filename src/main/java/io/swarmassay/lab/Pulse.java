package io.swarmassay.lab;

import io.swarmassay.swarm.Threads;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks ten times a second whether all of a lab lives that should: its outermost process, its hub,
 * each node's first process, each engine. The first death that is none of our own doing fails the
 * lab for good, and is told by name.
 */
final class Pulse implements AutoCloseable {
  static final Duration BETWEEN = Duration.ofMillis(100);

  /** Seconds without a look after which nobody can say what happened meanwhile. */
  static final Duration BLIND = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  /** Finds the process that is something now; empty while there is none. */
  interface Vital {
    OptionalLong process();

    /** What to call it once it is dead, when that shows who died first. */
    default String mourned(String name) {
      return name;
    }
  }

  private record Life(long pid, long started) {
    static Optional<Life> of(OptionalLong pid) {
      return pid.stream()
          .mapToObj(each -> new Life(each, Processes.started(each).orElse(-1)))
          .filter(life -> life.started >= 0)
          .findFirst();
    }

    boolean over() {
      return Processes.started(pid).orElse(-1) != started || Processes.exiting(pid);
    }
  }

  private final Map<String, Vital> vitals = new LinkedHashMap<>();
  private final Map<String, Life> lives = new LinkedHashMap<>();
  private final List<String> spared = new ArrayList<>();
  private final List<Consumer<String>> told = new ArrayList<>();
  private final LongSupplier nanoClock;
  private Optional<String> failure = Optional.empty();
  private long lastLook;
  private Optional<ScheduledFuture<?>> beat = Optional.empty();
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, work -> Threads.daemon("lab-pulse", work));

  Pulse(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.lastLook = nanoClock.getAsLong();
  }

  /**
   * Adds something that must live once it was seen alive, now for the first time; looked at in the
   * order of adding.
   */
  synchronized void add(String name, Vital vital) {
    vitals.put(name, vital);
    try {
      Life.of(vital.process()).ifPresent(life -> lives.put(name, life));
    } catch (UncheckedIOException blind) { // the first look may see it
      LOG.debug("pulse", blind);
    }
  }

  /** Begins to look, until closed. */
  synchronized void start() {
    lastLook = nanoClock.getAsLong();
    beat =
        Optional.of(
            thread.scheduleWithFixedDelay(
                Threads.guarded("lab-pulse", this::beat),
                0,
                BETWEEN.toMillis(),
                TimeUnit.MILLISECONDS));
  }

  /** From now on what becomes of it is our own doing. */
  synchronized void spare(String name) {
    spared.add(name);
    lives.remove(name);
  }

  /** It must live again, once it was seen. */
  synchronized void expect(String name) {
    spared.removeIf(name::equals);
    lives.remove(name);
  }

  /** Calls back, at most once, when the lab fails; at once when it has failed already. */
  synchronized void tell(Consumer<String> listener) {
    told.add(listener);
    failure.ifPresent(listener);
  }

  /** What failed first; empty while all is well. */
  synchronized Optional<String> failure() {
    return failure;
  }

  private void beat() {
    try {
      look();
    } catch (UncheckedIOException blind) { // no descriptor to look through: the next look may have
      LOG.debug("pulse", blind);
    }
  }

  /** One look at all. */
  synchronized void look() {
    long now = nanoClock.getAsLong();
    Duration gap = Duration.ofNanos(now - lastLook);
    lastLook = now;
    if (gap.compareTo(BLIND) > 0) {
      fail("this program stood still for " + gap.toSeconds() + " s and saw nothing meanwhile");
    }
    new LinkedHashMap<>(vitals).forEach(this::look);
  }

  private void look(String name, Vital vital) {
    Life known = lives.get(name);
    if (spared.contains(name)) {
      return;
    }
    if (known == null) {
      Life.of(vital.process()).ifPresent(life -> lives.put(name, life));
    } else if (known.over()) {
      fail(firstDead().orElse(name) + " ended, and no fault of this run ended it");
    }
  }

  /** What holds others takes them along, and is itself the last to be gone. */
  private Optional<String> firstDead() {
    return vitals.entrySet().stream()
        .filter(vital -> lives.containsKey(vital.getKey()) && lives.get(vital.getKey()).over())
        .map(vital -> vital.getValue().mourned(vital.getKey()))
        .findFirst();
  }

  private void fail(String reason) {
    if (failure.isEmpty()) {
      failure = Optional.of(reason);
      close();
      told.forEach(listener -> listener.accept(reason));
    }
  }

  /** Looks no more: what ends now is meant to. */
  @Override
  public synchronized void close() {
    beat.ifPresent(each -> each.cancel(false));
    vitals.clear();
    thread.shutdown();
  }
}
