package io.swarmassay.contract;

import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Output;
import io.swarmassay.swarm.Replica;
import java.lang.reflect.Proxy;
import java.util.List;

/** The machine below a {@link ReplicaBench}: knows the commands of faults, and refuses others. */
final class FakeMachine {
  private final ReplicaBench bench;

  private FakeMachine(ReplicaBench bench) {
    this.bench = bench;
  }

  static Hosts of(ReplicaBench bench) {
    FakeMachine machine = new FakeMachine(bench);
    return (Hosts)
        Proxy.newProxyInstance(
            Hosts.class.getClassLoader(),
            new Class<?>[] {Hosts.class},
            (proxy, method, arguments) -> machine.answer(method.getName(), arguments));
  }

  @SuppressWarnings("unchecked")
  private Object answer(String method, Object[] arguments) {
    bench.ears.asked();
    return switch (method) {
      case "cgroup" -> "/cgroup/" + arguments[1];
      case "pid" -> 4242L;
      case "inNode" -> {
        int slot = Integer.parseInt(((String) arguments[0]).substring(1));
        yield run(slot, (List<String>) arguments[1], this::inNode);
      }
      case "inNetworkOf" ->
          run(((Replica) arguments[0]).slot(), (List<String>) arguments[1], this::inNetwork);
      default -> throw new UnsupportedOperationException(method + " is not on this bench");
    };
  }

  /** A script, without {@code sh -c}, and its arguments, joined. */
  private interface Shell {
    Output run(int slot, String script, String arguments);
  }

  private Output run(int slot, List<String> command, Shell shell) {
    if (command.get(0).equals("perl")) {
      return files(slot, command.get(4), String.join(" ", command.subList(5, command.size())));
    }
    return shell.run(slot, command.get(2), String.join(" ", command.subList(4, command.size())));
  }

  private static Output says(String out) {
    return new Output(0, out + "\n", "");
  }

  private static Output fails(String err) {
    return new Output(1, "", err);
  }

  private Output does(int slot, String what, boolean hurts) {
    bench.did(what);
    bench.hit(slot).hurt = hurts;
    return says("");
  }

  private Output inNode(int slot, String script, String arguments) {
    boolean hurt = bench.life(slot).hurt;
    if (script.contains("freezer.state")) {
      return says(hurt ? "FROZEN" : "THAWED");
    } else if (script.contains("date +%s%N")) {
      return says(hurt || bench.ears.busy ? "100000000 900000000" : "100000000 110000000");
    } else if (script.contains("cpu.stat")) {
      return says("nr_periods 9\nnr_throttled " + (hurt ? 7 : 2));
    } else if (script.contains("echo forked")) {
      return says(hurt ? "sh: 1: Cannot fork" : "forked");
    } else if (script.contains("pids.current")) {
      return says("12");
    } else if (script.contains("sort -n")) {
      return says(hurt ? "" : bench.programs);
    } else if (script.startsWith("[ ")) {
      return says(hurt ? "gone" : "lives as beam.smp");
    } else if (script.contains("= epmd")) {
      boolean look = script.contains("echo");
      return look ? says(hurt ? "" : "12") : does(slot, script, true);
    } else if (script.startsWith("cat")) {
      return says(script.contains("procs") ? "10 11" : hurt ? "5" : "-1");
    } else if (script.startsWith("echo")) {
      return does(
          slot, "write " + arguments, !arguments.endsWith("-1") && !arguments.endsWith("+0"));
    } else if (script.contains("oom_score_adj")) {
      bench.ended(slot, "hog", 137);
      bench.hit(slot).outOfMemory = true;
      return says("");
    }
    if (script.contains("ps -o stat=")) {
      return says(hurt ? "2 T" : "2 S");
    } else if (script.contains("kill -s")) {
      return does(slot, script, !arguments.endsWith("CONT"));
    }
    throw new UnsupportedOperationException("in a node: " + script);
  }

  private Output files(int slot, String verb, String arguments) {
    boolean hurt = bench.life(slot).hurt;
    return switch (verb) {
      case "size" -> says("4096 100 90");
      case "try" -> says(hurt ? "No space left on device" : "written");
      case "fill", "remove" -> does(slot, verb + " " + arguments, verb.equals("fill"));
      case "set" -> does(slot, verb + " " + arguments, !arguments.endsWith("+0"));
      default -> throw new UnsupportedOperationException("on files: " + verb);
    };
  }

  private Output inNetwork(int slot, String script, String arguments) {
    boolean hurt = bench.life(slot).hurt;
    if (script.startsWith("ip -o link")) {
      return says("7: eth5: <BROADCAST" + (hurt ? "" : ",UP") + "> mtu 1450");
    } else if (script.startsWith("ip -o")) {
      return says("7: eth5    inet 10.0.0.1/24 brd 10.0.0.255 scope global eth5");
    } else if (script.startsWith("ip link")) {
      return does(slot, script + arguments, script.endsWith("down"));
    } else if (script.startsWith("nft \"add")) {
      bench.hit(slot).reset = arguments.contains("reset");
      return does(slot, script + arguments, true);
    } else if (script.contains("nft delete")) {
      return does(slot, script, false);
    } else if (script.startsWith("nft list")) {
      return says("tcp dport 9 counter packets " + (hurt ? 3 : 0) + " bytes 180 drop");
    } else if (script.startsWith("printf")) {
      return says(hurt || bench.ears.busy ? "0" : "40");
    } else if (script.contains("socat -u")) {
      return knock(arguments);
    }
    throw new UnsupportedOperationException("in a network: " + script);
  }

  /** At the door of the one whose address is knocked at. */
  private Output knock(String arguments) {
    FakeContainer life = bench.life(Integer.parseInt(arguments.split(" ")[1].substring(7)));
    if (life.hurt ? life.reset : !bench.ears.busy && !arguments.contains(" 4369 ")) {
      return fails("Connection refused");
    }
    return life.hurt || bench.ears.busy ? fails("Connection timed out") : says("");
  }
}
