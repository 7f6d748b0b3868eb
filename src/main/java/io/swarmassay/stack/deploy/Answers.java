package io.swarmassay.stack.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a manager what the port has no words for. */
final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Answers() {}

  /** All networks a manager knows. */
  static JsonNode networks(Swarm swarm) {
    return get(swarm, "/networks");
  }

  /**
   * The networks that each node knows, of a manager all of the swarm; nodes that are not heard have
   * none.
   */
  static List<JsonNode> networksByNode(Swarm swarm) {
    List<JsonNode> answers = new ArrayList<>(List.of(networks(swarm)));
    for (SwarmNode node : swarm.nodes()) {
      if (node.healthy()) {
        try {
          answers.add(read(swarm, node, "/networks"));
        } catch (SwarmException silent) {
          LOG.debug("{} does not tell its networks: {}", node.name(), silent.getMessage());
        }
      }
    }
    return answers;
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
    return read(swarm, manager, path);
  }

  private static JsonNode read(Swarm swarm, SwarmNode node, String path) {
    try {
      return MAPPER.readTree(swarm.call(node.name(), "GET", path, ""));
    } catch (JsonProcessingException e) {
      throw new SwarmException("GET " + path + " was not answered with JSON", e);
    }
  }
}
