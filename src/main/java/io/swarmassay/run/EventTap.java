package io.swarmassay.run;

import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmEvent;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Writes what engines report into the history and wakes who waits for a change. */
final class EventTap implements AutoCloseable {
  private final Recorder recorder;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Swarm.Subscription subscription;
  private long seen;

  EventTap(Swarm swarm, Recorder recorder) {
    this.recorder = recorder;
    this.subscription = swarm.watch(this::heard);
  }

  private void heard(SwarmEvent event) {
    long at = event.at().getEpochSecond() * 1_000_000 + event.at().getNano() / 1_000;
    recorder.record(
        new Event.Platform(
            recorder.now(),
            at,
            event.node(),
            event.kind(),
            event.action(),
            event.subject(),
            event.detail()));
    lock.lock();
    try {
      seen++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many events came so far; remembered before looking, so that none is missed. */
  long seen() {
    lock.lock();
    try {
      return seen;
    } finally {
      lock.unlock();
    }
  }

  /** Returns when more events than {@code known} came, or after the given time at the latest. */
  void awaitMoreThan(long known, long millis) throws InterruptedException {
    long left = TimeUnit.MILLISECONDS.toNanos(millis);
    lock.lockInterruptibly();
    try {
      while (seen <= known && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    subscription.close();
  }
}
