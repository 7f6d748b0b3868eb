package io.swarmassay.lab;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Daemon threads. */
final class Threads {
  private Threads() {}

  static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** As many threads as there is work at one time. */
  static ExecutorService pool(String name) {
    return Executors.newCachedThreadPool(
        work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
