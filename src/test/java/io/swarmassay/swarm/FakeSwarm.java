package io.swarmassay.swarm;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A swarm in memory, deterministic and without threads: its time goes on only by {@link #advance}
 * and, by {@link #lookCosts}, at each look at its replicas or nodes. Events are delivered on the
 * thread that makes time go on.
 */
public final class FakeSwarm implements Swarm {
  /** How long a container takes to start. */
  public static final Duration START = Duration.ofMillis(200);

  /** How long swarm takes to replace a dead container. */
  public static final Duration REPLACE = Duration.ofMillis(800);

  /** Opens a stream to a replica. */
  @FunctionalInterface
  public interface Dialled {
    Connection dial(Replica replica) throws IOException;
  }

  private record Due(Instant at, long order, Runnable action) {}

  private final List<SwarmNode> nodes = new ArrayList<>();
  private final Map<String, FakeService> services = new TreeMap<>();
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
  private final List<Consumer<SwarmEvent>> listeners = new CopyOnWriteArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final Map<Integer, Dialled> ports = new HashMap<>();
  private final Map<String, List<Layer>> images = new HashMap<>();
  private final Set<Ability> abilities = EnumSet.noneOf(Ability.class);
  private Optional<Hosts> hosts = Optional.empty();
  private Optional<SwarmException> trouble = Optional.empty();
  private Duration cost = Duration.ofMillis(500);
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private long order;

  private FakeSwarm(int count) {
    for (int i = 1; i <= count; i++) {
      nodes.add(FakeSwarm.node(i));
    }
  }

  /** A swarm of nodes {@code n1}, {@code n2}, ...; the first three are managers, n1 leads. */
  public static FakeSwarm of(int nodes) {
    return new FakeSwarm(nodes);
  }

  private static SwarmNode node(int i) {
    boolean manager = i <= 3;
    return new SwarmNode(
        "id-n" + i,
        "n" + i,
        "10.77.0." + i,
        manager ? SwarmNode.Role.MANAGER : SwarmNode.Role.WORKER,
        i == 1,
        "ready",
        "active",
        manager ? "reachable" : "");
  }

  // hooks -----------------------------------------------------------------------------------------

  /** Lets its time go on, and what is due happen. */
  public synchronized FakeSwarm advance(Duration by) {
    Instant until = now.plus(by);
    while (!due.isEmpty() && !due.peek().at().isAfter(until)) {
      Due next = due.poll();
      now = next.at();
      next.action().run();
    }
    now = until;
    return this;
  }

  /** How much time goes by at each look; zero for a clock that only {@link #advance} moves. */
  public FakeSwarm lookCosts(Duration time) {
    cost = time;
    return this;
  }

  /** Every task of this service is rejected with this error from now on. */
  public FakeSwarm rejecting(String service, String error) {
    return planted(service, troubles -> troubles.error = error);
  }

  /** This replica, once dead, is never replaced. */
  public FakeSwarm neverBack(String service, int slot) {
    return planted(service, troubles -> troubles.neverBack.add(slot));
  }

  private final Map<String, FakeService.Troubles> planted = new HashMap<>();

  private FakeSwarm planted(String service, Consumer<FakeService.Troubles> plant) {
    plant.accept(planted.computeIfAbsent(service, any -> new FakeService.Troubles()));
    return this;
  }

  /** Every call throws this from now on; empty for none. */
  public FakeSwarm troubled(Optional<SwarmException> with) {
    trouble = with;
    return this;
  }

  /** Answers on this port of every replica. */
  public FakeSwarm answering(int port, Dialled dialled) {
    ports.put(port, dialled);
    return this;
  }

  /** Knows this image. */
  public FakeSwarm image(String image, List<Layer> layers) {
    images.put(image, layers);
    return this;
  }

  /** Has this ability. */
  public FakeSwarm able(Ability ability) {
    abilities.add(ability);
    return this;
  }

  /** Has machines below. */
  public FakeSwarm on(Hosts machines) {
    hosts = Optional.of(machines);
    abilities.add(Ability.HOSTS);
    return this;
  }

  /** Writes a line into the log of a replica's container. */
  public synchronized void print(Replica replica, String line) {
    service(replica.namespace(), replica.service()).print(replica, line);
  }

  /** Sets what {@link #memory} says of a service's replicas. */
  public FakeSwarm using(String service, long bytes) {
    return planted(service, troubles -> troubles.memory = bytes);
  }

  /** Changes a node's state as swarm would show it, for example {@code down}. */
  public synchronized void state(String node, String state) {
    nodes.replaceAll(
        old ->
            old.name().equals(node)
                ? new SwarmNode(
                    old.id(),
                    old.name(),
                    old.address(),
                    old.role(),
                    old.leader(),
                    state,
                    old.availability(),
                    old.reachability())
                : old);
    emit(new SwarmEvent(now, "n1", "node", "update", node, "", state));
  }

  /** What was asked to change, in order: {@code deploy x}, {@code scale web 5}, ... */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Its time. */
  public synchronized Instant now() {
    return now;
  }

  /** How many listen to its events. */
  public int listening() {
    return listeners.size();
  }

  // for its services ------------------------------------------------------------------------------

  void later(Duration delay, Runnable action) {
    due.add(new Due(now.plus(delay), order++, action));
  }

  void emit(SwarmEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  FakeService.Troubles troubles(String service) {
    return planted.getOrDefault(service, new FakeService.Troubles());
  }

  long next() {
    return ++order;
  }

  // the port --------------------------------------------------------------------------------------

  private void look() {
    check();
    advance(cost);
  }

  private void check() {
    if (trouble.isPresent()) {
      throw trouble.get();
    }
  }

  private FakeService service(String namespace, String service) {
    FakeService found = services.get(namespace + "_" + service);
    if (found == null) {
      throw new SwarmException(404, "service " + namespace + "_" + service + " not found");
    }
    return found;
  }

  private List<FakeService> services(String namespace) {
    return services.values().stream().filter(s -> s.namespace().equals(namespace)).toList();
  }

  @Override
  public Set<Ability> abilities() {
    return Set.copyOf(abilities);
  }

  @Override
  public Map<String, String> facts() {
    return Map.of("engine", "fake");
  }

  @Override
  public synchronized List<SwarmNode> nodes() {
    look();
    return List.copyOf(nodes);
  }

  @Override
  public synchronized void deploy(Blueprint blueprint) {
    check();
    calls.add("deploy " + blueprint.namespace());
    for (Map<String, Object> spec : blueprint.services()) {
      FakeService service = new FakeService(this, blueprint.namespace(), spec);
      if (services.putIfAbsent(service.fullName(), service) != null) {
        throw new SwarmException(409, "name conflicts with an existing object: " + spec);
      }
      emit(new SwarmEvent(now, "n1", "service", "create", service.name(), service.namespace(), ""));
      service.start(nodes.stream().map(SwarmNode::name).toList());
    }
  }

  @Override
  public synchronized void remove(String namespace) {
    check();
    calls.add("remove " + namespace);
    for (FakeService service : services(namespace)) {
      service.scale(0);
      services.remove(service.fullName());
      emit(new SwarmEvent(now, "n1", "service", "remove", service.name(), namespace, ""));
    }
  }

  @Override
  public synchronized Map<String, Integer> desired(String namespace) {
    check();
    Map<String, Integer> wanted = new LinkedHashMap<>();
    services(namespace).forEach(service -> wanted.put(service.name(), service.wanted()));
    return wanted;
  }

  @Override
  public synchronized List<Replica> replicas(String namespace) {
    look();
    return services(namespace).stream().flatMap(service -> service.replicas().stream()).toList();
  }

  @Override
  public synchronized void scale(String namespace, String service, int replicas) {
    check();
    calls.add("scale " + service + " " + replicas);
    service(namespace, service).scale(replicas);
    emit(new SwarmEvent(now, "n1", "service", "update", service, namespace, "replicas"));
  }

  @Override
  public synchronized void signal(Replica replica, String signal) {
    check();
    calls.add("signal " + replica.name() + " " + signal);
    service(replica.namespace(), replica.service()).signal(replica, signal);
  }

  @Override
  public synchronized List<String> logs(Replica replica) {
    check();
    return service(replica.namespace(), replica.service()).logs(replica);
  }

  @Override
  public synchronized List<String> datedLogs(Replica replica) {
    return logs(replica).stream().map(line -> now + " " + line).toList();
  }

  @Override
  public synchronized Subscription follow(Replica replica, Listener listener) {
    check();
    logs(replica).forEach(line -> listener.wrote(now, line));
    return () -> {};
  }

  @Override
  public synchronized long memory(Replica replica) {
    check();
    return troubles(replica.service()).memory;
  }

  @Override
  public List<Layer> layers(String image) {
    check();
    List<Layer> layers = images.get(image);
    if (layers == null) {
      throw new SwarmException(404, "No such image: " + image);
    }
    return layers;
  }

  @Override
  public Connection dial(Replica replica, int port, Duration deadline) {
    check();
    Dialled dialled = ports.get(port);
    if (dialled == null) {
      throw new SwarmException(
          replica.name() + ":" + port + ": connection refused", new IOException("nobody listens"));
    }
    try {
      return dialled.dial(replica);
    } catch (IOException refused) {
      throw new SwarmException(replica.name() + ":" + port + ": " + refused.getMessage(), refused);
    }
  }

  @Override
  public Subscription watch(Consumer<SwarmEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public synchronized String call(String node, String method, String path, String body) {
    check();
    calls.add("call " + node + " " + method + " " + path);
    return "{}";
  }

  @Override
  public String call(String node, String method, String path, String body, Duration deadline) {
    return call(node, method, path, body);
  }

  @Override
  public Optional<Hosts> hosts() {
    return hosts;
  }
}
