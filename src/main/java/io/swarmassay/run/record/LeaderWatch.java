package io.swarmassay.run.record;

import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import io.swarmassay.swarm.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes into the history who leads the managers, whenever that changed. Engines report no event of
 * it, so they are asked twice a second; while they do not answer, or know of none, nobody leads.
 */
public final class LeaderWatch implements AutoCloseable {
  static final String NOBODY = "nobody";
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration JOIN = Duration.ofSeconds(2);

  private final Swarm swarm;
  private final Recorder recorder;
  private final Thread thread;
  private String told = "";
  private volatile boolean closed;

  /** Watches the leader of that swarm. */
  public LeaderWatch(Swarm swarm, Recorder recorder) {
    this.swarm = swarm;
    this.recorder = recorder;
    this.thread = Threads.start("assay-leader", this::watch);
  }

  private void watch() {
    while (!closed) {
      String leader = leader();
      if (!closed && !leader.equals(told)) {
        told = leader;
        long now = recorder.now();
        recorder.record(new Event.Platform(now, now, "", "node", "leads", leader, ""));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private String leader() {
    try {
      List<SwarmNode> nodes = swarm.nodes();
      return nodes.stream()
          .filter(SwarmNode::leader)
          .map(SwarmNode::name)
          .findFirst()
          .orElse(NOBODY);
    } catch (SwarmException none) {
      return NOBODY;
    }
  }

  /** An engine that hangs is not waited for. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(JOIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
