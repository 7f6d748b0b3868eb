package io.swarmassay.contract;

import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Output;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hub of a {@link NodeBench}: obeys rules between cables, and refuses unknown commands. */
final class FakeHub {
  private static final Pattern WAY = Pattern.compile("\"v(\\d)\" \\. \"v(\\d)\"");
  private static final Pattern SHARE = Pattern.compile("mod 100 < (\\d+) drop");
  private static final Output FINE = new Output(0, "", "");

  private final NodeBench bench;
  private final Set<String> cut = new HashSet<>();
  private boolean rules;
  private int lost;
  private boolean slow;
  private int looks;
  private boolean flaps;

  /** Whether rules are taken and change nothing, as in a chain that no packet passes. */
  boolean wrongChain;

  FakeHub(NodeBench bench) {
    this.bench = bench;
  }

  boolean clean() {
    return !rules && !slow;
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
    String node = arguments[0] instanceof String name ? name : "";
    return switch (method) {
      case "cable" -> "v" + node.substring(1);
      case "cgroup" -> "/cgroup/" + node + "/" + arguments[1];
      case "inHub" -> inHub((List<String>) arguments[0]);
      case "inNode" -> inNode(node, (List<String>) arguments[1]);
      case "powerOff" -> did("power off " + node, bench.dark.add(node));
      case "powerOn" -> did("power on " + node, bench.dark.remove(node));
      case "freeze" -> did("freeze " + node, quiet(node, (boolean) arguments[1]));
      case "signalEngine" -> did(node + arguments[1], quiet(node, !arguments[1].equals("CONT")));
      case "startEngine" -> did("start " + node, bench.silent.remove(node));
      default -> throw new UnsupportedOperationException(method + " is not on this bench");
    };
  }

  private boolean quiet(String node, boolean silent) {
    return silent ? bench.silent.add(node) : bench.silent.remove(node);
  }

  private Object did(String what, boolean changed) {
    bench.did(what + (changed ? "" : " again"));
    return null;
  }

  private Output inNode(String node, List<String> command) {
    if (bench.dark.contains(node)) {
      throw new IllegalStateException(node + " is off");
    }
    if (String.join(" ", command).contains("rm -rf")) {
      bench.did("forget " + node);
      bench.left.add(node);
    }
    return FINE;
  }

  private Output inHub(List<String> command) {
    String text = String.join(" ", command);
    if (command.get(0).equals("nft")) {
      return rules(text);
    }
    if (command.get(0).equals("bash")) {
      return script(command.get(3), command.subList(4, command.size()));
    }
    if (command.get(0).equals("ip")) {
      bench.did(text);
      flaps = text.endsWith("down");
      return FINE;
    }
    if (text.contains("date +%s%N")) {
      return new Output(0, slow ? "100000000 900000000\n" : "100000000 110000000\n", "");
    }
    if (text.contains("tc qdisc") || text.contains("cfs_quota")) {
      bench.did(text);
      slow = text.contains("replace") || !text.contains(" del ") && !text.endsWith(" -1");
      return FINE;
    }
    throw new UnsupportedOperationException("in the hub: " + text);
  }

  private Output rules(String text) {
    bench.did(text);
    rules = text.startsWith("nft table");
    cut.clear();
    lost = 0;
    if (rules && !wrongChain) {
      Matcher share = SHARE.matcher(text);
      lost = share.find() ? Integer.parseInt(share.group(1)) : 100;
      for (Matcher way = WAY.matcher(text); way.find(); ) {
        cut.add("n" + way.group(1) + " n" + way.group(2));
      }
    }
    return FINE;
  }

  private Output script(String name, List<String> arguments) {
    return switch (name) {
      case "crossing.sh" -> new Output(0, crossing(arguments), "");
      case "throughput.sh" -> new Output(0, slow ? "120000 1000\n" : "120000 2\n", "");
      case "roundtrip.sh" -> new Output(0, (slow ? "100400\n" : "150\n").repeat(7), "");
      case "wire.sh" -> {
        bench.did(name + " " + arguments);
        slow = arguments.get(0).equals("on");
        yield FINE;
      }
      default -> throw new UnsupportedOperationException(name);
    };
  }

  private String crossing(List<String> arguments) {
    int count = Integer.parseInt(arguments.get(0));
    boolean down = flaps && looks++ % 2 == 0;
    StringBuilder said = new StringBuilder();
    for (String way : arguments.subList(2, arguments.size())) {
      String pair = way.replace(':', ' ');
      int passed = cut.contains(pair) ? count * (100 - lost) / 100 : down ? 0 : count;
      for (String kind : arguments.get(1).split(",")) {
        said.append(pair).append(' ').append(kind).append(' ').append(passed).append('\n');
      }
    }
    return said.toString();
  }
}
