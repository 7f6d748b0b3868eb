package io.swarmassay.internal.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Seen;
import io.swarmassay.swarm.SwarmException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a deployment down. Containers are removed by force as soon as their service is gone: nobody
 * waits for their grace periods, and those of finished jobs would stay for ever.
 */
final class Removal {
  private final Engines engines;
  private final String namespace;
  private final String ours;

  Removal(Engines engines, String namespace) {
    this.engines = engines;
    this.namespace = namespace;
    this.ours = Json.filter("label", Blueprint.LABEL + "=" + namespace);
  }

  /** Asks the swarm to drop what it has of a kind; says what that was. */
  private List<String> drop(String kind) {
    List<String> dropped = new ArrayList<>();
    for (JsonNode found : engines.ask("/" + kind + ours)) {
      dropped.add(kind + " " + found.at("/Spec/Name").asText());
      String path = "/" + kind + "/" + found.path("ID").asText();
      gone(() -> engines.tell("DELETE", path, null));
    }
    return dropped;
  }

  /** One look: removes what can be removed and says what is left, by node. */
  Seen<Boolean> look() {
    // Each time: a service may have made another one, and managers refuse during elections.
    List<String> left = new ArrayList<>();
    List.of("services", "secrets", "configs").forEach(kind -> left.addAll(drop(kind)));
    engines
        .all()
        .forEach(
            (node, engine) -> {
              try {
                sweep(engine).forEach(what -> left.add(node + ": " + what));
              } catch (SwarmException unanswered) {
                left.add(node + ": " + unanswered.getMessage());
              }
            });
    return Seen.of(left.isEmpty(), String.join(", ", left));
  }

  private List<String> sweep(EngineClient engine) {
    List<String> left = new ArrayList<>();
    for (JsonNode container : engine.get("/containers/json" + containers(), Engines.PATIENCE)) {
      if (ours(container.path("Labels"))) {
        left.add("container " + container.at("/Names/0").asText());
        gone(() -> engine.delete("/containers/" + container.path("Id").asText() + "?force=1&v=1"));
      }
    }
    for (JsonNode volume : engine.get("/volumes" + ours, Engines.PATIENCE).path("Volumes")) {
      String name = volume.path("Name").asText();
      left.add("volume " + name);
      gone(() -> engine.delete("/volumes/" + Json.encode(name) + "?force=1"));
    }
    for (JsonNode network : engine.get("/networks" + ours, Engines.PATIENCE)) {
      left.add("network " + network.path("Name").asText());
      gone(() -> engine.delete("/networks/" + network.path("Id").asText()));
    }
    return left;
  }

  private static String containers() {
    return Json.filter("label", "com.docker.swarm.service.name") + "&all=1";
  }

  private boolean ours(JsonNode labels) {
    return labels.has(Blueprint.LABEL)
        ? labels.get(Blueprint.LABEL).asText().equals(namespace)
        : labels.path("com.docker.swarm.service.name").asText().startsWith(namespace + "_");
  }

  /** Refusals say only that it is gone already or still in use: the next look will tell. */
  private static void gone(Runnable removal) {
    try {
      removal.run();
    } catch (SwarmException refused) {
      if (refused.status() == 0) {
        throw refused;
      }
    }
  }
}
