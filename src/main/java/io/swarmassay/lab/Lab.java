package io.swarmassay.lab;

import io.swarmassay.swarm.Swarm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A private swarm. Closing it, or the death of this JVM, ends and removes all of it within seconds.
 */
public interface Lab extends AutoCloseable {
  /**
   * A started lab: every engine answers and, unless the plan asks for no manager, every node is
   * ready.
   *
   * @throws LabException when the machine is not prepared (the message says how to) or something
   *     did not start; nothing is left behind then
   */
  static Lab start(LabPlan plan) {
    return LabStart.start(plan);
  }

  /** Unique on this machine, part of every name the lab leaves in the system. */
  String id();

  /** Where it keeps sockets, logs and data; readable by its owner only; gone after close. */
  Path folder();

  /** Names of the nodes, {@code n1} first; managers come before workers. */
  List<String> nodeNames();

  /** The Unix socket of a node's engine; short enough to be connected to. */
  Path socket(String node);

  /** The swarm of its nodes; without managers only what asks a single engine works. */
  Swarm swarm();

  /**
   * Calls back, on a thread of the lab's, when something of it dies that no call of ours ended: its
   * hub, an engine, a node. It is good for nothing then. Called at most once, and at once when it
   * has failed already.
   *
   * @param failed is given what died
   */
  void watch(Consumer<String> failed);

  /** What of it died first, by no doing of ours; empty while all is well. */
  Optional<String> failure();

  /**
   * Hands the lab to a small process of its own that ends it after the time to live, or when {@link
   * Labs#down} says so. This JVM's end and {@link #close} do not end it any more.
   *
   * @param name under which {@code lab status} and {@code lab down} know it
   */
  void keep(String name, Duration ttl);

  @Override
  void close();
}
