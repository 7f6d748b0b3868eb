package io.swarmassay.fault.replica;

import io.swarmassay.beam.Term;
import io.swarmassay.fault.Erlang;
import io.swarmassay.fault.Fault;
import io.swarmassay.fault.HeldBlow;
import io.swarmassay.fault.Hurt;
import io.swarmassay.fault.ReplicaAccess;
import io.swarmassay.fault.ReplicaTargets;
import io.swarmassay.fault.Sign;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Puts the wall clock of Erlang nodes forward or back, as a machine with a wrong clock would; their
 * monotonic time goes on. The containers of a scenario with this fault are deployed with
 * libfaketime. Programs that are linked statically do not see it.
 *
 * @param by seconds; negative for back
 */
public record Skew(long by) implements Fault {
  /** How far the clock may be off what was asked for: the answer takes its time. */
  private static final double SLACK = 1.5;

  /** An hour ahead. */
  public Skew() {
    this(3600);
  }

  @Override
  public String name() {
    return "skew";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of(Ability.HOSTS, Ability.FAKETIME);
  }

  @Override
  public Healer healer() {
    return Healer.REMEDY;
  }

  @Override
  public Duration floor() {
    return Duration.ZERO;
  }

  @Override
  public Blueprint equipped(Blueprint blueprint) {
    return Faketime.into(blueprint);
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    return HeldBlow.on(deployment, ReplicaTargets.of(this, victims), WrongClock::new);
  }

  private final class WrongClock implements Hurt {
    private final ReplicaAccess patient;
    private final Erlang erlang;
    private boolean on;

    WrongClock(ReplicaAccess patient) {
      this.patient = patient;
      this.erlang = new Erlang(patient);
    }

    @Override
    public void on() {
      set((by < 0 ? "" : "+") + by);
      on = true;
    }

    @Override
    public void off() {
      if (on) {
        set("+0");
      }
      on = false;
    }

    private void set(String offset) {
      new Contained(patient, Faketime.FOLDER).set(Faketime.FILE, offset);
    }

    @Override
    public Sign sign() {
      String time = erlang.call("os", "system_time", Term.atom("millisecond")).text();
      double ahead = (Long.parseLong(time) - System.currentTimeMillis()) / 1000.0;
      return new Sign(
          Math.abs(ahead - by) < SLACK,
          String.format(Locale.ROOT, "its clock is %.1f s ahead of ours", ahead));
    }

    @Override
    public String undo() {
      return "echo +0 > " + Faketime.CLOCK + " in the container";
    }
  }
}
