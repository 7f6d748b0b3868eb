package io.swarmassay.run;

import io.swarmassay.lab.Lease;
import io.swarmassay.swarm.Threads;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into an interrupt of the running thread, and keeps the virtual machine
 * alive until remedies are applied and the evidence is written.
 */
final class Interrupts implements AutoCloseable {
  private final Thread runner = Thread.currentThread();
  private final Lease lease = Lease.take();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = Threads.daemon("assay-interrupt", this::shutDown);
  private volatile boolean interrupted;

  Interrupts() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void shutDown() {
    interrupted = true;
    runner.interrupt();
    try {
      done.await(Lease.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the machine was asked to stop. */
  boolean interrupted() {
    return interrupted;
  }

  @Override
  public void close() {
    lease.close();
    done.countDown();
    if (!interrupted) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException alreadyShuttingDown) {
        interrupted = true;
      }
    }
  }
}
