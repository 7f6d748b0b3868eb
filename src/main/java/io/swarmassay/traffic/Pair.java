package io.swarmassay.traffic;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** All operations from one replica to another, one after the other, each when its time has come. */
final class Pair implements Runnable {
  private static final long POLL_MS = 100;
  private final Hand hand;
  private final Recorder recorder;
  private final Offering offering;
  private final long patience;
  private final BlockingQueue<Long> orders = new LinkedBlockingQueue<>();
  private volatile boolean stopped;

  /**
   * A pair.
   *
   * @param patience microseconds
   */
  Pair(Hand hand, Recorder recorder, Offering offering, long patience) {
    this.hand = hand;
    this.recorder = recorder;
    this.offering = offering;
    this.patience = patience;
  }

  /** An operation should begin now. */
  void offer(long intended) {
    orders.add(intended);
  }

  /** No further one comes; those that wait are still sent, as far as patience goes. */
  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    try {
      while (!stopped || !orders.isEmpty()) {
        Long intended = orders.poll(POLL_MS, TimeUnit.MILLISECONDS);
        if (intended != null) {
          attempt(intended);
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt(long intended) {
    long started = recorder.now();
    String from = hand.name();
    long seq = hand.next();
    int epoch = hand.epoch();
    long left = patience - (started - intended);
    Reply reply =
        left <= 0 ? Reply.failed(Reply.NOT_BEGUN + patience / 1_000 + " ms") : hand.send(seq, left);
    offering.tried(
        new Event.Tried(
            recorder.now(),
            hand.kind(),
            from,
            hand.to(),
            0,
            epoch,
            seq,
            intended,
            started,
            reply.end(),
            reply.detail()));
    if (reply.end() != Ending.OK) {
      hand.renew(reply.gone());
    }
  }
}
