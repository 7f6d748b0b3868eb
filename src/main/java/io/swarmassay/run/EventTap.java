package io.swarmassay.run;

import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import io.swarmassay.swarm.Bell;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmEvent;

/** Writes what engines report into the history and wakes who waits for a change. */
public final class EventTap implements AutoCloseable {
  private final Recorder recorder;
  private final Bell bell = new Bell();
  private final Swarm.Subscription subscription;

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
    bell.ring();
  }

  /** How many events came so far; remembered before looking, so that none is missed. */
  long seen() {
    return bell.rings();
  }

  /** Returns when more events than {@code known} came, or after the given time at the latest. */
  void awaitMoreThan(long known, long millis) throws InterruptedException {
    bell.awaitMoreThan(known, millis);
  }

  @Override
  public void close() {
    subscription.close();
  }
}
