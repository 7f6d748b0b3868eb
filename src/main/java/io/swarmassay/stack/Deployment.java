package io.swarmassay.stack;

import io.swarmassay.beam.Beam;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import java.util.List;
import java.util.Map;

/**
 * A stack running on a swarm; closing it removes it. Looks nothing up ahead: each question goes to
 * the swarm.
 */
public interface Deployment extends AutoCloseable {
  /** The stack that runs. */
  Stack stack();

  /** The name this run gave it, unique among runs side by side. */
  String namespace();

  /** The swarm it runs on. */
  Swarm swarm();

  /** The observer of its Erlang nodes; asking it is an error on a stack without any. */
  Beam beam();

  /** Names of its services, as the stack file spells them, sorted. */
  List<String> services();

  /**
   * What is not as the stack file has it, or cannot work on any swarm, a sentence each. By default
   * nothing.
   */
  default List<String> remarks() {
    return List.of();
  }

  /** Names of the services that hold Erlang nodes, as the stack file says; by default all. */
  default List<String> erlang() {
    return services();
  }

  /** Replicas wanted now, by service. */
  Map<String, Integer> desired();

  /**
   * Slots whose task ended well and that swarm does not fill again, by service: those of jobs, and
   * of services that are not restarted then. By default there are none.
   */
  default Map<String, Integer> complete() {
    return Map.of();
  }

  /** Replicas that run and are meant to, ordered by service and slot. */
  List<Replica> running();

  /** Replicas of one service that run and are meant to, ordered by slot. */
  List<Replica> running(String service);

  /** Sets the wanted number of replicas; does not wait. */
  void scale(String service, int replicas);

  /**
   * Closes what observes it and leaves its containers where they are: they stay, or end with their
   * lab. By default nothing observes it.
   */
  default void leave() {}

  @Override
  void close();
}
