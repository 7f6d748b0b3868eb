package io.swarmassay.fault.network;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Harm;
import io.swarmassay.fault.HarmBlow;
import io.swarmassay.fault.NodeAccess;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes packets on the cables of nodes late, each way: by netem where the kernel has it, else by a
 * VDE wire in user space that the cable is led through. Do not combine it with a cut of the same
 * node: through the wire, its frames come from another cable.
 *
 * @param by how late, each way, 10 ms to 2 s
 * @param jitter how much more or less, at random
 * @param duplicate percent of packets that come twice
 */
public record Delay(Duration by, Duration jitter, int duplicate) implements Fault {
  private static final Duration EFFECT = Duration.ofSeconds(20);

  private static final int TIMES = 7;

  /** Fifty milliseconds each way. */
  public Delay() {
    this(Duration.ofMillis(50), Duration.ZERO, 0);
  }

  /** Refuses what cannot be measured or would be a cut. */
  public Delay {
    if (by.toMillis() < 10 || by.toMillis() > 2_000 || jitter.compareTo(by) > 0) {
      throw new IllegalArgumentException("by: 10ms to 2s, jitter: at most as much");
    }
    if (duplicate < 0 || duplicate > 100) {
      throw new IllegalArgumentException("duplicate: 0 to 100 percent, not " + duplicate);
    }
  }

  @Override
  public String name() {
    return "delay";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of(Ability.HOSTS, Ability.DELAY);
  }

  @Override
  public Healer healer() {
    return Healer.REMEDY;
  }

  /** Nothing to wait for when swarm did not notice. */
  @Override
  public Duration floor() {
    return Duration.ZERO;
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    NodeAccess terrain = new NodeAccess(deployment);
    boolean kernel = deployment.swarm().abilities().contains(Ability.NETEM);
    return HarmBlow.each(this, victims, EFFECT, node -> new Late(terrain, node, kernel));
  }

  private final class Late implements Harm {
    private final NodeAccess terrain;
    private final String node;
    private final boolean kernel;

    Late(NodeAccess terrain, String node, boolean kernel) {
      this.terrain = terrain;
      this.node = node;
      this.kernel = kernel;
    }

    @Override
    public void on() {
      if (kernel) {
        terrain.hub("sh", "-c", netem("replace", " " + setting()));
      } else {
        terrain.script("wire.sh", wire("on"));
      }
    }

    private String setting() {
      return String.format(
          Locale.ROOT,
          "netem delay %dms %dms duplicate %d%%",
          by.toMillis(),
          jitter.toMillis(),
          duplicate);
    }

    @Override
    public void off() {
      if (kernel) {
        terrain.hub("sh", "-c", netem("del", " 2> /dev/null") + " || true");
      } else {
        terrain.script("wire.sh", wire("off"));
      }
    }

    /** At the hub's end for what the node gets, at the node's end for what it sends. */
    private String netem(String verb, String rest) {
      String cable = terrain.hosts().cable(node);
      String change = "tc qdisc " + verb + " dev %s root" + rest;
      return change.replace("%s", cable)
          + "; nsenter --net=/run/netns/"
          + node
          + " "
          + change.replace("%s", "eth0");
    }

    private List<String> wire(String state) {
      return List.of(
          state,
          terrain.hosts().cable(node),
          "" + by.toMillis(),
          "" + jitter.toMillis(),
          "" + duplicate);
    }

    @Override
    public Proof bites() {
      double trip = trip();
      boolean late = trip > 2 * (by.toMillis() - jitter.toMillis()) * 0.8 && trip > 10;
      boolean set = set();
      return new Proof(late && set, text(trip) + (set ? "" : ", but its cable is as it was"));
    }

    /** What the kernel says of the cable: how packets wait for it, or where it leads. */
    private boolean set() {
      String cable = terrain.hosts().cable(node);
      return kernel
          ? terrain.hub("tc", "qdisc", "show", "dev", cable).contains("netem")
          : terrain.hub("ip", "-o", "link", "show", "dev", cable).contains("master br." + cable);
    }

    @Override
    public Proof gone() {
      double trip = trip();
      return new Proof(trip < by.toMillis(), text(trip));
    }

    /** The median, in milliseconds. */
    private double trip() {
      List<String> arguments = List.of(terrain.other(node), node, "" + TIMES);
      long[] micros =
          terrain.script("roundtrip.sh", arguments).lines().mapToLong(Long::parseLong).toArray();
      Arrays.sort(micros);
      return micros[micros.length / 2] / 1000.0;
    }

    private String text(double trip) {
      return String.format(Locale.ROOT, "a round trip to %s takes %.2f ms", node, trip);
    }

    @Override
    public String undo() {
      String cable = terrain.hosts().cable(node);
      return "in the hub of the lab, "
          + (kernel ? netem("del", "") : "ip link set " + cable + " master br0");
    }
  }
}
