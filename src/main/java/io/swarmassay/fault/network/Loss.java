package io.swarmassay.fault.network;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Harm;
import io.swarmassay.fault.HarmBlow;
import io.swarmassay.fault.LabNodes;
import io.swarmassay.fault.NodeAccess;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Loses packets at random on the cables of nodes, each way.
 *
 * @param percent of the packets, 5 to 95
 */
public record Loss(int percent) implements Fault {
  private static final Duration EFFECT = Duration.ofSeconds(15);

  private static final int SENT = 200;

  /** Every fifth packet. */
  public Loss() {
    this(20);
  }

  /** Refuses what cannot be told from nothing or from a cut. */
  public Loss {
    if (percent < 5 || percent > 95) {
      throw new IllegalArgumentException("percent: 5 to 95, not " + percent);
    }
  }

  @Override
  public String name() {
    return "loss";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of(Ability.HOSTS, Ability.NFTABLES);
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
    List<String> whom = LabNodes.names(this, victims);
    Set<Link> ways = new LinkedHashSet<>(Link.among(terrain.nodes()));
    ways.removeIf(way -> !whom.contains(way.from()) && !whom.contains(way.to()));
    String rule = "numgen random mod 100 < " + percent;
    return new HarmBlow(
        new Lossy(
            new Filter(terrain, name(), ways, List.of(rule)),
            new PacketProbe(terrain, List.of("udp:9"), SENT),
            ways),
        EFFECT);
  }

  private final class Lossy implements Harm {
    private final Filter filter;
    private final PacketProbe crossing;
    private final Set<Link> ways;

    Lossy(Filter filter, PacketProbe crossing, Set<Link> ways) {
      this.filter = filter;
      this.crossing = crossing;
      this.ways = ways;
    }

    @Override
    public void on() {
      filter.add();
    }

    @Override
    public void off() {
      filter.remove();
    }

    /** Between half and one and a half of what was asked for. */
    @Override
    public Proof bites() {
      double lost = lost();
      boolean so = lost > percent / 2.0 && lost < Math.min(percent * 1.5, 99);
      long dropped = filter.dropped();
      return new Proof(so && dropped > 0, text(lost) + ", " + dropped + " dropped by our rule");
    }

    @Override
    public Proof gone() {
      double lost = lost();
      return new Proof(lost < percent / 4.0, text(lost));
    }

    private double lost() {
      int arrived = crossing.arrived(ways).values().stream().mapToInt(Integer::intValue).sum();
      return 100.0 - 100.0 * arrived / (SENT * ways.size());
    }

    private String text(double lost) {
      return String.format(
          Locale.ROOT,
          "%.1f %% of %d packets on %d ways are lost",
          lost,
          SENT * ways.size(),
          ways.size());
    }

    @Override
    public String undo() {
      return filter.undo();
    }
  }
}
