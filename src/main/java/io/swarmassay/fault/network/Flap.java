package io.swarmassay.fault.network;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Harm;
import io.swarmassay.fault.HarmBlow;
import io.swarmassay.fault.Interfaces;
import io.swarmassay.fault.NodeAccess;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.Threads;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes the cables of nodes down and up again and again.
 *
 * @param down how long a cable stays down
 * @param up how long it stays up
 */
public record Flap(Duration down, Duration up) implements Fault {
  private static final Duration EFFECT = Duration.ofSeconds(15);

  /** Half a second down, one second up. */
  public Flap() {
    this(Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  /** Refuses times too short to be kept. */
  public Flap {
    if (down.toMillis() < 100 || up.toMillis() < 100) {
      throw new IllegalArgumentException("down and up last 100ms at least");
    }
  }

  @Override
  public String name() {
    return "flap";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of(Ability.HOSTS);
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
    return HarmBlow.each(this, victims, EFFECT, node -> new Flapping(terrain, node));
  }

  private final class Flapping implements Harm {
    private final NodeAccess terrain;
    private final String node;
    private final PacketProbe crossing;
    private Thread thread;
    private volatile boolean over;
    private volatile Optional<RuntimeException> failed = Optional.empty();
    private int passed;
    private int lost;
    private int down;

    Flapping(NodeAccess terrain, String node) {
      this.terrain = terrain;
      this.node = node;
      this.crossing = new PacketProbe(terrain, List.of("udp:9"), 1);
    }

    @Override
    public void on() {
      link("down");
      thread = Threads.start("flap-" + node, this::flap);
    }

    private void flap() {
      try {
        rest(Flap.this.down);
        while (!over) {
          link("up");
          rest(up);
          link("down");
          rest(Flap.this.down);
        }
      } catch (RuntimeException it) {
        failed = Optional.of(it);
      }
    }

    private void link(String state) {
      terrain.hub("ip", "link", "set", terrain.hosts().cable(node), state);
    }

    private void rest(Duration lasting) {
      long end = System.nanoTime() + lasting.toNanos();
      for (long left = lasting.toNanos(); left > 0 && !over; left = end - System.nanoTime()) {
        LockSupport.parkNanos(this, left);
      }
    }

    @Override
    public void off() {
      over = true;
      LockSupport.unpark(thread);
      try {
        thread.join(EFFECT.toMillis());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      link("up");
    }

    /**
     * All must be seen: packets that arrive, packets that do not, and a link that is down, for a
     * busy machine loses packets, too.
     */
    @Override
    public Proof bites() {
      failed.ifPresent(
          it -> {
            throw new SwarmException("the cable of " + node + " flaps no more", it);
          });
      look();
      String line = terrain.hub("ip", "-o", "link", "show", "dev", terrain.hosts().cable(node));
      down += Interfaces.up(line) ? 0 : 1;
      String text = "%d of %d packets reach %s, its cable is seen down %d times";
      return new Proof(
          passed > 0 && lost > 0 && down > 0,
          String.format(Locale.ROOT, text, passed, passed + lost, node, down));
    }

    private boolean look() {
      Link way = new Link(terrain.other(node), node);
      boolean arrives = crossing.arrived(Set.of(way)).values().iterator().next() > 0;
      passed += arrives ? 1 : 0;
      lost += arrives ? 0 : 1;
      return arrives;
    }

    @Override
    public Proof before() {
      boolean arrives = look();
      passed = 0;
      lost = 0;
      return new Proof(arrives, "a packet to " + node + (arrives ? " arrives" : " is lost"));
    }

    @Override
    public Proof gone() {
      return before();
    }

    @Override
    public String undo() {
      return "in the hub of the lab, ip link set " + terrain.hosts().cable(node) + " up";
    }
  }
}
