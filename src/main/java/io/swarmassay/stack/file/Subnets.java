package io.swarmassay.stack.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Subnet;
import io.swarmassay.swarm.SwarmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the networks of deployments apart. Swarm accepts a network whose subnet overlaps another's,
 * and then leaves its tasks in state New for ever without a word.
 */
public final class Subnets {
  private static final Logger LOG = LoggerFactory.getLogger(Subnets.class);

  private record Taken(Subnet subnet, String network) {}

  private final List<Taken> taken = new ArrayList<>();
  private final List<Taken> own = new ArrayList<>();
  private final List<Subnet> wanted = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  /**
   * @param answers what {@code GET /networks} answered, each node that was asked: what a manager
   *     gave back may still stand on a node that has not heard of it
   */
  public Subnets(List<JsonNode> answers) {
    for (JsonNode networks : answers) {
      for (JsonNode network : networks) {
        String name = network.path("Name").asText();
        allocated(network).forEach(subnet -> taken.add(new Taken(subnet, name)));
      }
    }
  }

  /**
   * The subnets a network has. A manager tells them only once they are allocated, some time after
   * it accepted the network; of one whose subnet overlaps another's it never tells any.
   */
  public static List<Subnet> allocated(JsonNode network) {
    List<Subnet> subnets = new ArrayList<>();
    for (JsonNode config : network.at("/IPAM/Config")) {
      Subnet.parse(config.path("Subnet").asText("")).ifPresent(subnets::add);
    }
    return subnets;
  }

  /** The subnets a blueprint asks for. */
  public static List<Subnet> wanted(Blueprint blueprint) {
    return blueprint.networks().stream()
        .map(network -> network.get("IPAM") instanceof Map<?, ?> ipam ? ipam.get("Config") : null)
        .flatMap(configs -> configs instanceof List<?> all ? all.stream() : Stream.empty())
        .map(config -> Subnet.parse(String.valueOf(((Map<?, ?>) config).get("Subnet"))))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * The blueprint with each subnet that others took replaced by the next free one of the same size.
   * Networks of the blueprint that overlap each other stay as they are: so would they on any swarm.
   */
  public Blueprint moved(Blueprint blueprint) {
    wanted.addAll(wanted(blueprint));
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
    own.add(new Taken(free, network));
    return Map.of("Subnet", free.toString());
  }

  private Subnet free(String network, Subnet wanted) {
    overlapping(own, wanted)
        .ifPresent(
            other ->
                remark(
                    overlap(wanted, network, other)
                        + " of the same stack file: swarm may leave tasks in state New for ever"));
    Optional<Taken> other = overlapping(taken, wanted);
    if (other.isEmpty()) {
      return wanted;
    }
    String why = overlap(wanted, network, other.get());
    Stream<Subnet> others = Stream.concat(taken.stream(), own.stream()).map(Taken::subnet);
    Subnet free =
        wanted
            .free(Stream.concat(others, this.wanted.stream()).toList())
            .orElseThrow(
                () -> new SwarmException(409, why + ", and 10.0.0.0/8 has no room for another"));
    remark(why + "; this run takes " + free);
    return free;
  }

  private static Optional<Taken> overlapping(List<Taken> those, Subnet wanted) {
    return those.stream().filter(each -> each.subnet().overlaps(wanted)).findFirst();
  }

  private static String overlap(Subnet wanted, String network, Taken other) {
    return "subnet " + wanted + " of " + network + " overlaps network " + other.network();
  }

  private void remark(String text) {
    LOG.info(text);
    remarks.add(text);
  }

  /** What of the networks is not as the stack file has it, or cannot work, a sentence each. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }
}
