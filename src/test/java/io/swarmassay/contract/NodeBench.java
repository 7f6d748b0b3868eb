package io.swarmassay.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import io.swarmassay.swarm.Victim;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Five nodes in memory, three of them managers, with their engines and the hub between them. */
final class NodeBench implements Bench {
  private final List<String> victims;
  private final List<String> done = new ArrayList<>();
  private final TreeMap<String, SwarmNode> nodes = new TreeMap<>();
  private final FakeHub hub = new FakeHub(this);
  private final Hosts hosts = hub.hosts();

  /** Who is hit when a strike changes nothing. */
  static final String NOBODY = "nobody";

  /** Who is hit instead. */
  private static final Map<String, String> OTHERS =
      Map.of("n1", "n4", "n2", "n5", "n3", "n5", "n4", "n5", "n5", "n4");

  /** How it hears. */
  final Ears ears = new Ears();

  /** Nodes that stand still. */
  final Set<String> frozen = new java.util.TreeSet<>();

  /** Nodes whose engine was stopped. */
  final Set<String> stopped = new java.util.TreeSet<>();

  /** Nodes without an engine. */
  final Set<String> engineless = new java.util.TreeSet<>();

  /** Nodes without power. */
  final Set<String> dark = new java.util.TreeSet<>();

  /** Nodes that left the swarm. */
  final Set<String> left = new java.util.TreeSet<>();

  /** How a manager refuses whatever it is to decide; null for as the quorum is. */
  SwarmException refusal;

  /** Whether one manager was made a cluster of its own. */
  private boolean forced;

  NodeBench(String... victims) {
    this.victims = List.of(victims);
    for (int i = 1; i <= 5; i++) {
      boolean manager = i <= 3;
      put("n" + i, manager ? SwarmNode.Role.MANAGER : SwarmNode.Role.WORKER, "active");
    }
  }

  private void put(String name, SwarmNode.Role role, String availability) {
    String reach = role == SwarmNode.Role.MANAGER ? "reachable" : "";
    nodes.put(
        name,
        new SwarmNode(
            "id-" + name,
            name,
            "10.77.0." + name.substring(1),
            role,
            name.equals("n1"),
            "ready",
            availability,
            reach));
  }

  FakeHub hub() {
    return hub;
  }

  @Override
  public Ears ears() {
    return ears;
  }

  /** Who is hit when a strike is meant for this one. */
  String hit(String node) {
    return ears.hit(node, OTHERS.get(node), NOBODY);
  }

  void did(String what) {
    done.add(what);
  }

  @Override
  public Deployment deployment() {
    return (Deployment)
        Proxy.newProxyInstance(
            Deployment.class.getClassLoader(),
            new Class<?>[] {Deployment.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "swarm" -> swarm();
                  case "running" -> running();
                  case "hashCode" -> 1;
                  case "equals" -> proxy == arguments[0];
                  case "toString" -> "a bench of nodes";
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private List<Replica> running() {
    return Stream.of("n4", "n5")
        .filter(node -> nodes.containsKey(node) && nodes.get(node).availability().equals("active"))
        .map(NodeBench::replica)
        .toList();
  }

  private static Replica replica(String node) {
    Instant never = Instant.EPOCH;
    return new Replica("x", "web", 1, "t", "c", node, "running", "running", "", "", never, never);
  }

  private Swarm swarm() {
    return (Swarm)
        Proxy.newProxyInstance(
            Swarm.class.getClassLoader(),
            new Class<?>[] {Swarm.class},
            (proxy, method, arguments) -> answer(method.getName(), arguments));
  }

  private Object answer(String method, Object[] arguments) {
    ears.asked();
    return switch (method) {
      case "abilities" -> EnumSet.complementOf(EnumSet.of(Ability.CGROUP_V2, Ability.NETEM));
      case "nodes" -> List.copyOf(nodes.values());
      case "hosts" -> Optional.of(hosts);
      case "call" ->
          call((String) arguments[0], arguments[1] + " " + arguments[2], (String) arguments[3]);
      default -> throw new UnsupportedOperationException(method + " is not on this bench");
    };
  }

  private String call(String node, String what, String body) {
    if (ears.busy || mute(node)) {
      throw new SwarmException("engine of " + node + ": no answer", null);
    }
    if (what.endsWith("/info")) {
      return "{\"Swarm\":{\"LocalNodeState\":\"%s\",\"ControlAvailable\":%s,\"NodeAddr\":\"1\"}}"
          .formatted(
              left.contains(node) ? "inactive" : "active",
              nodes.get(node).role() == SwarmNode.Role.MANAGER);
    }
    if (what.startsWith("GET /nodes/")) {
      return "{\"Version\":{\"Index\":7},\"Spec\":{\"Role\":\"worker\"}}";
    }
    if (what.startsWith("GET")) {
      return "{}";
    }
    return act(node, what, body);
  }

  private boolean mute(String node) {
    return Stream.of(dark, frozen, stopped, engineless).anyMatch(some -> some.contains(node));
  }

  private String act(String node, String what, String body) {
    forced |= what.endsWith("/swarm/init") && body.contains("\"ForceNewCluster\":true");
    if (refusal != null) {
      throw refusal;
    }
    if (dark.size() > 1 && !forced) {
      throw new SwarmException(500, "The swarm does not have a leader");
    }
    boolean touch = what.contains("/update") && body.equals("{\"Role\":\"worker\"}");
    if (!touch || !what.contains("id-n3")) {
      did(node + " " + what + " " + body);
    }
    String whom = hit(what.replaceAll(".*id-(n[0-9]).*", "$1"));
    if (what.contains("/leave")) {
      left.add(hit(node));
      left.remove(NOBODY);
    } else if (what.contains("/join")) {
      left.remove(node);
      boolean manager = node.compareTo("n3") <= 0;
      put(node, manager ? SwarmNode.Role.MANAGER : SwarmNode.Role.WORKER, "active");
    } else if (what.contains("/update") && nodes.containsKey(whom)) {
      update(whom, body);
    }
    return "";
  }

  private void update(String whom, String body) {
    try {
      var spec = new ObjectMapper().readTree(body);
      SwarmNode old = nodes.get(whom);
      if (spec.has("Availability")) {
        put(whom, old.role(), spec.path("Availability").asText());
      } else if (!whom.equals("n3")) {
        boolean manager = spec.path("Role").asText().equals("manager");
        put(whom, manager ? SwarmNode.Role.MANAGER : SwarmNode.Role.WORKER, "active");
      }
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(body, e);
    }
  }

  @Override
  public List<Victim> victims() {
    return victims.stream().<Victim>map(nodes::get).toList();
  }

  @Override
  public Victim wrong() {
    return replica("n4");
  }

  @Override
  public List<String> done() {
    return List.copyOf(done);
  }

  @Override
  public boolean unhurt() {
    boolean settled =
        nodes.values().stream().allMatch(node -> node.availability().equals("active"))
            && nodes.get("n2").role() == SwarmNode.Role.MANAGER;
    boolean quiet = frozen.isEmpty() && stopped.isEmpty() && engineless.isEmpty();
    return settled && quiet && dark.isEmpty() && left.isEmpty() && hub.clean();
  }
}
