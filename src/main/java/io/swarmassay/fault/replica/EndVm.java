package io.swarmassay.fault.replica;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.HarmBlow;
import io.swarmassay.fault.ReplicaTargets;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Ends the Erlang VM of one guest, seen from its host's node: proven when the host sees its node go
 * down, and the host and every sibling are the same processes as before. Where the guest is the
 * host itself, what an embedded guest does to it is shown: proven when the host's container ends.
 *
 * @param host name of the host's Erlang node, without its machine; it lives in the victim
 * @param guest name of the guest's Erlang node, without its machine
 * @param by what ends it
 */
public record EndVm(String host, String guest, By by) implements Fault {
  /** What ends a VM. */
  public enum By {
    /** {@code erlang:halt(abort)}, as a fault in native code would. */
    ABORT,
    /** It takes 640 MiB, more than its limit. */
    MEMORY,
    /** {@code init:stop}, the graceful way. */
    STOP
  }

  /** The document's host and isolated guest. */
  public EndVm() {
    this("demo_web", "demo_uptime", By.ABORT);
  }

  @Override
  public String name() {
    return "end-vm";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of();
  }

  @Override
  public Healer healer() {
    return Healer.STACK;
  }

  /** A peer boots in 0.15 s, and the host looks again every second. */
  /** Whom it hits goes on running: what ends are the VMs it keeps. */
  @Override
  public boolean replaces() {
    return false;
  }

  @Override
  public Duration floor() {
    return Duration.ofMillis(200);
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    Replica replica = ReplicaTargets.of(this, victims).get(0);
    return HarmBlow.oneWay(List.of(new EndVmHarm(deployment, replica, this)), EndVmHarm.EFFECT);
  }
}
