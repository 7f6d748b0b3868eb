package io.swarmassay.lab;

import io.swarmassay.swarm.Threads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a stream has brought, read on a thread of its own. */
final class Collected {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CountDownLatch ended = new CountDownLatch(1);

  private Collected() {}

  static Collected from(InputStream stream) {
    Collected collected = new Collected();
    Threads.start("command-output", () -> collected.read(stream));
    return collected;
  }

  private void read(InputStream stream) {
    try (stream) {
      stream.transferTo(bytes);
    } catch (IOException closed) {
      return; // what came before counts
    } finally {
      ended.countDown();
    }
  }

  /**
   * All of it once the stream has ended; else what came until then.
   *
   * @param until in nanoseconds of {@link System#nanoTime}
   */
  String text(long until) throws InterruptedException {
    ended.await(until - System.nanoTime(), TimeUnit.NANOSECONDS);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
