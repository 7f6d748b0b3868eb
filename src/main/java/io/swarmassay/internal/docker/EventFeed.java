package io.swarmassay.internal.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmEvent;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.Threads;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Event streams of all engines into one listener, opened again whenever an engine ends one. */
final class EventFeed implements Swarm.Subscription {
  private static final Duration RETRY = Duration.ofMillis(200);
  private static final long JOIN = 2_000;

  private final EventView view;
  private final Swarm.Observer observer;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private final List<AtomicReference<Download>> streams = new ArrayList<>();

  EventFeed(Map<String, EngineClient> engines, EventView view, Swarm.Observer observer) {
    this.view = view;
    this.observer = observer;
    Instant start = Instant.now();
    engines.forEach((node, engine) -> follow(node, engine, start));
  }

  private void follow(String node, EngineClient engine, Instant start) {
    AtomicReference<Download> stream = new AtomicReference<>();
    streams.add(stream);
    threads.add(
        Threads.start("events-" + node, () -> reread(new Source(node, engine, stream), start)));
  }

  /** One engine whose events are read, and what of it is open. */
  private record Source(String node, EngineClient engine, AtomicReference<Download> stream) {}

  private void reread(Source source, Instant start) {
    AtomicReference<Instant> last = new AtomicReference<>(start);
    boolean heard = true;
    try {
      do {
        heard = read(source, last, heard);
      } while (!closed.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads until the engine ends its answer, and returns false: nothing is heard from then on. */
  private boolean read(Source source, AtomicReference<Instant> last, boolean heard) {
    String why = "the engine ended its stream of events";
    String path = "/events?since=" + since(last.get());
    try (Download download = source.engine().open(path, EngineClient.DEADLINE)) {
      source.stream().set(download);
      if (!heard && open()) {
        observer.regained(source.node());
      }
      heard = true;
      if (open()) {
        download.lines(line -> hear(source.node(), Json.read(line), last));
      }
    } catch (SwarmException | IOException ended) {
      why = ended.getMessage();
    }
    if (heard && open()) {
      observer.lost(source.node(), why);
    }
    return false;
  }

  private boolean open() {
    return closed.getCount() > 0;
  }

  /** The engine's form of a time: seconds and nanoseconds, just after what was heard. */
  private static String since(Instant last) {
    Instant next = last.plusNanos(1);
    return BigDecimal.valueOf(next.getEpochSecond())
        .add(BigDecimal.valueOf(next.getNano(), 9))
        .toPlainString();
  }

  private void hear(String node, JsonNode line, AtomicReference<Instant> last) {
    last.set(Instant.ofEpochSecond(0, line.path("timeNano").asLong()));
    try {
      view.event(node, line).ifPresent(this::deliver);
    } catch (RuntimeException bug) {
      Threads.failed(Thread.currentThread().getName(), bug);
    }
  }

  private void deliver(SwarmEvent event) {
    if (open()) {
      observer.heard(event);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    threads.forEach(Thread::interrupt);
    streams.stream()
        .map(AtomicReference::get)
        .filter(open -> open != null)
        .forEach(Download::close);
    for (Thread thread : threads) {
      join(thread);
    }
  }

  private static void join(Thread thread) {
    if (thread == Thread.currentThread()) {
      return;
    }
    try {
      thread.join(JOIN);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
