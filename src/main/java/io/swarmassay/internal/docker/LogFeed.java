package io.swarmassay.internal.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One container's log, followed over losses of its engine until the container has ended. */
final class LogFeed implements Swarm.Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(LogFeed.class);
  private static final int NOT_FOUND = 404;
  private static final int LENGTH_OFFSET = 4;
  private static final int LARGEST_FRAME = 1 << 24;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration JOIN = Duration.ofSeconds(2);
  private static final Set<String> ENDED = Set.of("exited", "dead", "removing");

  private final Engine engine;
  private final String container;
  private final Swarm.Listener listener;
  private final Thread thread;
  private Instant last = Instant.EPOCH;
  private long toldOfLast;
  private Instant missed;
  private volatile boolean closed;
  private volatile Download open;

  LogFeed(Engine engine, String container, Swarm.Listener listener) {
    this.engine = engine;
    this.container = container;
    this.listener = listener;
    this.thread = new Thread(this::follow, "log" + container.replace('/', '-'));
    thread.setDaemon(true);
    thread.start();
  }

  private void follow() {
    while (!closed) {
      try {
        if (finished()) {
          return;
        }
      } catch (RuntimeException bug) {
        LOG.error("the log of {} cannot be followed", container, bug);
        return;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Reads until the engine ends the answer; whether that was the container's end. */
  private boolean finished() {
    try {
      read();
      JsonNode state = engine.get(container + "/json").path("State");
      missed = null;
      if (ENDED.contains(state.path("Status").asText())) {
        read();
        end(Instant.parse(state.path("FinishedAt").asText()));
        return true;
      }
    } catch (SwarmException | DateTimeParseException lost) {
      if (lost instanceof SwarmException refused && refused.status() == NOT_FOUND) {
        end(Instant.now());
        return true;
      }
      missed = missed == null ? Instant.now() : missed;
      if (!closed) {
        listener.lost(missed);
      }
    }
    return false;
  }

  private void end(Instant at) {
    if (!closed) {
      listener.ended(at);
    }
  }

  private void read() {
    String since = last.getEpochSecond() + "." + String.format("%09d", last.getNano());
    String query = "/logs?follow=1&stdout=1&stderr=1&timestamps=1&since=" + since;
    try (Download download = engine.open(container + query, Engine.DEADLINE)) {
      open = download;
      lines(new DataInputStream(download), new Past(last, toldOfLast));
    } catch (IOException broken) {
      return; // the engine went away, or this was closed: the caller looks which
    } finally {
      open = null;
    }
  }

  /** Frames as {@link Frames} describes them; docker writes each line as a frame of its own. */
  private void lines(DataInputStream in, Past past) throws IOException {
    byte[] header = new byte[LENGTH_OFFSET];
    while (!closed) {
      try {
        in.readFully(header);
      } catch (EOFException end) {
        return;
      }
      int length = in.readInt();
      if (length < 0 || length > LARGEST_FRAME) {
        throw new IOException("no frame of a log: " + length + " bytes");
      }
      byte[] payload = new byte[length];
      in.readFully(payload);
      tell(new String(payload, StandardCharsets.UTF_8).stripTrailing(), past);
    }
  }

  private void tell(String stamped, Past past) {
    int space = stamped.indexOf(' ');
    Instant at = Instant.parse(space < 0 ? stamped : stamped.substring(0, space));
    if (past.has(at)) {
      return;
    }
    if (!at.isBefore(last)) {
      toldOfLast = at.equals(last) ? toldOfLast + 1 : 1;
      last = at;
    }
    listener.wrote(at, space < 0 ? "" : stamped.substring(space + 1));
  }

  @Override
  public void close() {
    closed = true;
    Download reading = open;
    if (reading != null) {
      reading.close();
    }
    LockSupport.unpark(thread);
    if (thread != Thread.currentThread()) {
      join();
    }
  }

  private void join() {
    try {
      thread.join(JOIN.toMillis());
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was told before: the engine tells lines of the last time again. */
  private static final class Past {
    private final Instant until;
    private long left;

    Past(Instant until, long left) {
      this.until = until;
      this.left = left;
    }

    boolean has(Instant at) {
      return at.equals(until) && left-- > 0;
    }
  }
}
