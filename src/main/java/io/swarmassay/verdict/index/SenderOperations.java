package io.swarmassay.verdict.index;

import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import java.util.Arrays;
import java.util.Locale;

/** All operations of one sender process, found by sequence number. */
public final class SenderOperations {
  private static final long LARGEST_SEQ = (1L << 31) - 1;

  private final String name;
  private OperationPage[] pages = new OperationPage[1];
  private OrderedChannel.Succession[] lanes = new OrderedChannel.Succession[4];
  private long tried;
  private long afterwards;
  private long newest = -1;
  private long firstIntended = Long.MAX_VALUE;
  private long lastIntended;
  private long twiceEnded;
  private long reordered;

  SenderOperations(String name) {
    this.name = name;
  }

  void tried(Event.Tried event, int receiver) {
    int at = (int) event.seq() & (OperationPage.SIZE - 1);
    boolean first =
        page(event.seq())
            .end(
                at,
                event.end(),
                event.intended(),
                event.t(),
                receiver,
                event.incarnation(),
                event.epoch());
    if (!first) {
      twiceEnded++;
      return;
    }
    tried++;
    newest = Math.max(newest, event.seq());
    firstIntended = Math.min(firstIntended, event.intended());
    lastIntended = Math.max(lastIntended, event.intended());
    if (event.kind() == Operation.MESSAGE) {
      succession(receiver).lane(event.epoch()).started(event.started());
    }
  }

  /** Takes an end that was recorded when the harness had failed: only that there was one. */
  void endedAfterwards(Event.Tried event) {
    OperationPage page = page(event.seq());
    int at = (int) event.seq() & (OperationPage.SIZE - 1);
    if (!page.tried(at) && !page.endedLater(at)) {
      page.endedAfterwards(at);
      afterwards++;
    }
    newest = Math.max(newest, event.seq());
  }

  /** Takes a sight that was recorded when the harness had failed: the message is not lost. */
  void seenAfterwards(Event.Handled event) {
    if (event.kind() == Operation.MESSAGE) {
      page(event.seq()).handledAfterwards((int) event.seq() & (OperationPage.SIZE - 1));
    }
  }

  void handled(Event.Handled event, int receiver) {
    OperationPage page = page(event.seq());
    int at = (int) event.seq() & (OperationPage.SIZE - 1);
    if (event.kind() == Operation.ROW) {
      page.surveyed(at, event.incarnation());
    } else if (page.handled(at, event.t())
        && succession(receiver).lane(event.epoch()).overtaken(event.seq())) {
      reordered++;
    }
  }

  /** The process that sent them. */
  public String name() {
    return name;
  }

  /** Operations that ended. */
  public long tried() {
    return tried;
  }

  /** Operations that began, as far as its numbers tell. */
  long begun() {
    return newest + 1;
  }

  /** When the first one should have begun. */
  long firstIntended() {
    return firstIntended;
  }

  /** When the last one should have begun. */
  long lastIntended() {
    return lastIntended;
  }

  /** Operations that must have begun, since later ones did, but of which no end is known. */
  public long endless() {
    return newest + 1 - tried - afterwards;
  }

  /** Ends that came for an operation that had ended. */
  public long twiceEnded() {
    return twiceEnded;
  }

  /** Messages handled after a later one of the same lane. */
  long reordered() {
    return reordered;
  }

  /** When the sender first used a newer connection to the receiver; never when it did not. */
  long successor(int receiver, int epoch) {
    return succession(receiver).successor(epoch);
  }

  void forEach(Operations.Visitor visitor) {
    for (int p = 0; p < pages.length; p++) {
      for (int at = 0; pages[p] != null && at < OperationPage.SIZE; at++) {
        if (pages[p].tried(at) || pages[p].seen(at)) {
          visitor.visit(this, ((long) p << OperationPage.BITS) + at, pages[p], at);
        }
      }
    }
  }

  private OrderedChannel.Succession succession(int receiver) {
    if (receiver >= lanes.length) {
      lanes = Arrays.copyOf(lanes, receiver + 4);
    }
    if (lanes[receiver] == null) {
      lanes[receiver] = new OrderedChannel.Succession();
    }
    return lanes[receiver];
  }

  private OperationPage page(long seq) {
    if (seq < 0 || seq > LARGEST_SEQ) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, "%s counts to %d", name, seq));
    }
    int index = (int) (seq >>> OperationPage.BITS);
    if (index >= pages.length) {
      pages = Arrays.copyOf(pages, Math.max(index + 1, pages.length * 2));
    }
    if (pages[index] == null) {
      pages[index] = new OperationPage();
    }
    return pages[index];
  }
}
