package io.swarmassay.internal.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmassay.swarm.Blueprint;
import java.util.HashMap;
import java.util.Map;

/** Creates the parts of a blueprint; names in services become the identifiers the engine wants. */
final class Rollout {
  private final Engines engines;
  private final Map<String, String> networks = new HashMap<>();
  private final Map<String, String> secrets = new HashMap<>();
  private final Map<String, String> configs = new HashMap<>();

  Rollout(Engines engines) {
    this.engines = engines;
  }

  void create(Blueprint blueprint) {
    blueprint.networks().forEach(body -> create("/networks/create", body, networks, "Id"));
    blueprint.secrets().forEach(body -> create("/secrets/create", body, secrets, "ID"));
    blueprint.configs().forEach(body -> create("/configs/create", body, configs, "ID"));
    blueprint.services().forEach(this::service);
  }

  private void create(
      String path, Map<String, Object> body, Map<String, String> known, String field) {
    JsonNode answer = engines.tell("POST", path, body);
    known.put(String.valueOf(body.get("Name")), answer.path(field).asText());
  }

  private void service(Map<String, Object> body) {
    ObjectNode spec = Json.tree(body, ObjectNode.class);
    resolve(spec);
    engines.tell("POST", "/services/create", spec);
  }

  private void resolve(ObjectNode spec) {
    JsonNode template = spec.path("TaskTemplate");
    template
        .path("Networks")
        .forEach(used -> put(used, "Target", id("networks", networks, used.path("Target"))));
    spec.path("Networks")
        .forEach(used -> put(used, "Target", id("networks", networks, used.path("Target"))));
    JsonNode container = template.path("ContainerSpec");
    container
        .path("Secrets")
        .forEach(used -> put(used, "SecretID", id("secrets", secrets, used.path("SecretName"))));
    container
        .path("Configs")
        .forEach(used -> put(used, "ConfigID", id("configs", configs, used.path("ConfigName"))));
  }

  private static void put(JsonNode object, String field, String value) {
    ((ObjectNode) object).put(field, value);
  }

  /** The identifier of what was just created, or of what exists under this name already. */
  private String id(String kind, Map<String, String> known, JsonNode name) {
    return known.computeIfAbsent(
        name.asText(),
        text -> {
          JsonNode found = engines.ask("/" + kind + "/" + Json.encode(text));
          return found.path("ID").asText(found.path("Id").asText());
        });
  }
}
