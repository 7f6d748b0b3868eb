package io.swarmassay.contract;

import io.swarmassay.beam.Beam;
import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Script;
import io.swarmassay.beam.Term;
import io.swarmassay.swarm.Replica;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The Erlang nodes of a {@link ReplicaBench}; each function and script that faults use. */
final class HurtBeam implements Beam {
  private static final Term PEERS = Term.list(Term.atom("a2@h2"), Term.atom("a3@h3"));
  private final ReplicaBench bench;
  private int lives = 1;

  HurtBeam(ReplicaBench bench) {
    this.bench = bench;
  }

  @Override
  public List<BeamNode> nodes(Replica replica, Duration deadline) {
    if (bench.hurt && bench.done().stream().anyMatch(what -> what.contains("epmd"))) {
      throw new BeamException("no EPMD answers");
    }
    String machine = "@h" + replica.slot();
    return List.of(
        new BeamNode("a" + replica.slot() + machine, 9100, replica),
        new BeamNode("demo_web" + machine, 9101, replica));
  }

  @Override
  public Term call(
      BeamNode node, String module, String function, List<Term> arguments, Duration deadline) {
    return switch (module + ":" + function) {
      case "erlang:whereis" ->
          bench.hurt ? Term.atom("undefined") : new Term.Pid("a1@h1", lives, 0, 0);
      case "erlang:exit" -> does("exit " + arguments, true);
      case "web:start" -> {
        lives++;
        yield does("start", false);
      }
      case "erlang:nodes" -> PEERS;
      case "erlang:get_cookie" -> Term.atom("cookie");
      case "net_adm:ping" -> Term.atom(bench.hurt ? "pang" : "pong");
      case "erlang:statistics" -> Term.integer(bench.hurt ? 99 : 0);
      case "os:system_time" ->
          Term.integer(System.currentTimeMillis() + (bench.hurt ? 3_600_000 : 0));
      case "sys:suspend" -> does("suspend " + arguments, true);
      case "sys:get_status" -> status();
      case "init:stop" -> ends("init:stop", 0);
      case "erlang:spawn", "timer:apply_after" -> ends("halt", 1);
      default -> throw new BeamException("no " + module + ":" + function + " on this bench");
    };
  }

  @Override
  public Term evaluate(BeamNode node, Script script, Map<String, Term> with, Duration deadline) {
    return switch (script.name()) {
      case "disconnect.exprs" -> {
        does(script.name(), with.get("Forbid").equals(Term.atom("true")));
        yield Term.tuple(PEERS, PEERS);
      }
      case "cookie.exprs" -> does(script.name(), !with.get("Cookie").equals(Term.atom("cookie")));
      case "busy.exprs", "mailbox.exprs", "processes.exprs" -> does(script.name(), true);
      case "allow.exprs", "dismiss.exprs" -> does(script.name(), false);
      case "pongs.exprs" -> bench.hurt ? Term.list() : PEERS;
      case "waiting.exprs" -> Term.integer(bench.hurt ? 100_000 : 0);
      case "spawns.exprs" -> Term.integer(bench.hurt ? 300 : 0);
      case "end-vm.exprs" -> guest(with.get("Guest").text());
      case "atoms.exprs" -> ends(script.name(), 1);
      default -> throw new BeamException("no " + script.name() + " on this bench");
    };
  }

  private Term status() {
    Term state = Term.atom(bench.hurt ? "suspended" : "running");
    Term misc = Term.list(Term.list(), state);
    return Term.tuple(Term.atom("status"), Term.atom("pid"), Term.tuple(), misc);
  }

  private Term guest(String name) {
    bench.did("end " + name);
    Term siblings = bench.siblings ? Term.list() : Term.list(Term.atom("demo_other@h1"));
    return Term.tuple(Term.atom("down"), Term.atom(name + "@h1"), Term.integer(1_500), siblings);
  }

  private Term does(String what, boolean hurts) {
    bench.did(what);
    bench.hurt = hurts;
    return Term.atom("true");
  }

  private Term ends(String what, int code) {
    bench.ended(what, code);
    return Term.atom("ok");
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
