package io.swarmassay.diagnosis;

import io.swarmassay.history.Cause;
import io.swarmassay.history.Event;
import io.swarmassay.stack.deploy.UpdateState;
import io.swarmassay.stack.lint.WrittenService;
import io.swarmassay.swarm.Replica;
import io.swarmassay.yaml.Yaml;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What was there to see when something was found broken.
 *
 * @param services as the stack file has them
 * @param tasks all that swarm remembers of the deployment
 * @param ends how its containers ended so far, oldest first
 * @param faults how many faults of ours struck before
 * @param updates swarm's state of each service's last update, with its words
 * @param unmet what has no room on a swarm of this size, by the arithmetic of the stack file
 * @param lastWords what the replica that a text begins with wrote last, as the end of a sentence
 */
public record Scene(
    List<WrittenService> services,
    List<Replica> tasks,
    List<Event.Ended> ends,
    int faults,
    Map<String, UpdateState> updates,
    List<String> unmet,
    UnaryOperator<String> lastWords) {
  /** The service of that name. */
  Optional<WrittenService> service(String name) {
    return services.stream().filter(service -> service.name().equals(name)).findFirst();
  }

  /** The newest task of each slot that is to run and does not, in the order of their names. */
  List<Replica> waiting() {
    Map<String, Replica> newest = new HashMap<>();
    tasks.stream()
        .sorted(Comparator.comparing(Replica::created))
        .forEach(task -> newest.put(task.name(), task));
    return newest.values().stream()
        .filter(task -> !task.running() && !task.state().equals("complete"))
        .filter(task -> !task.state().equals("shutdown") || !task.error().isEmpty())
        .sorted(Comparator.comparing(Replica::name))
        .toList();
  }

  /** Tasks of slots in which none runs, that swarm has an error of; the newest first. */
  List<Replica> troubled() {
    List<String> slots = waiting().stream().map(Replica::name).toList();
    return tasks.stream()
        .filter(task -> slots.contains(task.name()) && !task.error().isEmpty())
        .sorted(Comparator.comparing(Replica::created).reversed())
        .toList();
  }

  /**
   * Containers of one replica that ended by themselves. After a fault of ours only those count that
   * ended three times, since the first may have been its doing.
   */
  List<List<Event.Ended>> crashes() {
    Map<String, List<Event.Ended>> byReplica = new LinkedHashMap<>();
    ends.stream()
        .filter(end -> !end.asked())
        .forEach(end -> byReplica.computeIfAbsent(end.replica(), r -> new ArrayList<>()).add(end));
    return byReplica.values().stream().filter(some -> faults == 0 || some.size() > 2).toList();
  }

  /** The task that a container belongs to. */
  Optional<Replica> taskOf(Event.Ended end) {
    return tasks.stream().filter(task -> task.containerId().equals(end.container())).findFirst();
  }

  /** The service that a replica belongs to. */
  Optional<WrittenService> serviceOf(String replica) {
    return services.stream().filter(s -> replica.startsWith(s.name() + ".")).findFirst();
  }

  /** A cause with its place: the deepest part of a path of keys of the service that is written. */
  static Cause cause(
      Diagnosis by, String subject, String seen, Optional<Yaml> place, String wayOut) {
    return new Cause(by.name(), subject, seen, place.map(Scene::text).orElse(""), wayOut);
  }

  private static String text(Yaml at) {
    return String.format(Locale.ROOT, "%s:%d:%d", at.file(), at.line(), at.column());
  }

  /** The first of several paths of keys that the service has, or the service itself. */
  static Yaml place(WrittenService service, String... paths) {
    return Stream.of(paths)
        .map(path -> path.split("/"))
        .filter(path -> service.has(path))
        .findFirst()
        .map(service::place)
        .orElse(service.node());
  }
}
