package io.swarmassay.stack.lint;

import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a stack cannot have on a swarm of so many nodes: its tasks would wait for room that never
 * comes.
 *
 * @param nodes how many nodes the swarm has
 */
public record LabLint(int nodes) {
  /** How to have room. */
  public static final String WAY =
      "give the scenario more nodes, the service fewer replicas, or the network a larger subnet";

  /** Network, broadcast, and the gateway that docker takes. */
  private static final int TAKEN = 3;

  /** A sentence for each thing that has no room. */
  public List<String> unmet(Blueprint blueprint) {
    List<WrittenService> services =
        blueprint.services().stream().map(body -> named(blueprint, body)).toList();
    List<String> unmet = new ArrayList<>();
    services.forEach(service -> crowded(service).ifPresent(unmet::add));
    services.forEach(service -> ports(service).ifPresent(unmet::add));
    blueprint
        .networks()
        .forEach(network -> addresses(blueprint, network, services).ifPresent(unmet::add));
    return unmet;
  }

  private static WrittenService named(Blueprint blueprint, Map<?, ?> body) {
    String name = String.valueOf(body.get("Name"));
    return new WrittenService(name.substring(blueprint.namespace().length() + 1), null, body);
  }

  private Optional<String> crowded(WrittenService service) {
    long each = service.number("TaskTemplate", "Placement", "MaxReplicas").orElse(0L);
    return each > 0 && service.replicated() && service.tasks(nodes) > each * nodes
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "%d of %d replicas of %s find no node: max_replicas_per_node is %d",
                service.tasks(nodes) - each * nodes,
                service.tasks(nodes),
                service.name(),
                each))
        : Optional.empty();
  }

  private Optional<String> ports(WrittenService service) {
    return service.replicated() && !service.hostPorts().isEmpty() && service.tasks(nodes) > nodes
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "%d of %d replicas of %s find no node: each takes port %s of its own",
                service.tasks(nodes) - nodes,
                service.tasks(nodes),
                service.name(),
                service.hostPorts().get(0)))
        : Optional.empty();
  }

  /** Each task has an address, each virtual IP, and the load balancer of each node that has one. */
  private Optional<String> addresses(
      Blueprint blueprint, Map<String, Object> network, List<WrittenService> services) {
    List<WrittenService> there =
        services.stream().filter(service -> on(service, network.get("Name"))).toList();
    long tasks = there.stream().mapToLong(service -> service.tasks(nodes)).sum();
    long virtual = there.stream().filter(LabLint::hasVirtualIp).count();
    long needed = tasks + virtual + Math.min(nodes, tasks);
    long has = subnets(network).mapToLong(subnet -> subnet.size() - TAKEN).sum();
    boolean small = subnets(network).findAny().isPresent() && has < needed;
    return small
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "network %s has %d addresses and needs %d: %d tasks, %d virtual IPs, a load"
                    + " balancer on %d nodes",
                String.valueOf(network.get("Name")).substring(blueprint.namespace().length() + 1),
                has,
                needed,
                tasks,
                virtual,
                Math.min(nodes, tasks)))
        : Optional.empty();
  }

  private static boolean on(WrittenService service, Object network) {
    return service.all("TaskTemplate", "Networks").stream()
        .anyMatch(attachment -> network.equals(attachment.get("Target")));
  }

  private static boolean hasVirtualIp(WrittenService service) {
    return service.at(String.class, "EndpointSpec", "Mode").filter("dnsrr"::equals).isEmpty();
  }

  private static Stream<Subnet> subnets(Map<String, Object> network) {
    WrittenService view = new WrittenService("", null, network);
    return view.all("IPAM", "Config").stream()
        .map(config -> Subnet.parse(String.valueOf(config.get("Subnet"))))
        .flatMap(Optional::stream);
  }
}
