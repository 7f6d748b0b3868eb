package io.swarmassay.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import java.util.Map;
import java.util.Optional;

/** What an engine says of a replica's container, for proofs. */
public final class ContainerState {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NOT_FOUND = 404;

  /** The exit code of a main process that SIGKILL ended. */
  public static final int KILLED = 137;

  private ContainerState() {}

  /** Whether the container still runs; one that is gone does not. */
  public static boolean runs(Swarm swarm, Replica replica) {
    return state(swarm, replica).map(ContainerState::running).orElse(false);
  }

  /**
   * What its engine says of the container's main process; empty when it knows no such container.
   */
  static Optional<JsonNode> state(Swarm swarm, Replica replica) {
    try {
      return Optional.of(inspect(swarm, replica).path("State"));
    } catch (SwarmException e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * What a state says in so many words.
   *
   * @throws SwarmException when it does not: then nothing is known
   */
  static boolean running(JsonNode state) {
    if (!state.path("Running").isBoolean()) {
      throw new SwarmException(0, "the engine does not say whether the container runs");
    }
    return state.path("Running").asBoolean();
  }

  /** How a container ended, and whether that was its exit code. */
  static Sign exit(JsonNode state, int wanted) {
    int code = state.path("ExitCode").asInt(-1);
    return new Sign(code == wanted, "exit code " + code);
  }

  /** All its engine says of the replica's container; throws when it knows none. */
  public static JsonNode inspect(Swarm swarm, Replica replica) {
    String path = "/containers/" + replica.containerId() + "/json";
    String answer = swarm.call(replica.node(), "GET", path, "");
    return read(replica.node(), answer);
  }

  static String write(Map<String, ?> body) {
    return JSON.valueToTree(body).toString();
  }

  /** An engine's answer as JSON; the node is named when it is none. */
  public static JsonNode read(String node, String answer) {
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException e) {
      throw new SwarmException("the engine of " + node + " did not answer JSON", e);
    }
  }
}
