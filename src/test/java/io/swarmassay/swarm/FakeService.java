package io.swarmassay.swarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One service of a {@link FakeSwarm}: its tasks and what becomes of them. */
final class FakeService {
  /** What a test planted. */
  static final class Troubles {
    String error = "";
    final Set<Integer> neverBack = new HashSet<>();
    long memory = 10_000_000;
  }

  private final FakeSwarm swarm;
  private final String namespace;
  private final String name;
  private final boolean global;
  private final boolean job;
  private final List<Replica> tasks = new ArrayList<>();
  private final Map<String, List<String>> logs = new HashMap<>();
  private List<String> nodes = List.of();
  private int wanted;

  FakeService(FakeSwarm swarm, String namespace, Map<String, Object> spec) {
    this.swarm = swarm;
    this.namespace = namespace;
    this.name = String.valueOf(spec.get("Name")).substring(namespace.length() + 1);
    Map<?, ?> mode = map(spec.getOrDefault("Mode", Map.of("Replicated", Map.of())));
    this.global = mode.containsKey("Global") || mode.containsKey("GlobalJob");
    this.job = mode.containsKey("GlobalJob") || mode.containsKey("ReplicatedJob");
    this.wanted = replicas(mode);
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static int replicas(Map<?, ?> mode) {
    Object number =
        mode.containsKey("ReplicatedJob")
            ? map(mode.get("ReplicatedJob")).get("TotalCompletions")
            : map(mode.get("Replicated")).get("Replicas");
    return number instanceof Number n ? n.intValue() : 1;
  }

  String name() {
    return name;
  }

  String namespace() {
    return namespace;
  }

  String fullName() {
    return namespace + "_" + name;
  }

  int wanted() {
    return wanted;
  }

  void start(List<String> onNodes) {
    nodes = onNodes;
    wanted = global ? nodes.size() : wanted;
    for (int i = 1; i <= wanted; i++) {
      create(global ? 0 : i, nodes.get((i - 1) % nodes.size()));
    }
  }

  List<Replica> replicas() {
    return tasks.stream()
        .sorted(Comparator.comparingInt(Replica::slot).thenComparing(Replica::created))
        .toList();
  }

  void scale(int replicas) {
    for (int slot = wanted + 1; slot <= replicas; slot++) {
      create(slot, nodes.get((slot - 1) % nodes.size()));
    }
    tasks.stream()
        .filter(task -> (task.slot() > replicas || replicas == 0) && alive(task))
        .toList()
        .forEach(this::stop);
    tasks.removeIf(task -> task.slot() > replicas);
    wanted = replicas;
  }

  private void stop(Replica task) {
    container(task, "kill", "15");
    end(task, "shutdown", "", 0);
  }

  void signal(Replica replica, String signal) {
    Replica task = current(replica);
    if (!task.running()) {
      throw new SwarmException(409, "container " + task.containerId() + " is not running");
    }
    container(task, "kill", signal.equals("KILL") ? "9" : signal);
    if (signal.equals("KILL")) {
      crash(task, 137);
    }
  }

  /** Its main process ends by itself; swarm replaces it. */
  void crash(Replica replica, int exit) {
    Replica task = current(replica);
    end(task, "failed", "task: non-zero exit (" + exit + ")", exit);
    replace(task);
  }

  void print(Replica replica, String line) {
    logs.computeIfAbsent(replica.containerId(), any -> new ArrayList<>()).add(line);
  }

  List<String> logs(Replica replica) {
    current(replica);
    return List.copyOf(logs.getOrDefault(replica.containerId(), List.of()));
  }

  private Replica current(Replica replica) {
    return tasks.stream()
        .filter(task -> task.taskId().equals(replica.taskId()))
        .findFirst()
        .orElseThrow(() -> new SwarmException(404, "No such container: " + replica.containerId()));
  }

  private void create(int slot, String node) {
    String id = "t" + swarm.next();
    Instant now = swarm.now();
    Replica task =
        new Replica(
            namespace,
            name,
            slot,
            id,
            "",
            node,
            "preparing",
            job ? "complete" : "running",
            "preparing",
            "",
            now,
            now);
    tasks.add(task);
    swarm.later(FakeSwarm.START, () -> begin(task));
  }

  private void begin(Replica task) {
    if (!tasks.contains(task)) {
      return;
    }
    String error = swarm.troubles(name).error;
    if (!error.isEmpty()) {
      become(task, "rejected", "shutdown", error, "");
      replace(task);
      return;
    }
    Replica started = become(task, "running", task.wanted(), "", "c-" + task.taskId());
    container(started, "start", "");
    if (job) {
      end(started, "complete", "", 0);
    }
  }

  private void replace(Replica task) {
    if (swarm.troubles(name).neverBack.contains(task.slot())) {
      return;
    }
    swarm.later(FakeSwarm.REPLACE, () -> recreate(task));
  }

  private void recreate(Replica task) {
    if (task.slot() <= wanted) {
      create(task.slot(), task.node());
    }
  }

  private void end(Replica task, String state, String error, int exit) {
    Replica ended = become(task, state, job ? "complete" : "shutdown", error, task.containerId());
    if (!task.containerId().isEmpty()) {
      container(ended, "die", String.valueOf(exit));
    }
  }

  private Replica become(
      Replica old, String state, String wantedState, String error, String containerId) {
    Replica changed =
        new Replica(
            namespace,
            name,
            old.slot(),
            old.taskId(),
            containerId,
            old.node(),
            state,
            wantedState,
            state,
            error,
            old.created(),
            swarm.now());
    tasks.replaceAll(task -> task.taskId().equals(old.taskId()) ? changed : task);
    return changed;
  }

  private void container(Replica task, String action, String detail) {
    swarm.emit(
        new SwarmEvent(
            swarm.now(),
            task.node(),
            "container",
            action,
            task.name(),
            namespace,
            task.containerId(),
            detail));
  }

  private static boolean alive(Replica task) {
    return !Set.of("failed", "rejected", "shutdown", "complete").contains(task.state());
  }
}
