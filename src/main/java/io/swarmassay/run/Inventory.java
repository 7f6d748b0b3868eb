package io.swarmassay.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything that lies on a swarm and its engines at one moment, by name; asked, never assumed. */
final class Inventory {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OF_A_SERVICE = "com.docker.swarm.service.name";
  private static final Map<String, String> CLUSTER =
      Map.of("service", "/services", "secret", "/secrets", "config", "/configs");

  private final List<Thing> things = new ArrayList<>();

  private record Thing(String kind, String name, String where, boolean replica) {
    @Override
    public String toString() {
      return where + ": " + kind + " " + name;
    }
  }

  private Inventory() {}

  /**
   * Asks one manager and every engine.
   *
   * @throws SwarmException when one of them does not answer: what lies there is not known then
   */
  static Inventory of(Swarm swarm) {
    Inventory all = new Inventory();
    SwarmNode manager = manager(swarm);
    CLUSTER.forEach(
        (kind, path) ->
            get(swarm, manager.name(), path)
                .forEach(found -> all.add(kind, found.at("/Spec/Name").asText(), "swarm")));
    for (SwarmNode node : swarm.nodes()) {
      all.engine(swarm, node.name());
    }
    return all;
  }

  private static SwarmNode manager(Swarm swarm) {
    return swarm.nodes().stream()
        .filter(node -> node.role() == SwarmNode.Role.MANAGER && node.healthy())
        .findFirst()
        .orElseThrow(() -> new SwarmException(503, "no manager is reachable"));
  }

  private void engine(Swarm swarm, String node) {
    for (JsonNode found : get(swarm, node, "/containers/json?all=1")) {
      String name = found.at("/Names/0").asText().replaceFirst("^/", "");
      things.add(new Thing("container", name, node, found.path("Labels").has(OF_A_SERVICE)));
    }
    get(swarm, node, "/networks").forEach(net -> add("network", net.path("Name").asText(), node));
    get(swarm, node, "/volumes")
        .path("Volumes")
        .forEach(volume -> add("volume", volume.path("Name").asText(), node));
  }

  private void add(String kind, String name, String where) {
    things.add(new Thing(kind, name, where, false));
  }

  private static JsonNode get(Swarm swarm, String node, String path) {
    try {
      return JSON.readTree(swarm.call(node, "GET", path, ""));
    } catch (JsonProcessingException e) {
      throw new SwarmException("GET " + path + " was not answered with JSON", e);
    }
  }

  /** What carries the name of a deployment, in the order of the looking. */
  List<String> named(String namespace) {
    return things.stream()
        .filter(thing -> thing.name().startsWith(namespace + "_"))
        .map(Thing::toString)
        .toList();
  }

  /**
   * What came since an earlier inventory, but for what swarm makes and moves itself while a
   * deployment stands: replicas, the volumes they ask for, and networks on the nodes they run on.
   */
  List<String> since(Inventory before) {
    List<String> known = before.things.stream().map(Thing::toString).toList();
    return things.stream()
        .filter(thing -> !thing.replica())
        .filter(thing -> !thing.kind().equals("volume") && !thing.kind().equals("network"))
        .map(Thing::toString)
        .filter(text -> !known.contains(text))
        .toList();
  }
}
