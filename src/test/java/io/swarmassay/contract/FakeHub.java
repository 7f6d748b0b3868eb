package io.swarmassay.contract;

import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Output;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hub of a {@link NodeBench}: obeys rules between cables, and refuses unknown commands. */
final class FakeHub {
  private static final Pattern WAY = Pattern.compile("\"v(\\d)\" \\. \"v(\\d)\"");
  private static final Pattern SHARE = Pattern.compile("mod 100 < (\\d+) counter drop");
  private static final Pattern WHO = Pattern.compile(".*(?:dev v|/cgroup/n|set v)(\\d).*");
  private static final Output FINE = new Output(0, "", "");

  private final NodeBench bench;
  private final Set<String> cut = new HashSet<>();
  private final Set<String> slow = new HashSet<>();
  private final Set<String> flaps = new HashSet<>();
  private boolean rules;
  private int lost;
  private int dropped;
  private int looks;

  /** Whether rules are taken and change nothing, as in a chain that no packet passes. */
  boolean wrongChain;

  /** Whether packets on the ways that are to be cut are lost, and not by the rules. */
  boolean lostAnyway;

  FakeHub(NodeBench bench) {
    this.bench = bench;
  }

  boolean clean() {
    return !rules && slow.isEmpty();
  }

  Hosts hosts() {
    return (Hosts)
        Proxy.newProxyInstance(
            Hosts.class.getClassLoader(),
            new Class<?>[] {Hosts.class},
            (proxy, method, arguments) -> answer(method.getName(), arguments));
  }

  @SuppressWarnings("unchecked")
  private synchronized Object answer(String method, Object[] arguments) {
    if (!method.equals("cable")) {
      bench.ears.asked();
    }
    String node = arguments[0] instanceof String name ? name : "";
    return switch (method) {
      case "cable" -> "v" + node.substring(1);
      case "cgroup" -> "/cgroup/" + node + "/" + arguments[1];
      case "init" ->
          bench.dark.contains(node) ? OptionalLong.empty() : OptionalLong.of(node.charAt(1));
      case "inHub" -> inHub((List<String>) arguments[0]);
      case "inNode" -> inNode(node, (List<String>) arguments[1]);
      case "powerOff" -> did("power off " + node, bench.dark, node, true);
      case "powerOn" -> did("power on " + node, bench.dark, node, false);
      case "freeze" -> did("freeze " + node, bench.frozen, node, (boolean) arguments[1]);
      case "signalEngine" -> signal(node, (String) arguments[1]);
      case "startEngine" -> did("start " + node, bench.engineless, node, false);
      default -> throw new UnsupportedOperationException(method + " is not on this bench");
    };
  }

  private Object signal(String node, String signal) {
    Set<String> whose = signal.equals("KILL") ? bench.engineless : bench.stopped;
    return did(node + signal, whose, node, !signal.equals("CONT"));
  }

  private Object did(String what, Set<String> whose, String node, boolean on) {
    boolean changed = on ? whose.add(bench.hit(node)) : whose.remove(bench.hit(node));
    whose.remove(NodeBench.NOBODY);
    bench.did(what + (changed ? "" : " again"));
    return null;
  }

  private Output inNode(String node, List<String> command) {
    if (bench.dark.contains(node)) {
      throw new IllegalStateException(node + " is off");
    }
    String text = String.join(" ", command);
    if (text.contains("rm -rf")) {
      bench.did("forget " + node);
      bench.left.add(bench.hit(node));
      bench.left.remove(NodeBench.NOBODY);
      return FINE;
    }
    if (text.contains("dockerd")) {
      String state = bench.stopped.contains(node) ? "T" : "S";
      return new Output(0, bench.engineless.contains(node) ? "" : "7@100 " + state + "\n", "");
    }
    throw new UnsupportedOperationException("in a node: " + text);
  }

