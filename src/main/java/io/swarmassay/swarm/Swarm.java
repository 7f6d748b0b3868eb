package io.swarmassay.swarm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A swarm, as the rest of the product sees it. Every call has a deadline and throws {@link
 * SwarmException} when the swarm cannot answer; what is looked up is looked up anew at each call.
 */
public interface Swarm {
  /** What this swarm and the machines below it can do. */
  Set<Ability> abilities();

  /** Facts for the evidence: versions of engine, kernel, runtime, and the like. */
  Map<String, String> facts();

  /** All nodes, in the order of their names. */
  List<SwarmNode> nodes();

  /** Creates networks, secrets, configs and services, in this order. */
  void deploy(Blueprint blueprint);

  /** Removes all that carries the namespace and returns when containers and networks are gone. */
  void remove(String namespace);

  /** Replicas that swarm wants of each service; for a global service the number of its nodes. */
  Map<String, Integer> desired(String namespace);

  /** Every task swarm still remembers, newest last within a slot, ordered by service and slot. */
  List<Replica> replicas(String namespace);

  /** Sets the wanted number of replicas; does not wait. */
  void scale(String namespace, String service, int replicas);

  /** Sends a signal to a replica's main process through its engine, for example {@code KILL}. */
  void signal(Replica replica, String signal);

  /** Everything the replica's container wrote so far, a line each, both streams. */
  List<String> logs(Replica replica);

  /** The same with the engine's own time of each line in front, as RFC 3339 writes it. */
  List<String> datedLogs(Replica replica);

  /**
   * What a container wrote last.
   *
   * @param node where it runs or ran
   * @param container its id
   * @param lines how many at most
   * @throws SwarmException 404 when it was removed
   */
  List<String> lastLines(String node, String container, int lines);

  /**
   * Follows what the replica's container writes, from its first line, on a thread of its own, until
   * the container ended or the subscription is closed. Survives the loss of the engine: what was
   * written meanwhile is told when the engine answers again.
   */
  Subscription follow(Replica replica, Listener listener);

  /** Bytes of memory the replica's container uses now, page cache left out. */
  long memory(Replica replica);

  /** The image's layers, base first. */
  List<Layer> layers(String image);

  /** Opens a stream to a port on the replica's own loopback, independent of the overlay. */
  Connection dial(Replica replica, int port, Duration deadline);

  /** Reports what engines report, from now on, on a thread of its own, until closed. */
  Subscription watch(Consumer<SwarmEvent> listener);

  /**
   * The same, and tells whenever the events of a node cannot be heard; by default they always can.
   */
  default Subscription observe(Observer observer) {
    return watch(observer::heard);
  }

  /**
   * Asks the engine of one node directly, for what this port does not offer.
   *
   * @param body JSON, or empty for none
   * @return the answer's body
   */
  String call(String node, String method, String path, String body);

  /** The same, for a question whose answer takes its time. */
  String call(String node, String method, String path, String body, Duration deadline);

  /** The machines below, when they may be touched: only in a lab. */
  Optional<Hosts> hosts();

  /** Hears what one container writes. */
  interface Listener {
    /** A line, with the engine's own time of it. */
    void wrote(Instant at, String line);

    /**
     * The engine does not answer; said again and again until it does.
     *
     * @param since when it was first missed, on this machine's clock
     */
    default void lost(Instant since) {}

    /**
     * Lines of this container cannot be read, now and from now on: its log goes nowhere, or it is
     * not understood. Nothing more is told.
     *
     * @param why in words
     */
    default void blind(String why) {}

    /** The container's end, once, after its last line; on the engine's clock where it is known. */
    void ended(Instant at);
  }

  /** Hears what engines report, and when they cannot be heard. */
  interface Observer {
    /** An engine reported something. */
    void heard(SwarmEvent event);

    /**
     * The events of a node's engine cannot be heard any more; what happens there meanwhile is told
     * late, or, when the engine itself forgets it, never. Said once for each loss.
     */
    void lost(String node, String why);

    /** They can be heard again. */
    void regained(String node);
  }

  /** Something to stop listening to. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
