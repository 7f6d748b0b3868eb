package io.swarmassay.traffic;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.history.Recorder;
import io.swarmassay.internal.http.HttpAnswer;
import io.swarmassay.internal.http.NotSentException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One client: takes the next request that is due, whatever became of the earlier ones, and records
 * how it ended. A request for which no client was free in time was turned away, and has failed.
 */
final class Client implements Runnable {
  private static final long POLL_MS = 100;
  private static final int IDLE_POLLS = 20;
  private final String name;
  private final Operation kind;
  private final WebLine line;
  private final Recorder recorder;
  private final Offering offering;
  private final BlockingQueue<Long> orders;
  private final Asking asking;
  private final boolean lasting;
  private long next;
  private int idle;
  private volatile boolean busy;
  private volatile boolean stopped;

  /** Sends request number {@code seq} and says what its answer means. */
  interface Asking {
    HttpAnswer ask(WebLine line, String client, long seq, Duration left) throws IOException;

    /** What that status says of a request. */
    Ending ending(int status);
  }

  /**
   * A client.
   *
   * @param orders when each request is due, in the recorder's microseconds; shared by all clients
   * @param lasting whether it goes on when there is nothing to do for a while
   */
  Client(
      String name,
      Operation kind,
      WebLine line,
      Recorder recorder,
      Offering offering,
      BlockingQueue<Long> orders,
      Asking asking,
      boolean lasting) {
    this.name = name;
    this.kind = kind;
    this.line = line;
    this.recorder = recorder;
    this.offering = offering;
    this.orders = orders;
    this.asking = asking;
    this.lasting = lasting;
  }

  @Override
  public void run() {
    try {
      while (wanted()) {
        Long intended = orders.poll(POLL_MS, TimeUnit.MILLISECONDS);
        idle = intended == null ? idle + 1 : 0;
        if (intended != null) {
          busy = true;
          attempt(intended);
          busy = false;
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      busy = true;
      line.close();
    }
  }

  private boolean wanted() {
    return stopped ? !orders.isEmpty() : lasting || idle < IDLE_POLLS;
  }

  /** Whether it would take a request now. */
  boolean free() {
    return !busy;
  }

  /** No further request comes; those that wait are still sent, as far as their time goes. */
  void stop() {
    stopped = true;
  }

  private void attempt(long intended) {
    long seq = next++;
    long started = recorder.now();
    Reply reply = reply(seq, started - intended);
    String detail = reply.end() == Ending.OK ? "" : reply.detail();
    offering.tried(
        new Event.Tried(
            recorder.now(),
            kind,
            name,
            line.to(),
            0,
            line.epoch(),
            seq,
            intended,
            started,
            reply.end(),
            detail));
  }

  private Reply reply(long seq, long waited) {
    if (waited > Clients.WAIT_MS * 1_000) {
      return Reply.failed(Reply.NOT_BEGUN + Clients.WAIT_MS + " ms");
    }
    long left = Clients.BOUND_MS * 1_000 - waited;
    try {
      int status = asking.ask(line, name, seq, Duration.ofNanos(left * 1_000)).status();
      return new Reply(asking.ending(status), String.valueOf(status), false);
    } catch (NotSentException refused) {
      return Reply.failed(String.valueOf(refused.getMessage()));
    } catch (IOException unknown) {
      return Reply.unknown(String.valueOf(unknown.getMessage()));
    }
  }
}
