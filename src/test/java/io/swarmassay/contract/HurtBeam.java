package io.swarmassay.contract;

import io.swarmassay.beam.Beam;
import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Script;
import io.swarmassay.beam.Term;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The Erlang nodes of a {@link ReplicaBench}; each function and script that faults use. */
final class HurtBeam implements Beam {
  private static final Term PEERS = Term.list(Term.atom("a2@h2"), Term.atom("a3@h3"));
  private final ReplicaBench bench;

  HurtBeam(ReplicaBench bench) {
    this.bench = bench;
  }

  @Override
  public List<BeamNode> nodes(Replica replica, Duration deadline) {
    asked();
    String machine = "@h" + replica.slot();
    return List.of(
        new BeamNode("a" + replica.slot() + machine, 9100, replica),
        new BeamNode("demo_web" + machine, 9101, replica));
  }

  @Override
  public Term call(
      BeamNode node, String module, String function, List<Term> arguments, Duration deadline) {
    asked();
    int slot = node.replica().slot();
    FakeContainer life = bench.life(slot);
    boolean slow = life.hurt || bench.ears.busy;
    return switch (module + ":" + function) {
      case "erlang:whereis" -> whereis(life, arguments.get(0).text());
      case "erlang:is_process_alive" -> Term.atom(String.valueOf(!life.hurt));
      case "erlang:exit" -> does(slot, "exit " + arguments, true);
      case "web:start" -> {
        life.lives++;
        yield does(slot, "start", false);
      }
      case "erlang:nodes" -> life.hurt ? Term.list() : PEERS;
      case "erlang:get_cookie" -> Term.atom(life.hurt ? "assay_another_cookie" : "cookie");
      case "net_adm:ping" -> Term.atom(deaf(arguments) || bench.ears.busy ? "pang" : "pong");
      case "erlang:statistics" -> Term.integer(slow ? 99 : 0);
      case "os:system_time" ->
          Term.integer(System.currentTimeMillis() + (life.hurt ? 3_600_000 : 0));
      case "sys:suspend" -> does(slot, "suspend " + arguments, true);
      case "sys:get_status" -> status(life);
      case "init:stop" -> ends(slot, "init:stop", 0);
      case "erlang:spawn", "timer:apply_after" -> ends(slot, "halt", 1);
      default -> throw new BeamException("no " + module + ":" + function + " on this bench");
    };
  }

  @Override
  public Term evaluate(BeamNode node, Script script, Map<String, Term> with, Duration deadline) {
    asked();
    int slot = node.replica().slot();
    FakeContainer life = bench.life(slot);
    boolean slow = life.hurt || bench.ears.busy;
    return switch (script.name()) {
      case "disconnect.exprs" -> {
        does(slot, script.name(), with.get("Forbid").equals(Term.atom("true")));
        yield Term.tuple(PEERS, bench.ears.hit(PEERS, Term.list(), Term.list()));
      }
      case "cookie.exprs" ->
          does(slot, script.name(), !with.get("Cookie").equals(Term.atom("cookie")));
      case "busy.exprs", "mailbox.exprs", "processes.exprs" -> does(slot, script.name(), true);
      case "allow.exprs", "dismiss.exprs" -> does(slot, script.name(), false);
      case "pongs.exprs" -> life.hurt ? Term.list() : PEERS;
      case "waiting.exprs" -> Term.integer(slow ? 100_000 : 0);
      case "spawns.exprs" -> Term.integer(slow ? 300 : 0);
      case "end-vm.exprs" -> guest(with.get("Guest").text());
      case "atoms.exprs" -> ends(slot, script.name(), 1);
      default -> throw new BeamException("no " + script.name() + " on this bench");
    };
  }

  private void asked() {
    try {
      bench.ears.asked();
    } catch (SwarmException silent) {
      throw new BeamException(silent.getMessage());
    }
  }

  /** Whether the one who is to be pinged trusts nobody. */
  private boolean deaf(List<Term> whom) {
    return whom.get(0).text().endsWith("@h1") && bench.life(1).hurt;
  }

  /** Bosses of ours are there while they hurt; all others are there while they do not. */
  private static Term whereis(FakeContainer life, String name) {
    boolean there = name.startsWith("assay_") == life.hurt;
    return there ? new Term.Pid("a1@h1", life.lives, 0, 0) : Term.atom("undefined");
  }

  private static Term status(FakeContainer life) {
    Term state = Term.atom(life.hurt ? "suspended" : "running");
    Term misc = Term.list(Term.list(), state);
    return Term.tuple(Term.atom("status"), Term.atom("pid"), Term.tuple(), misc);
  }

  private Term guest(String name) {
    bench.did("end " + name);
    if (bench.ears.hearing != Ears.Hearing.OBEYS) {
      return Term.tuple(Term.atom("alive"), Term.atom(name + "@h1"));
    }
    Term siblings = bench.siblings ? Term.list() : Term.list(Term.atom("demo_other@h1"));
    return Term.tuple(Term.atom("down"), Term.atom(name + "@h1"), Term.integer(1_500), siblings);
  }

  private Term does(int slot, String what, boolean hurts) {
    bench.did(what);
    bench.hit(slot).hurt = hurts;
    return Term.atom("true");
  }

  private Term ends(int slot, String what, int code) {
    bench.ended(slot, what, code);
    return Term.atom("ok");
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
