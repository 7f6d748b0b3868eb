package io.swarmassay.probe;

import io.swarmassay.beam.BeamNode;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** One message of the delivery probe on its way from one node to another. */
final class Letter {
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final String RUN =
      Long.toString(ProcessHandle.current().pid(), 36)
          + "-"
          + Long.toString(System.currentTimeMillis(), 36);

  private final BeamNode from;
  private final BeamNode to;
  private final String content;
  private volatile double micros;
  private volatile String refused = "";
  private volatile boolean unasked;
  private volatile int held;
  private volatile boolean logged;

  Letter(BeamNode from, BeamNode to) {
    this.from = from;
    this.to = to;
    // Ends in a letter that no number can go on, so that no content is the start of another.
    this.content = "assay-" + RUN + "-" + NUMBERS.incrementAndGet() + ".";
  }

  BeamNode from() {
    return from;
  }

  BeamNode to() {
    return to;
  }

  /** Text no other message has. */
  String content() {
    return content;
  }

  /** How long it took from the sender's call to the handler having it, in microseconds. */
  double micros() {
    return micros;
  }

  void sent(double took) {
    micros = took;
  }

  /** One of its ends could not be asked about it: what became of it is not known. */
  void unasked() {
    unasked = true;
  }

  void refused(String why) {
    refused = why;
  }

  /** How often the receiver has it: 0, 1, or 2 for more. */
  void held(int times) {
    held = times;
  }

  void logged(boolean found) {
    logged = found;
  }

  boolean logged() {
    return logged;
  }

  boolean arrived() {
    return !unasked && refused.isEmpty() && held == 1 && logged;
  }

  /** Whether it is known not to have arrived, or to have arrived more than once. */
  boolean lost() {
    return !refused.isEmpty() || !unasked && !(held == 1 && logged);
  }

  /** The pair and which half is missing, or that there is one too many. */
  String fault() {
    String what = held > 0 ? "in get_msgs but not in the log" : "in the log but not in get_msgs";
    if (held > 1) {
      what = "more than once in get_msgs";
    }
    if (held == 0 && !logged) {
      what = "sent, but neither in get_msgs nor in the log";
    }
    return String.format(
        Locale.ROOT, "%s -> %s: %s", from.name(), to.name(), refused.isEmpty() ? what : refused);
  }
}
