package io.swarmassay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CollectedTests {
  private final CountDownLatch asked = new CountDownLatch(1);

  /** Brings one letter when it is first read, and then does something else. */
  private final class Letter extends InputStream {
    private final Duration late;
    private final Next next;
    private boolean brought;

    Letter(Duration late, Next next) {
      this.late = late;
      this.next = next;
    }

    @Override
    public int read() throws IOException {
      throw new IOException("nobody reads single bytes");
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      if (brought) {
        asked.countDown();
        return next.read();
      }
      for (long end = System.nanoTime() + late.toNanos(); System.nanoTime() < end; ) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
      brought = true;
      into[at] = 'a';
      return 1;
    }
  }

  private interface Next {
    int read() throws IOException;
  }

  private static long in(Duration time) {
    return System.nanoTime() + time.toNanos();
  }

  @Test
  void what_is_read_late_is_waited_for() throws InterruptedException {
    Collected starved = Collected.from(new Letter(Duration.ofMillis(700), () -> -1));
    assertThat(starved.text(in(Duration.ofSeconds(30)))).isEqualTo("a");
  }

  @Test
  void what_came_is_kept_of_a_stream_that_is_held_open() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    Collected held = Collected.from(new Letter(Duration.ZERO, () -> hang(never)));
    assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(held.text(in(Duration.ofMillis(50)))).isEqualTo("a");
    never.countDown();
  }

  private static int hang(CountDownLatch never) throws IOException {
    try {
      return never.await(60, TimeUnit.SECONDS) ? -1 : 0;
    } catch (InterruptedException ended) {
      throw new IOException(ended);
    }
  }

  @Test
  void what_came_is_kept_of_a_stream_that_breaks() throws InterruptedException {
    Collected broken =
        Collected.from(
            new Letter(
                Duration.ZERO,
                () -> {
                  throw new IOException("broken");
                }));
    assertThat(broken.text(in(Duration.ofSeconds(30)))).isEqualTo("a");
  }
}
