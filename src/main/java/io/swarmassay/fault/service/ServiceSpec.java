package io.swarmassay.fault.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmassay.fault.ContainerState;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import java.util.function.Consumer;

/** A service as swarm was ordered to run it: the whole specification, no field lost. */
final class ServiceSpec {
  private static final int TRIES = 3;

  private final Deployment deployment;
  private final String service;

  ServiceSpec(Deployment deployment, String service) {
    this.deployment = deployment;
    this.service = service;
  }

  Deployment deployment() {
    return deployment;
  }

  String service() {
    return service;
  }

  String fullName() {
    return deployment.namespace() + "_" + service;
  }

  ObjectNode spec() {
    return (ObjectNode) inspect().path("Spec");
  }

  /**
   * A service's version, and swarm's word on its last update.
   *
   * @param begun when it was begun, as swarm writes it; with all that follows empty for none
   * @param state for example {@code rollback_started}
   */
  record Seen(long version, String begun, String state, String message) {
    /** In words, for example {@code paused (update paused due to failure ...)}. */
    String text() {
      return state.isEmpty() ? message : state + " (" + message + ")";
    }
  }

  Seen seen() {
    JsonNode now = inspect();
    JsonNode status = now.path("UpdateStatus");
    return new Seen(
        now.at("/Version/Index").asLong(),
        status.path("StartedAt").asText(""),
        status.path("State").asText(""),
        status.path("Message").asText(""));
  }

  /** Orders something else; asks again when swarm itself changed the service in between. */
  void change(Consumer<ObjectNode> change) {
    for (int i = 1; ; i++) {
      JsonNode now = inspect();
      ObjectNode spec = now.path("Spec").deepCopy();
      change.accept(spec);
      String version = now.path("Version").path("Index").asText();
      try {
        call("POST", "/update?version=" + version, spec.toString());
        return;
      } catch (SwarmException refused) {
        if (i == TRIES || !String.valueOf(refused.getMessage()).contains("out of sequence")) {
          throw refused;
        }
      }
    }
  }

  private JsonNode inspect() {
    JsonNode answer = ContainerState.read(fullName(), call("GET", "", ""));
    if (!answer.path("Spec").isObject()) {
      throw new SwarmException(0, "there is no service " + fullName());
    }
    return answer;
  }

  private String call(String method, String path, String body) {
    return deployment.swarm().call(manager(), method, "/services/" + fullName() + path, body);
  }

  private String manager() {
    return deployment.swarm().nodes().stream()
        .filter(node -> node.role() == SwarmNode.Role.MANAGER && node.healthy())
        .map(SwarmNode::name)
        .findFirst()
        .orElseThrow(() -> new SwarmException(0, "no manager is reachable"));
  }
}
