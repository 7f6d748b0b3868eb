package io.swarmassay.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Asks a manager what the port has no words for. */
final class Answers {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Answers() {}

  /** All networks a manager knows. */
  static JsonNode networks(Swarm swarm) {
    return get(swarm, "/networks");
  }

  /** The services of a deployment. */
  static JsonNode services(Swarm swarm, String namespace) {
    String filter = "{\"label\":[\"" + Blueprint.LABEL + "=" + namespace + "\"]}";
    return get(swarm, "/services?filters=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
  }

  private static JsonNode get(Swarm swarm, String path) {
    SwarmNode manager =
        swarm.nodes().stream()
            .filter(node -> node.role() == SwarmNode.Role.MANAGER && node.healthy())
            .findFirst()
            .orElseThrow(() -> new SwarmException(503, "no manager is reachable"));
    try {
      return MAPPER.readTree(swarm.call(manager.name(), "GET", path, ""));
    } catch (JsonProcessingException e) {
      throw new SwarmException("GET " + path + " was not answered with JSON", e);
    }
  }
}
