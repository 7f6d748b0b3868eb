package io.swarmassay.fault.network;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Harm;
import io.swarmassay.fault.HarmBlow;
import io.swarmassay.fault.NodeAccess;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Size;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Narrows the cables of nodes, each way.
 *
 * @param perSecond bytes a second that are left, 8KB to 10MB
 */
public record Bandwidth(Size perSecond) implements Fault {
  private static final Duration EFFECT = Duration.ofSeconds(30);

  private static final int PORT = 9;
  private static final int SECONDS = 6;

  /** A megabit a second. */
  public Bandwidth() {
    this(new Size(125_000));
  }

  /** Refuses what cannot be told from a cut or from a free cable. */
  public Bandwidth {
    if (perSecond.bytes() < 8_000 || perSecond.bytes() > 10_000_000) {
      throw new IllegalArgumentException(
          "per-second: 8KB to 10MB, not " + perSecond.bytes() + " B");
    }
  }

  @Override
  public String name() {
    return "bandwidth";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of(Ability.HOSTS, Ability.TBF);
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
    return HarmBlow.each(this, victims, EFFECT, node -> new Narrow(terrain, node));
  }

  private final class Narrow implements Harm {
    private final NodeAccess terrain;
    private final String node;

    Narrow(NodeAccess terrain, String node) {
      this.terrain = terrain;
      this.node = node;
    }

    /** At the hub's end for what the node gets, at the node's end for what it sends. */
    @Override
    public void on() {
      String tbf = "root tbf rate " + perSecond.bytes() * 8 + "bit burst 16kb latency 200ms";
      terrain.hub("sh", "-c", both("tc qdisc replace dev", tbf));
    }

    @Override
    public void off() {
      terrain.hub("sh", "-c", both("tc qdisc del dev", "root 2> /dev/null") + " || true");
    }

    private String both(String before, String after) {
      String enter = "nsenter --net=/run/netns/" + node + " ";
      String cable = terrain.hosts().cable(node);
      return before + " " + cable + " " + after + "; " + enter + before + " eth0 " + after;
    }

    @Override
    public Proof bites() {
      double to = rate(terrain.other(node), node);
      double from = rate(node, terrain.other(node));
      double most = perSecond.bytes() * 1.5;
      boolean slow = to > 0 && to < most && from > 0 && from < most;
      String cable = terrain.hosts().cable(node);
      boolean set = terrain.hub("tc", "qdisc", "show", "dev", cable).contains("tbf");
      return new Proof(slow && set, text(to, from) + (set ? "" : ", but its cable is as it was"));
    }

    @Override
    public Proof gone() {
      double to = rate(terrain.other(node), node);
      double from = rate(node, terrain.other(node));
      double least = perSecond.bytes() * 3.0;
      return new Proof(to > least && from > least, text(to, from));
    }

    /** Bytes a second of a second's worth and what the queue lets pass at once. */
    private double rate(String from, String to) {
      long bytes = perSecond.bytes() + 32_000;
      String[] said =
          terrain
              .script("throughput.sh", List.of(from, to, "" + bytes, "" + PORT, "" + SECONDS))
              .split(" ");
      return Long.parseLong(said[0]) * 1000.0 / Math.max(1, Long.parseLong(said[1]));
    }

    private String text(double to, double from) {
      return String.format(
          Locale.ROOT, "%.1f KB/s to %s, %.1f KB/s from it", to / 1000, node, from / 1000);
    }

    @Override
    public String undo() {
      return "in the hub of the lab, " + both("tc qdisc del dev", "root");
    }
  }
}
