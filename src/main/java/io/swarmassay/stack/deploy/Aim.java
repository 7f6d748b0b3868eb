package io.swarmassay.stack.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.swarm.Swarm;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * How swarm treats the tasks of a service.
 *
 * @param job whether they are meant to end
 * @param restart {@code any}, {@code on-failure} or {@code none}
 * @param attempts how many tasks a slot may use up before swarm gives it up; empty for no end
 * @param update swarm's word for the state of an update; empty when there was none
 * @param message swarm's words about it
 */
record Aim(boolean job, String restart, OptionalInt attempts, String update, String message) {
  /** A service like most: replaced whenever a task ends. */
  static final Aim PLAIN = new Aim(false, "any", OptionalInt.empty(), "", "");

  /** Those of a deployment, by service. */
  static Map<String, Aim> all(Swarm swarm, String namespace) {
    Map<String, Aim> aims = new TreeMap<>();
    for (JsonNode service : Answers.services(swarm, namespace)) {
      String name = service.at("/Spec/Name").asText();
      aims.put(name.substring(Math.min(name.length(), namespace.length() + 1)), of(service));
    }
    return aims;
  }

  private static Aim of(JsonNode service) {
    JsonNode mode = service.at("/Spec/Mode");
    JsonNode policy = service.at("/Spec/TaskTemplate/RestartPolicy");
    JsonNode update = service.path("UpdateStatus");
    return new Aim(
        mode.has("ReplicatedJob") || mode.has("GlobalJob"),
        policy.path("Condition").asText("any"),
        attempts(policy),
        update.path("State").asText(""),
        update.path("Message").asText(""));
  }

  /** Swarm counts restarts within a window; then their number has no end that we could tell. */
  private static OptionalInt attempts(JsonNode policy) {
    if (policy.path("Condition").asText("any").equals("none")) {
      return OptionalInt.of(1);
    }
    int most = policy.path("MaxAttempts").asInt(0);
    return most > 0 && policy.path("Window").asLong(0) == 0
        ? OptionalInt.of(most + 1)
        : OptionalInt.empty();
  }

  /** Whether a task that ends well is not replaced. */
  boolean mayComplete() {
    return job || !restart.equals("any");
  }

  boolean updating() {
    return update.equals("updating") || update.equals("rollback_started");
  }

  boolean paused() {
    return update.equals("paused") || update.equals("rollback_paused");
  }

  boolean rolledBack() {
    return update.equals("rollback_completed");
  }
}
