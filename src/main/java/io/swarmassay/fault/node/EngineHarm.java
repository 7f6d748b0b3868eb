package io.swarmassay.fault.node;

import io.swarmassay.fault.Fault.Proof;
import io.swarmassay.fault.Harm;
import io.swarmassay.fault.NodeAccess;
import io.swarmassay.swarm.SwarmException;
import java.time.Duration;
import java.util.Optional;

/**
 * What makes the engine of a node fall silent. Before the strike it answers; that it is struck is
 * the kernel's word on the very process that answered, never its silence.
 */
abstract class EngineHarm implements Harm {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * Each engine in a node as {@code $p}: a program of that name in a container, which may say of
   * itself what it likes, is none.
   */
  static final String EACH =
      "for p in /proc/[0-9]*; do [ \"$(cat $p/comm 2> /dev/null)\" = dockerd ] || continue;"
          + " [ \"$(readlink $p/ns/pid)\" = \"$(readlink /proc/1/ns/pid)\" ] || continue;";

  /** Of each its process id, when the kernel started it, and its state. */
  private static final String ENGINES =
      EACH + " set -- $(sed 's/.*) //' $p/stat); echo \"${p#/proc/}@${20} $1\"; done; true";

  private final NodeAccess terrain;
  private final String node;
  private String struck = "";

  EngineHarm(NodeAccess terrain, String node) {
    this.terrain = terrain;
    this.node = node;
  }

  /**
   * An engine as a process.
   *
   * @param id process id and start time: nobody else has both
   * @param state the kernel's letter; {@code T} is stopped
   */
  record Engine(String id, String state) {}

  final NodeAccess terrain() {
    return terrain;
  }

  final String node() {
    return node;
  }

  @Override
  public Proof before() {
    struck = engine().map(Engine::id).orElse("");
    return struck.isEmpty() ? running(Optional.empty()) : answers();
  }

  /** It answers again. */
  @Override
  public Proof gone() {
    return answers();
  }

  /** The engine that was there before the strike, as it is now; empty when that process is gone. */
  final Optional<Engine> victim() {
    if (struck.isEmpty()) {
      throw new SwarmException(0, "the engine of " + node + " was not looked at before");
    }
    return engine().filter(engine -> engine.id().equals(struck));
  }

  /** The engine that runs now. */
  final Optional<Engine> engine() {
    return terrain
        .done(terrain.inNode(node, ENGINES), "engine of " + node)
        .lines()
        .findFirst()
        .map(line -> line.split(" "))
        .map(words -> new Engine(words[0], words[1]));
  }

  /**
   * Whether its process is there; when it answers is up to swarm, which may have to elect first.
   */
  final Proof starts() {
    return terrain.powered(node) ? running(engine()) : new Proof(false, node + " has no power");
  }

  private Proof running(Optional<Engine> engine) {
    String text = engine.isPresent() ? " runs again" : " does not run";
    return new Proof(engine.isPresent(), "engine of " + node + text);
  }

  private Proof answers() {
    try {
      terrain.swarm().call(node, "GET", "/_ping", "", PATIENCE);
      return new Proof(true, "engine of " + node + " answers");
    } catch (RuntimeException refused) {
      return new Proof(false, "engine of " + node + " gives no answer");
    }
  }
}
