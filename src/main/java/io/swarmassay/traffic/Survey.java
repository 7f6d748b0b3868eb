package io.swarmassay.traffic;

import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.history.Recorder;
import io.swarmassay.internal.http.HttpAnswer;
import io.swarmassay.internal.http.HttpCall;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Reads all rows back; what could not be read at all is not recorded, and so proves nothing. */
final class Survey {
  private static final long PATIENCE = 30_000_000;
  private static final long PAUSE_NANOS = 200_000_000;
  private static final int NUMBER = 1;
  private static final int LARGEST = 16 * 1024 * 1024;
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private final Clients clients;
  private final String path;
  private final Recorder recorder;

  Survey(Clients clients, String path, Recorder recorder) {
    this.clients = clients;
    this.path = path;
    this.recorder = recorder;
  }

  /** Reads, again until all pages of one attempt came, or 30 seconds are over. */
  void take() {
    long until = recorder.now() + PATIENCE;
    boolean done = false;
    while (!done && recorder.now() < until && !Thread.currentThread().isInterrupted()) {
      done = attempt(until);
      if (!done) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private boolean attempt(long until) {
    long started = recorder.now();
    try (WebLine line = clients.line(0)) {
      List<Event> rows = new ArrayList<>();
      String last = "0";
      for (String page = page(line, last); !page.isEmpty(); page = page(line, last)) {
        for (String row : page.split("\n")) {
          last = row.substring(0, row.indexOf(' '));
          seen(row.split(" ")).ifPresent(rows::add);
        }
        if (recorder.now() > until) {
          return false; // pages without end
        }
      }
      recorder.record(rows);
      recorder.record(
          new Event.Surveyed(recorder.now(), Operation.ROW, NUMBER, clients.service(), started));
      return true;
    } catch (IOException | IndexOutOfBoundsException unreadable) {
      return false;
    }
  }

  private String page(WebLine line, String after) throws IOException {
    HttpCall question = HttpCall.get(path + "?after=" + after).reading(LARGEST);
    HttpAnswer answer = line.ask(question, ANSWER);
    if (answer.status() != 200 || !answer.whole()) {
      throw new IOException("status " + answer.status());
    }
    return answer.body();
  }

  /** A line of ours: number, writer, sequence number. Others may have written rows, too. */
  private java.util.Optional<Event> seen(String[] row) {
    if (row.length != 3 || !row[1].startsWith(Operation.ROW.label()) || !row[2].matches("[0-9]+")) {
      return java.util.Optional.empty();
    }
    long seq = Long.parseLong(row[2]);
    return java.util.Optional.of(
        new Event.Handled(
            recorder.now(), Operation.ROW, row[1], seq, clients.service(), NUMBER, 0));
  }
}
