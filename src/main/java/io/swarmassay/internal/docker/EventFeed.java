package io.swarmassay.internal.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmEvent;
import io.swarmassay.swarm.SwarmException;
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
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Event streams of all engines into one listener, opened again whenever an engine ends one. */
final class EventFeed implements Swarm.Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);
  private static final Duration RETRY = Duration.ofMillis(200);
  private static final long JOIN = 2_000;

  private final EventView view;
  private final Consumer<SwarmEvent> listener;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private final List<AtomicReference<Download>> streams = new ArrayList<>();

  EventFeed(Map<String, Engine> engines, EventView view, Consumer<SwarmEvent> listener) {
    this.view = view;
    this.listener = listener;
    Instant start = Instant.now();
    engines.forEach((node, engine) -> follow(node, engine, start));
  }

  private void follow(String node, Engine engine, Instant start) {
    AtomicReference<Download> stream = new AtomicReference<>();
    streams.add(stream);
    Thread thread = new Thread(() -> reread(node, engine, start, stream), "events-" + node);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void reread(String node, Engine engine, Instant start, AtomicReference<Download> stream) {
    AtomicReference<Instant> last = new AtomicReference<>(start);
    try {
      do {
        read(node, engine, last, stream);
      } while (!closed.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(
      String node, Engine engine, AtomicReference<Instant> last, AtomicReference<Download> stream) {
    try (Download download = engine.open("/events?since=" + since(last.get()), Engine.DEADLINE)) {
      stream.set(download);
      if (closed.getCount() > 0) {
        download.lines(line -> hear(node, Json.read(line), last));
      }
    } catch (SwarmException | IOException ended) {
      LOG.debug("events of {} ended: {}", node, ended.toString());
    }
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
      LOG.error("a listener failed on an event of {}", node, bug);
    }
  }

  private void deliver(SwarmEvent event) {
    if (closed.getCount() > 0) {
      listener.accept(event);
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
