package io.swarmassay.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.stack.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The services publish exactly these ports, on the ingress mesh or on their hosts.
 *
 * @param ports the wanted published ports; none by default
 */
public record PublishedPorts(List<Integer> ports) implements Probe {
  /** No port is published. */
  public PublishedPorts() {
    this(List.of());
  }

  /** Exactly these; none when none is given. */
  public static PublishedPorts publishedPorts(Integer... ports) {
    return new PublishedPorts(List.of(ports));
  }

  @Override
  public String name() {
    return "published-ports";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Findings.caught(() -> compare(deployment));
  }

  private Reading compare(Deployment deployment) {
    JsonNode services = EngineQueries.services(deployment);
    if (services.isEmpty() && deployment.desired().isEmpty()) {
      return Reading.unproven("no service, so no port to look at");
    }
    List<String> faults = new ArrayList<>();
    Set<Integer> missing = new TreeSet<>(ports);
    for (JsonNode service : services) {
      for (int port : published(service)) {
        missing.remove(port);
        if (!ports.contains(port)) {
          String name = service.path("Spec").path("Name").asText();
          faults.add(String.format(Locale.ROOT, "%s publishes port %d", name, port));
        }
      }
    }
    missing.forEach(port -> faults.add("port " + port + " is not published"));
    if (faults.isEmpty()) {
      return Reading.healthy(
          ports.isEmpty() ? "no published port" : "published: " + new TreeSet<>(ports));
    }
    return Reading.unhealthy(
        Findings.joined(faults) + (ports.isEmpty() ? " (wanted none)" : " (wanted " + ports + ")"));
  }

  private static Set<Integer> published(JsonNode service) {
    Set<Integer> found = new TreeSet<>();
    add(service.path("Endpoint").path("Ports"), found);
    add(service.path("Spec").path("EndpointSpec").path("Ports"), found);
    return found;
  }

  /** A port of 0 is one that swarm has not chosen yet; the endpoint has it once it is chosen. */
  private static void add(JsonNode ports, Set<Integer> found) {
    ports.forEach(port -> found.add(port.path("PublishedPort").asInt()));
    found.remove(0);
  }
}
