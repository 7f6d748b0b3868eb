package io.swarmassay.fault;

import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.Threads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What makes the engine of a node fall silent; measured by asking it. */
abstract class EngineHarm implements Harm {
  private static final long PATIENCE_MS = 1_000;

  private final Terrain terrain;
  private final String node;

  EngineHarm(Terrain terrain, String node) {
    this.terrain = terrain;
    this.node = node;
  }

  final Terrain terrain() {
    return terrain;
  }

  final String node() {
    return node;
  }

  @Override
  public Fault.Proof bites() {
    String answer = ask();
    return new Fault.Proof(!answer.equals("answers"), "engine of " + node + " " + answer);
  }

  @Override
  public Fault.Proof gone() {
    return before();
  }

  @Override
  public Fault.Proof before() {
    String answer = ask();
    return new Fault.Proof(answer.equals("answers"), "engine of " + node + " " + answer);
  }

  /**
   * Whether its process is there; when it answers is up to swarm, which may have to elect first.
   */
  final Fault.Proof starts() {
    String look = "cat /proc/[0-9]*/comm | grep -qx dockerd";
    boolean there = terrain.powered(node) && terrain.inNode(node, look).ok();
    return new Fault.Proof(there, "engine of " + node + (there ? " runs again" : " does not run"));
  }

  /** On a thread of its own: a stopped engine accepts connections and never answers. */
  private String ask() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    Threads.start("engine-ping", () -> answer.complete(ping()));
    try {
      return answer.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException silent) {
      return "gives no answer within " + PATIENCE_MS + " ms";
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new SwarmException("interrupted while asking the engine of " + node, interrupted);
    }
  }

  private String ping() {
    try {
      terrain.swarm().call(node, "GET", "/_ping", "");
      return "answers";
    } catch (RuntimeException refused) {
      return "cannot be reached";
    }
  }
}