  private Output inHub(List<String> command) {
    String text = String.join(" ", command);
    if (command.get(0).equals("nft")) {
      return rules(text);
    }
    if (command.get(0).equals("bash")) {
      return script(command.get(3), command.subList(4, command.size()));
    }
    String node = "n" + WHO.matcher(text).replaceAll("$1");
    if (command.get(0).equals("ip")) {
      return link(node, text);
    }
    if (text.contains("freezer.state")) {
      return new Output(0, bench.frozen.contains(node) ? "FROZEN\n" : "THAWED\n", "");
    }
    if (text.contains("cpu.stat")) {
      return new Output(0, "nr_throttled " + (slow.contains(node) ? 7 : 2) + "\n", "");
    }
    if (text.contains("date +%s%N")) {
      boolean late = slow.contains(node) || bench.ears.busy;
      return new Output(0, late ? "100000000 900000000\n" : "100000000 110000000\n", "");
    }
    if (text.startsWith("tc qdisc show")) {
      return new Output(0, slow.contains(node) ? "qdisc tbf netem\n" : "qdisc noqueue\n", "");
    }
    if (text.contains("tc qdisc") || text.contains("cfs_quota")) {
      bench.did(text);
      slows(node, text.contains("replace") || !text.contains(" del ") && !text.endsWith(" -1"));
      return FINE;
    }
    throw new UnsupportedOperationException("in the hub: " + text);
  }

  private void slows(String node, boolean on) {
    if (on) {
      slow.add(bench.hit(node));
      slow.remove(NodeBench.NOBODY);
    } else {
      slow.remove(bench.hit(node));
    }
  }

  private Output link(String node, String text) {
    if (text.startsWith("ip -o")) {
      String flags = "<BROADCAST" + (flaps.contains(node) && looks % 2 == 1 ? "" : ",UP") + ">";
      String master = slow.contains(node) ? "br.v" + node.substring(1) : "br0";
      return new Output(0, "5: v4: " + flags + " mtu 1500 master " + master + "\n", "");
    }
    bench.did(text);
    if (text.endsWith("down")) {
      flaps.add(bench.hit(node));
    } else {
      flaps.remove(bench.hit(node));
    }
    return FINE;
  }

  private Output rules(String text) {
    if (text.startsWith("nft list")) {
      return new Output(0, "counter packets " + dropped + " bytes 84 drop\n", "");
    }
    bench.did(text);
    rules = text.startsWith("nft table") && !bench.ears.hit(false, false, true);
    cut.clear();
    lost = 0;
    dropped = 0;
    if (rules && !wrongChain) {
      Matcher share = SHARE.matcher(text);
      lost = share.find() ? Integer.parseInt(share.group(1)) : 100;
      for (Matcher way = WAY.matcher(text); way.find(); ) {
        cut.add(bench.hit("n" + way.group(1)) + " " + bench.hit("n" + way.group(2)));
      }
    }
    return FINE;
  }

  private Output script(String name, List<String> arguments) {
    boolean late = bench.ears.busy || slow.stream().anyMatch(arguments::contains);
    return switch (name) {
      case "crossing.sh" -> new Output(0, crossing(arguments), "");
      case "throughput.sh" -> new Output(0, late ? "120000 1000\n" : "120000 2\n", "");
      case "roundtrip.sh" -> new Output(0, (late ? "100400\n" : "150\n").repeat(7), "");
      case "wire.sh" -> {
        bench.did(name + " " + arguments);
        slows("n" + arguments.get(1).substring(1), arguments.get(0).equals("on"));
        yield FINE;
      }
      default -> throw new UnsupportedOperationException(name);
    };
  }

  private String crossing(List<String> arguments) {
    int count = Integer.parseInt(arguments.get(0));
    boolean down = looks++ % 2 == 0;
    StringBuilder said = new StringBuilder();
    for (String way : arguments.subList(2, arguments.size())) {
      String pair = way.replace(':', ' ');
      boolean gone = bench.ears.busy || down && flaps.stream().anyMatch(pair::contains);
      int passed = cut.contains(pair) ? count * (100 - lost) / 100 : gone ? 0 : count;
      dropped += cut.contains(pair) && !lostAnyway ? count - passed : 0;
      for (String kind : arguments.get(1).split(",")) {
        said.append(pair).append(' ').append(kind).append(' ').append(passed).append('\n');
      }
    }
    return said.toString();
  }
}
