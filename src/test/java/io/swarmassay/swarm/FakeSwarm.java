package io.swarmassay.swarm;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A swarm in memory, deterministic and without threads: its time goes on only by {@link #advance}
 * and, by {@link #lookCosts}, at each look at its replicas or nodes. Events are delivered on the
 * thread that makes time go on.
 */
public final class FakeSwarm extends PlantedSwarm {
  /** How long a container takes to start. */
  public static final Duration START = Duration.ofMillis(200);

  /** How long swarm takes to replace a dead container. */
  public static final Duration REPLACE = Duration.ofMillis(800);

  private final FakeNodes nodes;
  private final FakeClock clock = new FakeClock();
  private final Map<String, FakeService> services = new TreeMap<>();
  private final Map<String, List<String>> lastWords = new TreeMap<>();
  private final Map<String, List<Map<String, Object>>> networks = new TreeMap<>();
  private final List<Consumer<SwarmEvent>> listeners = new CopyOnWriteArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private Duration cost = Duration.ofMillis(500);
  private Duration lag = Duration.ZERO;
  private final TreeMap<Instant, List<Replica>> lists = new TreeMap<>();

  private FakeSwarm(int count) {
    nodes = new FakeNodes(count);
  }

  /** A swarm of nodes {@code n1}, {@code n2}, ...; the first three are managers, n1 leads. */
  public static FakeSwarm of(int nodes) {
    return new FakeSwarm(nodes);
  }

  @Override
  FakeSwarm self() {
    return this;
  }

  // hooks -----------------------------------------------------------------------------------------

  /** Lets its time go on, and what is due happen. */
  public synchronized FakeSwarm advance(Duration by) {
    clock.advance(by);
    return this;
  }

  /** How much time goes by at each look; zero for a clock that only {@link #advance} moves. */
  public FakeSwarm lookCosts(Duration time) {
    cost = time;
    return this;
  }

  /** Writes a line into the log of a replica's container. */
  public synchronized void print(Replica replica, String line) {
    service(replica.namespace(), replica.service()).print(replica, line);
  }

  /** Changes a node's state as swarm would show it, for example {@code down}. */
  public synchronized void state(String node, String state) {
    nodes.state(node, state);
    emit(new SwarmEvent(now(), "n1", "node", "update", node, "", node, state));
  }

  /** The main process of a replica's container ends by itself, with this exit code. */
  public synchronized void crash(Replica replica, int exit) {
    service(replica.namespace(), replica.service()).crash(replica, exit);
  }

  /** An engine reports this. */
  public void report(SwarmEvent event) {
    emit(event);
  }

  /** Lists of tasks are as old as that: swarm has not noticed yet. */
  public synchronized FakeSwarm noticingAfter(Duration time) {
    lag = time;
    return this;
  }

  /** What was asked to change, in order: {@code deploy x}, {@code scale web 5}, ... */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Its time. */
  public synchronized Instant now() {
    return clock.now();
  }

  /** How many listen to its events. */
  public int listening() {
    return listeners.size();
  }

  // for its services ------------------------------------------------------------------------------

  void later(Duration delay, Runnable action) {
    clock.later(delay, action);
  }

  void emit(SwarmEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  long next() {
    return clock.next();
  }

  // the port --------------------------------------------------------------------------------------

  private void look() {
    check();
    advance(cost);
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
  public Map<String, String> facts() {
    return Map.of("engine", "fake");
  }

  @Override
  public synchronized List<SwarmNode> nodes() {
    look();
    return nodes.all();
  }

  @Override
  public synchronized void deploy(Blueprint blueprint) {
    check();
    calls.add("deploy " + blueprint.namespace());
    networks
        .computeIfAbsent(blueprint.namespace(), any -> new ArrayList<>())
        .addAll(blueprint.networks());
    for (Map<String, Object> spec : blueprint.services()) {
      FakeService service = new FakeService(this, blueprint.namespace(), spec);
      if (services.putIfAbsent(service.fullName(), service) != null) {
        throw new SwarmException(409, "name conflicts with an existing object: " + spec);
      }
      emit(
          new SwarmEvent(
              now(), "n1", "service", "create", service.name(), service.namespace(), "", ""));
      service.start(nodes.names());
    }
  }

  @Override
  public synchronized void remove(String namespace) {
    check();
    calls.add("remove " + namespace);
    networks.remove(namespace);
    for (FakeService service : services(namespace)) {
      service.scale(0);
      services.remove(service.fullName());
      emit(new SwarmEvent(now(), "n1", "service", "remove", service.name(), namespace, "", ""));
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
    List<Replica> now =
        services(namespace).stream().flatMap(service -> service.replicas().stream()).toList();
    lists.put(now(), now);
    return lists.floorEntry(now().minus(lag)) == null
        ? lists.firstEntry().getValue()
        : lists.floorEntry(now().minus(lag)).getValue();
  }

  @Override
  public synchronized void scale(String namespace, String service, int replicas) {
    check();
    calls.add("scale " + service + " " + replicas);
    service(namespace, service).scale(replicas);
    emit(new SwarmEvent(now(), "n1", "service", "update", service, namespace, "", "replicas"));
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
    return logs(replica).stream().map(line -> now() + " " + line).toList();
  }

  /** What a container will have written before its end. */
  public synchronized void wrote(String container, String... lines) {
    lastWords.put(container, List.of(lines));
  }

  @Override
  public synchronized List<String> lastLines(String node, String container, int lines) {
    check();
    return lastWords.getOrDefault(container, List.of());
  }

  @Override
  public synchronized Subscription follow(Replica replica, Listener listener) {
    check();
    logs(replica).forEach(line -> listener.wrote(now(), line));
    return () -> {};
  }

  @Override
  public synchronized long memory(Replica replica) {
    check();
    return troubles(replica.service()).memory;
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
    if (path.equals("/networks")) { // their subnets are theirs at once
      List<Object> all = new ArrayList<>();
      networks.values().forEach(all::addAll);
      return new ObjectMapper().valueToTree(all).toString();
    }
    return services.values().stream()
        .flatMap(service -> service.replicas().stream())
        .filter(task -> path.equals("/containers/" + task.containerId() + "/json"))
        .findFirst()
        .map(FakeSwarm::state)
        .orElse("{}");
  }

  /** What an engine says of a container: what ended was killed. */
  private static String state(Replica task) {
    boolean runs = task.state().equals("running");
    return "{\"State\":{\"Running\":%s,\"ExitCode\":%d}}".formatted(runs, runs ? 0 : 137);
  }

  @Override
  public String call(String node, String method, String path, String body, Duration deadline) {
    return call(node, method, path, body);
  }
}
