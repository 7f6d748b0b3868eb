package io.swarmassay.fault.replica;

import io.swarmassay.beam.Term;
import io.swarmassay.fault.Erlang;
import io.swarmassay.fault.Fault;
import io.swarmassay.fault.HeldBlow;
import io.swarmassay.fault.Hurt;
import io.swarmassay.fault.ReplicaAccess;
import io.swarmassay.fault.ReplicaBlow;
import io.swarmassay.fault.ReplicaTargets;
import io.swarmassay.fault.Sign;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Floods Erlang nodes.
 *
 * @param what is flooded
 * @param process whose mailbox it is, by registered name
 * @param messages how many wait in the mailbox
 */
public record Flood(What what, String process, int messages) implements Fault {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** What can be flooded. */
  public enum What {
    /** A mailbox: the process is suspended and gets messages; bounded by a minute. */
    MAILBOX,
    /** The table of processes, but for a few that let us in; bounded by a minute. */
    PROCESSES,
    /** The table of atoms, which ends the node; the orchestrator replaces it. */
    ATOMS
  }

  /** The mailbox of the document's message handler. */
  public Flood() {
    this(What.MAILBOX, "msg_handler", 100_000);
  }

  @Override
  public String name() {
    return "flood";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of();
  }

  @Override
  public Healer healer() {
    return what == What.ATOMS ? Healer.SWARM : Healer.REMEDY;
  }

  /** The emulator needs some seconds to fill its table; then as after a kill. */
  @Override
  public Duration floor() {
    return what == What.ATOMS ? Duration.ofSeconds(3) : Duration.ZERO;
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    return what == What.ATOMS
        ? ReplicaBlow.on(
            deployment,
            ReplicaTargets.of(this, victims),
            patient -> new Erlang(patient).run("atoms.exprs", Map.of()))
        : HeldBlow.on(deployment, ReplicaTargets.of(this, victims), Flooded::new);
  }

  private final class Flooded implements Hurt {
    private static final String BOSS = "assay_flood";
    private final Erlang erlang;
    private boolean on;

    Flooded(ReplicaAccess patient) {
      this.erlang = new Erlang(patient);
    }

    @Override
    public void on() {
      on = true;
      Term longest = Term.integer(LONGEST.toMillis());
      if (what == What.PROCESSES) {
        erlang.run("processes.exprs", Map.of("Boss", Term.atom(BOSS), "Ms", longest));
      } else {
        erlang.run(
            "mailbox.exprs",
            Map.of(
                "Boss", Term.atom(BOSS),
                "Process", Term.atom(process),
                "Messages", Term.integer(messages),
                "Ms", longest));
      }
    }

    @Override
    public void off() {
      erlang.run("dismiss.exprs", Map.of("Boss", Term.atom(BOSS)));
      on = false;
    }

    @Override
    public Sign sign() {
      Sign full = what == What.PROCESSES ? table() : mailbox();
      boolean ours = erlang.registered(BOSS);
      return new Sign(
          on ? full.shows() && ours : full.shows() || ours,
          full.text() + (ours ? ", held by our process" : ", not by us"));
    }

    private Sign table() {
      String refused = erlang.run("spawns.exprs", Map.of()).text();
      return new Sign(!refused.equals("0"), refused + " of 500 spawns are refused");
    }

    private Sign mailbox() {
      String waiting = erlang.run("waiting.exprs", Map.of("Process", Term.atom(process))).text();
      return new Sign(
          Integer.parseInt(waiting) >= messages / 2, waiting + " messages wait for " + process);
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
