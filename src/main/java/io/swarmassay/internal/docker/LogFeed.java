package io.swarmassay.internal.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.Threads;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * One container's log, followed over losses of its engine until the container has ended. Where its
 * lines cannot be had, that is told, and its end all the same.
 */
final class LogFeed implements Swarm.Subscription {
  private static final int NOT_FOUND = 404;
  private static final int NOT_IMPLEMENTED = 501;
  private static final int LENGTH_OFFSET = 4;
  private static final int LARGEST_FRAME = 1 << 24;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration JOIN = Duration.ofSeconds(2);
  private static final Set<String> ENDED = Set.of("exited", "dead", "removing");

  private final EngineClient engine;
  private final String container;
  private final Swarm.Listener listener;
  private final Thread thread;
  private Instant last = Instant.EPOCH;
  private long toldOfLast;
  private volatile Instant missed;
  private boolean cut;
  private boolean terminal;
  private volatile boolean blind;
  private volatile boolean closed;
  private volatile Download open;

  LogFeed(EngineClient engine, String container, Swarm.Listener listener) {
    this.engine = engine;
    this.container = container;
    this.listener = listener;
    this.thread = Threads.start("log" + container.replace('/', '-'), this::follow);
  }

  private void follow() {
    while (!closed) {
      try {
        if (finished()) {
          return;
        }
      } catch (Unreadable log) {
        blind(log.getMessage());
      } catch (RuntimeException bug) {
        Threads.failed(thread.getName(), bug);
        blind("following it failed: " + bug);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void blind(String why) {
    if (!blind && !closed) {
      blind = true;
      listener.blind(why);
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
        if (cut || missed != null) {
          blind("its container is gone, and its log was not read to the end");
        }
        end(Instant.now());
        return true;
      }
      if (lost instanceof SwarmException refused && refused.status() == NOT_IMPLEMENTED) {
        throw new Unreadable(refused.getMessage());
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
    if (blind) {
      return;
    }
    String since = last.getEpochSecond() + "." + String.format(Locale.ROOT, "%09d", last.getNano());
    String query = "/logs?follow=1&stdout=1&stderr=1&timestamps=1&since=" + since;
    try (Download download = engine.open(container + query, EngineClient.DEADLINE)) {
      open = download;
      Past past = new Past(last, toldOfLast);
      if (terminal) {
        download.lines(line -> tell(line.stripTrailing(), past));
      } else {
        frames(new DataInputStream(download), past);
      }
      cut = false;
    } catch (IOException broken) {
      cut = true;
      return; // the engine went away, or this was closed: the caller looks which
    } finally {
      open = null;
    }
  }

  /** Frames as {@link Frames} describes them; docker writes each line as a frame of its own. */
  private void frames(DataInputStream in, Past past) throws IOException {
    byte[] header = new byte[LENGTH_OFFSET];
    while (!closed) {
      try {
        in.readFully(header);
      } catch (EOFException end) {
        return;
      }
      if (header[0] > 2 || header[1] != 0 || header[2] != 0 || header[3] != 0) {
        terminal = true; // a container with a terminal: plain lines, read from here again
        return;
      }
      int length = in.readInt();
      if (length < 0 || length > LARGEST_FRAME) {
        throw new Unreadable("no frame of a log: " + length + " bytes");
      }
      byte[] payload = new byte[length];
      in.readFully(payload);
      tell(new String(payload, StandardCharsets.UTF_8).stripTrailing(), past);
    }
  }

  private void tell(String stamped, Past past) {
    int space = stamped.indexOf(' ');
    Instant at = time(space < 0 ? stamped : stamped.substring(0, space));
    if (past.has(at)) {
      return;
    }
    if (!at.isBefore(last)) {
      toldOfLast = at.equals(last) ? toldOfLast + 1 : 1;
      last = at;
    }
    listener.wrote(at, space < 0 ? "" : stamped.substring(space + 1));
  }

  private static Instant time(String stamp) {
    try {
      return Instant.parse(stamp);
    } catch (DateTimeParseException none) {
      throw new Unreadable("a line without its time: " + stamp);
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
    if (thread != Thread.currentThread()) {
      join();
    }
    if (missed != null && !blind) {
      listener.blind("its engine does not answer");
    }
  }

  private void join() {
    try {
      thread.join(JOIN.toMillis());
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lines that cannot be had, whoever asks again. */
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreadable(String why) {
      super(why);
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
