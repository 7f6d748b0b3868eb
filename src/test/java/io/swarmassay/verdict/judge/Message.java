package io.swarmassay.verdict.judge;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import java.util.ArrayList;
import java.util.List;

/** One generated message or row, open to planted defects. Times in microseconds. */
final class Message {
  final String from;
  final String to;
  final long seq;
  final long intended;
  int epoch;
  int incarnation;
  Ending end = Ending.OK;
  long ended;
  List<Long> handled = new ArrayList<>();
  boolean sent = true;
  int ends = 1;
  boolean touched;
  boolean died;
  boolean late;

  Message(String from, String to, long seq, long intended) {
    this.from = from;
    this.to = to;
    this.seq = seq;
    this.intended = intended;
    this.ended = intended + 2_000;
  }

  boolean plain() {
    return end == Ending.OK && handled.size() == 1 && !touched && sent;
  }

  boolean sameLane(Message other) {
    return from.equals(other.from) && to.equals(other.to) && epoch == other.epoch;
  }

  Event tried(Operation kind) {
    int life = end == Ending.OK ? incarnation : 0;
    return new Event.Tried(
        ended, kind, from, to, life, epoch, seq, intended, intended + 10, end, "");
  }

  Event handled(Operation kind, long t) {
    return new Event.Handled(t, kind, from, seq, to, incarnation, epoch);
  }
}
