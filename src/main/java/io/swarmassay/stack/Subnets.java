package io.swarmassay.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.SwarmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the networks of deployments apart. Swarm accepts a network whose subnet overlaps another's,
 * and then leaves its tasks in state New for ever without a word.
 */
final class Subnets {
  private static final Logger LOG = LoggerFactory.getLogger(Subnets.class);

  private record Taken(Subnet subnet, String network, String id, String created, String owner) {}

  private final List<Taken> taken = new ArrayList<>();

  /** What {@code GET /networks} answered. */
  Subnets(JsonNode networks) {
    for (JsonNode network : networks) {
      for (JsonNode config : network.at("/IPAM/Config")) {
        Subnet.parse(config.path("Subnet").asText(""))
            .ifPresent(subnet -> taken.add(taken(subnet, network)));
      }
    }
  }

  private static Taken taken(Subnet subnet, JsonNode network) {
    return new Taken(
        subnet,
        network.path("Name").asText(),
        network.path("Id").asText(),
        network.path("Created").asText(),
        network.path("Labels").path(Blueprint.LABEL).asText(""));
  }

  /** The blueprint with each taken subnet replaced by the next free one of the same size. */
  Blueprint moved(Blueprint blueprint) {
    List<Map<String, Object>> networks = blueprint.networks().stream().map(this::moved).toList();
    return new Blueprint(
        blueprint.namespace(),
        networks,
        blueprint.secrets(),
        blueprint.configs(),
        blueprint.services());
  }

  private Map<String, Object> moved(Map<String, Object> network) {
    if (!(network.get("IPAM") instanceof Map<?, ?> ipam)
        || !(ipam.get("Config") instanceof List<?> configs)) {
      return network;
    }
    String name = String.valueOf(network.get("Name"));
    Map<Object, Object> free = new LinkedHashMap<>(ipam);
    free.put("Config", configs.stream().map(config -> free(name, (Map<?, ?>) config)).toList());
    Map<String, Object> moved = new LinkedHashMap<>(network);
    moved.put("IPAM", free);
    return moved;
  }

  private Map<?, ?> free(String network, Map<?, ?> config) {
    Optional<Subnet> wanted = Subnet.parse(String.valueOf(config.get("Subnet")));
    if (wanted.isEmpty()) {
      return config;
    }
    Subnet free = free(network, wanted.get());
    taken.add(new Taken(free, network, "", "", ""));
    return Map.of("Subnet", free.toString());
  }

  private Subnet free(String network, Subnet wanted) {
    Optional<Taken> other =
        taken.stream().filter(each -> each.subnet().overlaps(wanted)).findFirst();
    if (other.isEmpty()) {
      return wanted;
    }
    String why =
        "subnet " + wanted + " of " + network + " overlaps network " + other.get().network();
    Subnet free =
        wanted
            .free(taken.stream().map(Taken::subnet).toList())
            .orElseThrow(
                () -> new SwarmException(409, why + ", and 10.0.0.0/8 has no room for another"));
    LOG.info("{}; this run takes {}", why, free);
    return free;
  }

  /** Whether a network of this deployment overlaps one that somebody else created before it. */
  boolean lost(String namespace) {
    return taken.stream()
        .filter(own -> own.owner().equals(namespace))
        .anyMatch(own -> taken.stream().anyMatch(other -> before(other, own)));
  }

  private static boolean before(Taken other, Taken own) {
    String theirs = other.created() + other.id();
    return !other.owner().equals(own.owner())
        && other.subnet().overlaps(own.subnet())
        && theirs.compareTo(own.created() + own.id()) < 0;
  }
}
