package io.swarmassay.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What probes ask engines for beyond the port's own questions. */
public final class EngineQueries {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EngineQueries() {}

  /** The identifier of the image a replica runs, as its own engine says. */
  static String image(Swarm swarm, Replica replica) {
    return get(swarm, replica.node(), "/containers/" + replica.containerId() + "/json")
        .path("Image")
        .asText();
  }

  /** What a replica's own engine says of its container; {@code path} starts behind its id. */
  public static JsonNode container(Swarm swarm, Replica replica, String path) {
    return get(swarm, replica.node(), "/containers/" + replica.containerId() + path);
  }

  /** When a replica's container was made, on its node's clock. */
  public static Instant made(Swarm swarm, Replica replica) {
    String path = "/containers/" + replica.containerId() + "/json";
    return Instant.parse(get(swarm, replica.node(), path).path("Created").asText());
  }

  /** When a replica's container was started, on its node's clock. */
  public static Instant started(Swarm swarm, Replica replica) {
    return Instant.parse(container(swarm, replica, "/json").at("/State/StartedAt").asText());
  }

  /** The deployment's services, as a manager describes them. */
  public static JsonNode services(Deployment deployment) {
    String filter =
        String.format(
            Locale.ROOT, "{\"label\":[\"%s=%s\"]}", Blueprint.LABEL, deployment.namespace());
    return get(
        deployment.swarm(),
        manager(deployment.swarm()),
        "/services?status=true&filters=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
  }

  /** The deployment's tasks that are meant to run, as a manager describes them. */
  static JsonNode tasks(Deployment deployment) {
    String filter =
        String.format(
            Locale.ROOT,
            "{\"label\":[\"%s=%s\"],\"desired-state\":[\"running\"]}",
            Blueprint.LABEL,
            deployment.namespace());
    return get(
        deployment.swarm(),
        manager(deployment.swarm()),
        "/tasks?filters=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
  }

  /** What one manager says of each node: its name, state and, of managers, reachability. */
  static List<String> nodes(Swarm swarm, String manager) {
    List<String> states = new ArrayList<>();
    get(swarm, manager, "/nodes")
        .forEach(
            node ->
                states.add(
                    node.at("/Description/Hostname").asText()
                        + " "
                        + node.at("/Status/State").asText()
                        + " "
                        + node.at("/ManagerStatus/Reachability").asText()));
    return states;
  }

  private static String manager(Swarm swarm) {
    return swarm.nodes().stream()
        .filter(node -> node.role() == SwarmNode.Role.MANAGER && node.healthy())
        .map(SwarmNode::name)
        .findFirst()
        .orElseThrow(() -> new Finding("no manager is ready"));
  }

  private static JsonNode get(Swarm swarm, String node, String path) {
    try {
      return JSON.readTree(swarm.call(node, "GET", path, ""));
    } catch (JsonProcessingException unreadable) {
      throw new SwarmException("no JSON from GET " + path + " on " + node, unreadable);
    }
  }
}
