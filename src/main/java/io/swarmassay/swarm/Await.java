package io.swarmassay.swarm;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Waits for conditions. Looks at once, then after each event of the swarm, and every {@link #NET}
 * in case an event was lost; a look that hangs does not outlive the deadline. A {@link
 * SwarmException} during a look counts as not yet: managers refuse and hang during elections.
 */
public final class Await implements AutoCloseable {
  /** The longest time between two looks. */
  public static final Duration NET = Duration.ofMillis(250);

  private final Bell bell = new Bell();
  private final Swarm.Subscription events;

  private Await(Swarm swarm) {
    this.events = swarm.watch(event -> bell.ring());
  }

  /** Waits with the events of this swarm, until closed. */
  public static Await on(Swarm swarm) {
    return new Await(swarm);
  }

  /**
   * What the condition yielded, or, when the deadline passed without it, what was last seen.
   *
   * @param look called on a thread of its own, never two at a time
   */
  public <T> Seen<T> look(Duration deadline, Supplier<Seen<T>> look) {
    AtomicReference<Seen<T>> last = new AtomicReference<>(Seen.notYet("nothing was seen yet"));
    poll(deadline, new Looking<>(look, last, System.nanoTime() + deadline.toNanos()));
    return last.get();
  }

  /**
   * What the condition yielded.
   *
   * @param what the condition in words, for the message
   * @throws SwarmException when the deadline passed; the message says what was last seen
   */
  public <T> T until(String what, Duration deadline, Supplier<Seen<T>> look) {
    Seen<T> seen = look(deadline, look);
    return seen.value()
        .orElseThrow(
            () ->
                new SwarmException(
                    what + ": not within " + text(deadline) + "; last seen: " + seen.reason(),
                    null));
  }

  private static String text(Duration deadline) {
    long ms = deadline.toMillis();
    return ms % 1000 == 0 ? ms / 1000 + " s" : ms + " ms";
  }

  /** On a thread of its own, so that a look that hangs is left behind. */
  private static void poll(Duration deadline, Looking<?> looking) {
    FutureTask<Boolean> polling = new FutureTask<>(looking::toTheEnd);
    Threads.start("await", polling);
    try {
      polling.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      return;
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new SwarmException("interrupted while waiting", hurried);
    } catch (ExecutionException failed) {
      throw thrown(failed.getCause());
    } finally {
      polling.cancel(true);
    }
  }

  private static RuntimeException thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failed
        ? failed
        : new SwarmException("interrupted while waiting", cause);
  }

  @Override
  public void close() {
    events.close();
  }

  /** The looks of one wait: the first at once, each further one after a ring or the net. */
  private final class Looking<T> {
    private final Supplier<Seen<T>> look;
    private final AtomicReference<Seen<T>> last;
    private final long end;
    private long known = -1;

    Looking(Supplier<Seen<T>> look, AtomicReference<Seen<T>> last, long end) {
      this.look = look;
      this.last = last;
      this.end = end;
    }

    boolean toTheEnd() throws InterruptedException {
      boolean there = next();
      while (!there && System.nanoTime() < end) {
        there = next();
      }
      return there;
    }

    private boolean next() throws InterruptedException {
      bell.awaitMoreThan(known, NET.toMillis());
      known = bell.rings();
      Seen<T> seen = seen();
      if (System.nanoTime() < end) {
        last.set(seen); // a later one saw only that its thread was interrupted
      }
      return last.get().value().isPresent();
    }

    private Seen<T> seen() {
      try {
        return look.get();
      } catch (SwarmException unanswered) {
        return Seen.notYet(unanswered.getMessage());
      }
    }
  }
}
