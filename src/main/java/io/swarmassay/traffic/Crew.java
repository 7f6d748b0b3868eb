package io.swarmassay.traffic;

import io.swarmassay.swarm.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Threads of one flow: daemons, joined at its end. */
final class Crew {
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  Thread start(String name, Runnable work) {
    Thread thread = Threads.daemon("assay-" + name, work);
    threads.add(thread);
    thread.start();
    return thread;
  }

  /** How many of them have not ended. */
  long alive() {
    threads.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
    return threads.size();
  }

  /** Waits for all of them, together no longer than that. An interrupt is kept, not obeyed. */
  void join(Duration limit) {
    long until = System.nanoTime() + limit.toNanos();
    boolean interrupted = Thread.interrupted();
    for (Thread thread : threads) {
      try {
        thread.join(Math.max(1, (until - System.nanoTime()) / 1_000_000));
      } catch (InterruptedException hurry) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
