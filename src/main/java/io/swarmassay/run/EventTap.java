package io.swarmassay.run;

import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import io.swarmassay.swarm.Bell;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmEvent;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Writes what engines report into the history and wakes who waits for a change. */
public final class EventTap implements AutoCloseable {
  private final Recorder recorder;
  private final Map<String, Long> lastStarts = new ConcurrentHashMap<>();
  private final Bell bell = new Bell();
  private final Swarm.Subscription subscription;

  EventTap(Swarm swarm, Recorder recorder) {
    this.recorder = recorder;
    this.subscription = swarm.watch(this::heard);
  }

  private void heard(SwarmEvent event) {
    long at = event.at().getEpochSecond() * 1_000_000 + event.at().getNano() / 1_000;
    long t = recorder.now();
    recorder.record(
        new Event.Platform(
            t, at, event.node(), event.kind(), event.action(), event.subject(), event.detail()));
    if (event.kind().equals("container") && event.action().equals("start")) {
      lastStarts.put(event.namespace(), t);
    }
    bell.ring();
  }

  /** When a container of a deployment was last heard to start, by the recorder's clock. */
  OptionalLong lastStart(String namespace) {
    Long t = lastStarts.get(namespace);
    return t == null ? OptionalLong.empty() : OptionalLong.of(t);
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
