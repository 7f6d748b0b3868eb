package io.swarmassay.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import java.util.Map;

/** What an engine says of a replica's container, for proofs. */
final class Containers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NOT_FOUND = 404;

  private Containers() {}

  /** Whether the container still runs; one that is gone does not. */
  static boolean runs(Swarm swarm, Replica replica) {
    try {
      return inspect(swarm, replica).path("State").path("Running").asBoolean();
    } catch (SwarmException e) {
      if (e.status() == NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  /** How a container ended, and whether that was its exit code. */
  static Sign exit(Patient patient, int wanted) {
    int code = patient.inspect().path("State").path("ExitCode").asInt(-1);
    return new Sign(code == wanted, "exit code " + code);
  }

  static JsonNode inspect(Swarm swarm, Replica replica) {
    String path = "/containers/" + replica.containerId() + "/json";
    String answer = swarm.call(replica.node(), "GET", path, "");
    return read(replica.node(), answer);
  }

  static String write(Map<String, ?> body) {
    return JSON.valueToTree(body).toString();
  }

  static JsonNode read(String node, String answer) {
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException e) {
      throw new SwarmException("the engine of " + node + " did not answer JSON", e);
    }
  }
}
