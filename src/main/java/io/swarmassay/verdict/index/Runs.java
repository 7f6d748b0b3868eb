package io.swarmassay.verdict.index;

import java.util.Arrays;

/** Finds, for each sender and target, the runs of operations that did not end ok. */
final class Runs implements Operations.Visitor {
  private final Targets targets;
  private final Intervals[] spans;
  private final long[] lastOk;
  private final long[] lastTried;
  private final long[] begun;
  private final long[] lastEnd;
  private final int[] count;

  Runs(Targets targets) {
    int size = targets.count();
    this.targets = targets;
    spans = new Intervals[size];
    Arrays.setAll(spans, target -> new Intervals());
    lastOk = new long[size];
    lastTried = new long[size];
    begun = new long[size];
    lastEnd = new long[size];
    count = new int[size];
  }

  void add(SenderOperations sender) {
    sender.forEach(this);
    for (int target = 0; target < count.length; target++) {
      close(target, lastEnd[target]);
    }
  }

  @Override
  public void visit(SenderOperations sender, long seq, OperationPage page, int at) {
    if (!page.tried(at)) {
      return;
    }
    int target = targets.of(page.receiver(at));
    lastTried[target] = Math.max(lastTried[target], page.intended(at));
    if (page.acknowledged(at)) {
      lastOk[target] = Math.max(lastOk[target], page.ended(at));
      close(target, page.ended(at));
    } else {
      begun[target] = count[target]++ == 0 ? page.intended(at) : begun[target];
      lastEnd[target] = page.ended(at);
    }
  }

  Intervals spans(int target) {
    return spans[target];
  }

  /** When the last operation that ended ok ended; 0 when none did. */
  long lastOk(int target) {
    return lastOk[target];
  }

  /** When the last operation should have begun. */
  long lastTried(int target) {
    return lastTried[target];
  }

  private void close(int target, long to) {
    if (count[target] > 0) {
      spans[target].add(begun[target], Math.max(begun[target], to), count[target]);
      count[target] = 0;
    }
  }
}
