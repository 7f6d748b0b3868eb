package io.swarmassay.probe;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The replicas and Erlang nodes a probe asks, as they are now.
 *
 * @param replicas those that run
 * @param nodes what their port mappers know, ordered by replica; empty when not asked for
 * @param faults what is missing; empty when all that is wanted is there
 */
public record Crowd(List<Replica> replicas, List<BeamNode> nodes, List<String> faults) {
  /** How long finding the nodes may take. */
  static final Duration FINDING = Duration.ofSeconds(2);

  /** How long nodes work on what they are asked. */
  static final Duration WORK = Duration.ofSeconds(2);

  /** How long their answer may take. */
  public static final Duration ANSWER = Duration.ofMillis(2500);

  /** Running replicas of a service, or of all; a fault for each service that wants more. */
  static Crowd replicas(Deployment deployment, Optional<String> service) {
    return replicas(deployment, service.map(List::of).orElseGet(deployment::services));
  }

  private static Crowd replicas(Deployment deployment, List<String> services) {
    List<Replica> running =
        deployment.running().stream()
            .filter(replica -> services.contains(replica.service()))
            .toList();
    List<String> faults = new ArrayList<>();
    Map<String, Integer> desired = deployment.desired();
    services.stream()
        .filter(name -> !desired.containsKey(name))
        .forEach(name -> faults.add("no service " + name));
    desired.entrySet().stream()
        .filter(wanted -> services.contains(wanted.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            wanted ->
                few(deployment, wanted.getKey(), wanted.getValue(), running)
                    .ifPresent(faults::add));
    return new Crowd(running, List.of(), faults);
  }

  /** Tasks that ended well and are not replaced are not missed. */
  private static Optional<String> few(
      Deployment deployment, String service, int wanted, List<Replica> running) {
    long count = running.stream().filter(replica -> replica.service().equals(service)).count();
    return count < wanted && count + deployment.complete().getOrDefault(service, 0) < wanted
        ? Optional.of(
            String.format(Locale.ROOT, "%s: %d of %d replicas run", service, count, wanted))
        : Optional.empty();
  }

  /** Those of a service, or of all that hold Erlang nodes, with their nodes. */
  public static Crowd nodes(Deployment deployment, Optional<String> service) {
    Crowd crowd = replicas(deployment, service.map(List::of).orElseGet(deployment::erlang));
    List<String> faults = new ArrayList<>(crowd.faults);
    List<BeamNode> nodes = new ArrayList<>();
    AtOnce.ask(crowd.replicas, FINDING, replica -> deployment.beam().nodes(replica, FINDING))
        .forEach(
            answer -> {
              String name = answer.question().name();
              if (!answer.fine()) {
                faults.add(Findings.named(name, answer.fault()));
              } else if (answer.value().isEmpty()) {
                faults.add(name + ": its EPMD knows no node");
              } else {
                nodes.addAll(answer.value());
              }
            });
    twins(nodes).ifPresent(faults::add);
    nodes.sort(Comparator.comparing(node -> crowd.replicas.indexOf(node.replica())));
    return new Crowd(crowd.replicas, nodes, faults);
  }

  /**
   * Two nodes of one name cannot both be in a cluster; whoever is asked for is one or the other.
   */
  private static Optional<String> twins(List<BeamNode> nodes) {
    Map<String, List<String>> places = new TreeMap<>();
    nodes.forEach(
        node ->
            places
                .computeIfAbsent(node.name(), name -> new ArrayList<>())
                .add(node.replica().name()));
    return places.entrySet().stream()
        .filter(named -> named.getValue().size() > 1)
        .findFirst()
        .map(
            named ->
                String.format(
                    Locale.ROOT,
                    "%d nodes call themselves %s: in %s",
                    named.getValue().size(),
                    named.getKey(),
                    String.join(", ", new TreeSet<>(named.getValue()))));
  }

  /** Whether all that is wanted is there, and something is. */
  public boolean whole() {
    return faults.isEmpty() && !replicas.isEmpty();
  }

  /** The reading of a crowd that is not whole: unproven where nobody is wanted. */
  public Reading missing() {
    return faults.isEmpty()
        ? Reading.unproven("no replica runs, and none is missing")
        : Findings.against("", faults);
  }

  /** The reading of a crowd of fewer than two nodes, where pairs are asked for. */
  Reading alone() {
    return Reading.unproven(nodes.size() + " node, no pair to ask");
  }

  /** The nodes of the crowd except one. */
  List<BeamNode> without(BeamNode one) {
    return nodes.stream().filter(node -> !node.equals(one)).toList();
  }

  /** How many ordered pairs there are. */
  int pairs() {
    return nodes.size() * (nodes.size() - 1);
  }
}
