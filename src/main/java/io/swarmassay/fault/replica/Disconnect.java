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
 * Takes the Erlang nodes' connections to all others away ({@code erlang:disconnect_node}).
 *
 * @param forbid whether new ones are refused too, until cured; else the next message connects again
 */
public record Disconnect(boolean forbid) implements Fault {
  /** Once; they may connect again at once. */
  public Disconnect() {
    this(false);
  }

  @Override
  public String name() {
    return "disconnect";
  }

  @Override
  public Set<Ability> needs() {
    return Set.of();
  }

  @Override
  public Healer healer() {
    return forbid ? Healer.REMEDY : Healer.STACK;
  }

  @Override
  public Duration floor() {
    return Duration.ZERO;
  }

  @Override
  public Blow aim(Deployment deployment, List<Victim> victims) {
    return HeldBlow.on(deployment, ReplicaTargets.of(this, victims), Lonely::new);
  }

  private final class Lonely implements Hurt {
    private final Erlang erlang;
    private Term peers = Term.list();
    private Term down = Term.list();

    Lonely(ReplicaAccess patient) {
      this.erlang = new Erlang(patient);
    }

    /** Counts the {@code nodedown} messages, for they may connect again before anybody looks. */
    @Override
    public void on() {
      Map<String, Term> how = Map.of("Forbid", Term.atom(String.valueOf(forbid)));
      Term result = erlang.run("disconnect.exprs", how);
      peers = result.parts().get(0);
      down = result.parts().get(1);
    }

    @Override
    public void off() {
      erlang.run("allow.exprs", Map.of("Peers", peers));
      down = Term.list();
    }

    @Override
    public Sign sign() {
      if (peers.parts().isEmpty()) {
        Term now = erlang.call("erlang", "nodes");
        return new Sign(now.parts().isEmpty(), "connected to " + now);
      }
      return forbid ? refused() : lost();
    }

    /** What was lost at the strike was counted there; nothing comes later. */
    @Override
    public Duration within(Duration usual) {
      return forbid ? usual : Duration.ZERO;
    }

    private Sign lost() {
      int lost = down.parts().size();
      int all = peers.parts().size();
      return new Sign(lost == all, "nodedown from " + lost + " of " + all + " peers");
    }

    private Sign refused() {
      Term pongs = erlang.run("pongs.exprs", Map.of("Peers", peers));
      int all = peers.parts().size();
      return new Sign(
          pongs.parts().isEmpty(),
          String.format(Locale.ROOT, "%d of %d peers pong", pongs.parts().size(), all));
    }

    @Override
    public String undo() {
      return forbid
          ? "on its Erlang node, erlang:set_cookie(Peer, erlang:get_cookie()) for each peer"
          : "nothing, nodes connect again when they talk";
    }
  }
}
