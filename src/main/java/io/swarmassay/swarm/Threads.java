package io.swarmassay.swarm;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/**
 * Daemon threads, the only way to start one in this house. A thread that dies of an exception does
 * not die silently: everybody who asked is told, runs above all, which prove nothing from then on.
 */
public final class Threads {
  private static final System.Logger LOG = System.getLogger(Threads.class.getName());
  private static final List<BiConsumer<String, Throwable>> WATCHERS = new CopyOnWriteArrayList<>();

  private Threads() {}

  /** Starts a daemon thread. */
  public static Thread start(String name, Runnable work) {
    Thread thread = daemon(name, work);
    thread.start();
    return thread;
  }

  /** A daemon thread that was not started yet: for hooks, and for the factories of executors. */
  public static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((died, why) -> failed(died.getName(), why));
    return thread;
  }

  /** As many daemon threads as there is work at one time. */
  public static ExecutorService pool(String name) {
    return Executors.newCachedThreadPool(work -> daemon(name, work));
  }

  /** Work for an executor that would keep what is thrown to itself: it is told all the same. */
  public static Runnable guarded(String name, Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException | Error why) {
        failed(name, why);
        throw why;
      }
    };
  }

  /** Tells that work of ours failed of something nobody foresaw. */
  public static void failed(String name, Throwable why) {
    if (WATCHERS.isEmpty()) {
      LOG.log(System.Logger.Level.ERROR, name + " failed", why);
    }
    WATCHERS.forEach(watcher -> watcher.accept(name, why));
  }

  /** Tells, from now on until closed, the name and the cause of each failure in this process. */
  public static Swarm.Subscription onFailure(BiConsumer<String, Throwable> watcher) {
    WATCHERS.add(watcher);
    return () -> WATCHERS.remove(watcher);
  }
}
