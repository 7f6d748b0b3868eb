package io.swarmassay.swarm;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** The machines below a swarm, which only a lab can touch. Every call has a deadline. */
public interface Hosts {
  /** Runs a command in the hub, the box to which all nodes are wired. */
  Output inHub(List<String> command);

  /** Runs a command inside a node: its processes, mounts, network, host name. */
  Output inNode(String node, List<String> command);

  /** Runs a tool of this machine in a replica's network namespace only. */
  Output inNetworkOf(Replica replica, List<String> command);

  /**
   * Opens a stream to a port on the loopback of a replica's own network, whatever the overlay does.
   *
   * @throws SwarmException when nothing listens there or no connection came within the deadline
   */
  Connection dial(Replica replica, int port, Duration deadline);

  /** Hub side of the cable to a node, for example {@code v1}. */
  String cable(String node);

  /** Process id of a replica's main process, as this machine counts; looked up at each call. */
  long pid(Replica replica);

  /** Directory of a replica's control group in one v1 hierarchy, or in the v2 tree. */
  String cgroup(Replica replica, String controller);

  /** Directory of a node's control group (engine and containers) in one v1 hierarchy or v2. */
  String cgroup(String node, String controller);

  /**
   * The node's first process, as this machine counts: its power. Empty while the kernel knows no
   * such process.
   */
  OptionalLong init(String node);

  /** Whether a node has power, as its own first process tells; throws when that cannot be told. */
  default boolean hasPower(String node) {
    return init(node).isPresent();
  }

  /** Cuts a node's power: every process of it is gone when this returns. */
  void powerOff(String node);

  /** Gives a node its power back; does not wait until swarm calls it ready. */
  void powerOn(String node);

  /** Sends a signal ({@code KILL}, {@code STOP}, {@code CONT}) to a node's engine. */
  void signalEngine(String node, String signal);

  /** Starts a killed engine again. */
  void startEngine(String node);

  /** Freezes or thaws everything of a node. */
  void freeze(String node, boolean frozen);
}
