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
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the schedulers of Erlang nodes busy with loops: everybody else waits in the run queue. Ends
 * by itself after a minute at the latest.
 *
 * @param loops processes that loop
 */
public record Busy(int loops) implements Fault {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** With a hundred loops. */
  public Busy() {
    this(100);
  }

  @Override
  public String name() {
    return "busy";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of();
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
  public Blow aim(Deployment deployment, List<Victim> victims) {
    return HeldBlow.on(deployment, ReplicaTargets.of(this, victims), Loops::new);
  }

  private final class Loops implements Hurt {
    private static final String BOSS = "assay_busy";
    private final Erlang erlang;

    private boolean on;

    Loops(ReplicaAccess patient) {
      this.erlang = new Erlang(patient);
    }

    @Override
    public void on() {
      on = true;
      erlang.run(
          "busy.exprs",
          Map.of(
              "Boss", Term.atom(BOSS),
              "Loops", Term.integer(loops),
              "Ms", Term.integer(LONGEST.toMillis())));
    }

    @Override
    public void off() {
      erlang.run("dismiss.exprs", Map.of("Boss", Term.atom(BOSS)));
      on = false;
    }

    @Override
    public Sign sign() {
      long from = System.nanoTime();
      String length = erlang.call("erlang", "statistics", Term.atom("run_queue")).text();
      long ms = (System.nanoTime() - from) / 1_000_000;
      boolean waiting = Integer.parseInt(length) > loops / 2;
      boolean ours = erlang.registered(BOSS);
      return new Sign(
          on ? waiting && ours : waiting || ours,
          String.format(
              Locale.ROOT,
              "%s processes in the run queue, asked for %d ms, our loops %s",
              length,
              ms,
              ours ? "run" : "do not run"));
    }

    @Override
    public String undo() {
      return "on its Erlang node, exit(whereis("
          + BOSS
          + "), kill); it ends by itself after "
          + LONGEST.toSeconds()
          + " s";
    }
  }
}
