package io.swarmassay.contract;

import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Output;
import java.lang.reflect.Proxy;
import java.util.List;

/** The machine below a {@link ReplicaBench}: knows the commands of faults, and refuses others. */
final class FakeMachine {
  private final ReplicaBench bench;
  private boolean reset;

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
    return switch (method) {
      case "cgroup" -> "/cgroup/" + arguments[1];
      case "pid" -> 4242L;
      case "inNode" -> run((List<String>) arguments[1], this::inNode);
      case "inNetworkOf" -> run((List<String>) arguments[1], this::inNetwork);
      default -> throw new UnsupportedOperationException(method + " is not on this bench");
    };
  }

  /** A script, without {@code sh -c}, and its arguments, joined. */
  private interface Shell {
    Output run(String script, String arguments);
  }

  private static Output run(List<String> command, Shell shell) {
    return shell.run(command.get(2), String.join(" ", command.subList(4, command.size())));
  }

  private static Output says(String out) {
    return new Output(0, out + "\n", "");
  }

  private static Output fails(String err) {
    return new Output(1, "", err);
  }

  private Output does(String what, boolean hurts) {
    bench.did(what);
    bench.hurt = hurts;
    return says("");
  }

  private Output inNode(String script, String arguments) {
    boolean hurt = bench.hurt;
    if (script.contains("freezer.state")) {
      return says(hurt ? "FROZEN" : "THAWED");
    } else if (script.contains("date +%s%N")) {
      return says(hurt ? "100000000 900000000" : "100000000 110000000");
    } else if (script.contains("echo forked")) {
      return says(hurt ? "sh: 1: Cannot fork" : "forked");
    } else if (script.contains("pids.current")) {
      return says("12");
    } else if (script.contains("sort -n")) {
      return says(bench.programs);
    } else if (script.startsWith("[ ")) {
      return hurt ? fails("") : says("");
    } else if (script.startsWith("cat")) {
      return says(script.contains("procs") ? "10 11" : hurt ? "5" : "-1");
    } else if (script.startsWith("echo")) {
      return does("write " + arguments, !arguments.endsWith("-1") && !arguments.endsWith("+0"));
    } else if (script.contains("oom_score_adj")) {
      bench.outOfMemory = true;
      bench.ended("hog", 137);
      return says("");
    }
    return files(script, arguments);
  }

  private Output files(String script, String arguments) {
    boolean hurt = bench.hurt;
    if (script.startsWith("stat -f")) {
      return says("4096 100 90");
    } else if (script.contains(".assay-probe")) {
      return hurt ? fails("dd: No space left on device") : says("");
    } else if (script.contains(".assay-fill")) {
      return does(script, script.startsWith("dd"));
    } else if (script.contains("ps -o stat=")) {
      return says(hurt ? "2 T" : "2 S");
    } else if (script.contains("kill -s") || script.contains("= epmd")) {
      return does(script, !arguments.endsWith("CONT"));
    }
    throw new UnsupportedOperationException("in a node: " + script);
  }

  private Output inNetwork(String script, String arguments) {
    boolean hurt = bench.hurt;
    if (script.startsWith("ip -o")) {
      return says("7: eth5    inet 10.0.0.1/24 brd 10.0.0.255 scope global eth5");
    } else if (script.startsWith("ip link")) {
      return does(script + arguments, script.endsWith("down"));
    } else if (script.startsWith("nft \"add")) {
      reset = arguments.contains("reset");
      return does(script + arguments, true);
    } else if (script.startsWith("nft list")) {
      return does(script, false);
    } else if (script.startsWith("printf")) {
      return says(hurt ? "0" : "40");
    } else if (script.contains("socat -u")) {
      boolean refused = hurt ? reset : !arguments.contains(" 4369 ");
      return refused
          ? fails("Connection refused")
          : hurt ? fails("Connection timed out") : says("");
    }
    throw new UnsupportedOperationException("in a network: " + script);
  }
}
