package io.swarmassay.verdict;

import java.util.Arrays;

/** Finds, for each sender and receiver, the runs of operations that did not end ok. */
final class Runs implements Operations.Visitor {
  private final Spans[] spans;
  private final long[] lastOk;
  private final long[] lastTried;
  private final long[] begun;
  private final long[] lastEnd;
  private final int[] count;

  Runs(int receivers) {
    spans = new Spans[receivers];
    Arrays.setAll(spans, receiver -> new Spans());
    lastOk = new long[receivers];
    lastTried = new long[receivers];
    begun = new long[receivers];
    lastEnd = new long[receivers];
    count = new int[receivers];
  }

  void add(Sender sender) {
    sender.forEach(this);
    for (int receiver = 0; receiver < count.length; receiver++) {
      close(receiver, lastEnd[receiver]);
    }
  }

  @Override
  public void visit(Sender sender, long seq, Page page, int at) {
    if (!page.tried(at)) {
      return;
    }
    int receiver = page.receiver(at);
    lastTried[receiver] = Math.max(lastTried[receiver], page.intended(at));
    if (page.acknowledged(at)) {
      lastOk[receiver] = Math.max(lastOk[receiver], page.ended(at));
      close(receiver, page.ended(at));
    } else {
      begun[receiver] = count[receiver]++ == 0 ? page.intended(at) : begun[receiver];
      lastEnd[receiver] = page.ended(at);
    }
  }

  Spans spans(int receiver) {
    return spans[receiver];
  }

  /** When the last operation that ended ok ended; 0 when none did. */
  long lastOk(int receiver) {
    return lastOk[receiver];
  }

  /** When the last operation should have begun. */
  long lastTried(int receiver) {
    return lastTried[receiver];
  }

  private void close(int receiver, long to) {
    if (count[receiver] > 0) {
      spans[receiver].add(begun[receiver], Math.max(begun[receiver], to), count[receiver]);
      count[receiver] = 0;
    }
  }
}
