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
import java.util.concurrent.locks.LockSupport;

/** One container's log, followed over losses of its engine until the container has ended. */
final class LogFeed implements Swarm.Subscription {
  private static final int NOT_FOUND = 404;
  private static final int LENGTH_OFFSET = 4;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Engine engine;
  private final String container;
  private final Swarm.Listener listener;
  private final Thread thread;
  private Instant last = Instant.EPOCH;
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
        read();
        JsonNode state = engine.get(container + "/json").path("State");
        if (!state.path("Running").asBoolean()) {
          end(Instant.parse(state.path("FinishedAt").asText()));
          return;
        }
      } catch (SwarmException | DateTimeParseException lost) {
        if (lost instanceof SwarmException refused && refused.status() == NOT_FOUND) {
          end(Instant.now());
          return;
        }
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
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
      lines(new DataInputStream(download));
    } catch (IOException broken) {
      return; // the engine went away, or this was closed: the caller looks which
    } finally {
      open = null;
    }
  }

  /** Frames as {@link Frames} describes them; docker writes each line as a frame of its own. */
  private void lines(DataInputStream in) throws IOException {
    byte[] header = new byte[LENGTH_OFFSET];
    while (!closed) {
      try {
        in.readFully(header);
      } catch (EOFException end) {
        return;
      }
      byte[] payload = new byte[in.readInt()];
      in.readFully(payload);
      tell(new String(payload, StandardCharsets.UTF_8).stripTrailing());
    }
  }

  private void tell(String stamped) {
    int space = stamped.indexOf(' ');
    Instant at = Instant.parse(space < 0 ? stamped : stamped.substring(0, space));
    if (at.isAfter(last)) {
      last = at;
      listener.wrote(at, space < 0 ? "" : stamped.substring(space + 1));
    }
  }

  @Override
  public void close() {
    closed = true;
    Download reading = open;
    if (reading != null) {
      reading.close();
    }
    LockSupport.unpark(thread);
  }
}
