package io.swarmassay.internal.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What services are wanted to be: their numbers of replicas, read and changed. */
final class Wanted {
  private static final int RETRIES = 10;
  private final Engines engines;

  Wanted(Engines engines) {
    this.engines = engines;
  }

  /** Services of a deployment as {@code GET /services} shows them. */
  JsonNode services(String namespace) {
    return engines.ask(
        "/services" + Json.filter("label", Blueprint.LABEL + "=" + namespace) + "&status=true");
  }

  /** A service's name as the stack file spells it. */
  static String shortName(String namespace, JsonNode service) {
    String name = service.at("/Spec/Name").asText();
    return name.startsWith(namespace + "_") ? name.substring(namespace.length() + 1) : name;
  }

  /** Full names of the services that run to a number of completions. */
  static List<String> replicatedJobs(Blueprint blueprint) {
    return blueprint.services().stream()
        .filter(
            service ->
                service.get("Mode") instanceof Map<?, ?> mode && mode.containsKey("ReplicatedJob"))
        .map(service -> String.valueOf(service.get("Name")))
        .toList();
  }

  /** Wanted replicas by service; for a global service its nodes, for a job its completions. */
  Map<String, Integer> numbers(String namespace, JsonNode services, Iterable<SwarmNode> nodes) {
    Map<String, Integer> numbers = new TreeMap<>();
    services.forEach(service -> numbers.put(shortName(namespace, service), number(service, nodes)));
    return numbers;
  }

  private static int number(JsonNode service, Iterable<SwarmNode> nodes) {
    JsonNode mode = service.at("/Spec/Mode");
    if (mode.has("Replicated")) {
      return mode.at("/Replicated/Replicas").asInt(1);
    }
    if (mode.has("ReplicatedJob")) {
      return mode.at("/ReplicatedJob/TotalCompletions").asInt(1);
    }
    return Placement.of(service).count(nodes);
  }

  /** Sets the number of replicas in the service's own tree, so that nothing else changes. */
  void scale(String namespace, String service, int replicas) {
    String path = "/services/" + namespace + "_" + service;
    for (int tries = 1; ; tries++) {
      JsonNode found = engines.ask(path);
      JsonNode spec = found.path("Spec").deepCopy();
      if (!(spec.at("/Mode/Replicated") instanceof ObjectNode mode)) {
        throw new SwarmException(400, service + " is not replicated and cannot be scaled");
      }
      mode.put("Replicas", replicas);
      try {
        String version = found.at("/Version/Index").asText();
        engines.tell("POST", path + "/update?version=" + version, spec);
        return;
      } catch (SwarmException stale) {
        if (tries == RETRIES || !stale.getMessage().contains("update out of sequence")) {
          throw stale;
        }
      }
    }
  }
}
