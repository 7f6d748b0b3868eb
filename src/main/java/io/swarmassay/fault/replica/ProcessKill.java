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
import java.util.Optional;
import java.util.Set;

/**
 * Kills a registered process on Erlang nodes.
 *
 * @param process its name
 * @param restart {@code module:function} that our remedy calls; empty where the stack supervises
 *     the process itself
 */
public record ProcessKill(String process, Optional<String> restart) implements Fault {
  /** The document's message handler, left to the stack. */
  public ProcessKill() {
    this("msg_handler", Optional.empty());
  }

  @Override
  public String name() {
    return "process-kill";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of();
  }

  @Override
  public Healer healer() {
    return restart.isPresent() ? Healer.REMEDY : Healer.STACK;
  }

  @Override
  public Duration floor() {
    return Duration.ZERO;
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    return HeldBlow.on(deployment, ReplicaTargets.of(this, victims), Death::new);
  }

  private final class Death implements Hurt {
    private final Erlang erlang;
    private Term killed;

    Death(ReplicaAccess patient) {
      this.erlang = new Erlang(patient);
    }

    @Override
    public void on() {
      killed = pid();
      erlang.call("erlang", "exit", killed, Term.atom("kill"));
    }

    @Override
    public void off() {
      if (restart.isEmpty()) {
        return;
      }
      if (!(pid() instanceof Term.Pid)) {
        String[] start = restart.get().split(":", 2);
        erlang.call(start[0], start[1]);
      }
      killed = null;
    }

    private Term pid() {
      return erlang.call("erlang", "whereis", Term.atom(process));
    }

    /** The very process is gone, whoever may have been started in its place. */
    @Override
    public Sign sign() {
      Term pid = pid();
      if (killed == null) {
        return new Sign(!(pid instanceof Term.Pid), process + " is " + pid);
      }
      Term alive = erlang.call("erlang", "is_process_alive", killed);
      boolean dead = alive.equals(Term.atom("false")) && !pid.equals(killed);
      return new Sign(dead, process + " is " + pid + ", was " + killed);
    }

    @Override
    public String undo() {
      return restart
          .map(start -> "call " + start + "() on its Erlang node")
          .orElse("nothing, the stack supervises " + process);
    }
  }
}
