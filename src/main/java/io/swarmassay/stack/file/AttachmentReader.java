package io.swarmassay.stack.file;

import io.swarmassay.yaml.SpellingHints;
import io.swarmassay.yaml.Yaml;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code networks} of a service.
 *
 * @param name the service, which is an alias on each of its networks
 * @param declared networks the stack file declares
 */
record AttachmentReader(
    StackFileContext scope, String name, MappingReader service, Map<String, Yaml> declared) {
  private static final Set<String> KEYS = Set.of("aliases", "driver_opts");

  private static final String ADDRESS = "swarm gives addresses; services find each other by name";
  private static final Map<String, String> IDLE =
      Map.of("ipv4_address", ADDRESS, "ipv6_address", ADDRESS);

  /** Names of the networks of a service as the stack file spells them; default when none. */
  static List<String> names(MappingReader service) {
    Optional<Yaml> mapping = mapping(service);
    List<String> names =
        mapping.isPresent()
            ? List.copyOf(mapping.get().entries().keySet())
            : service.texts("networks");
    return names.isEmpty() ? List.of("default") : names;
  }

  private static Optional<Yaml> mapping(MappingReader service) {
    return service.at("networks").filter(at -> at.content() instanceof Yaml.Mapping);
  }

  /** References by name, ordered by it. */
  List<Map<String, Object>> all() {
    List<Map<String, Object>> all = new ArrayList<>();
    names(service).forEach(network -> attachment(network).ifPresent(all::add));
    all.sort(Comparator.comparing(attachment -> (String) attachment.get("Target")));
    return all;
  }

  private Yaml place(String network) {
    Yaml networks = service.at("networks").orElse(service.node());
    Yaml.Entry entry = networks.entries().get(network);
    return entry != null
        ? entry.key()
        : networks.items().stream()
            .filter(item -> item.text().filter(network::equals).isPresent())
            .findFirst()
            .orElse(networks);
  }

  private Optional<Map<String, Object>> attachment(String network) {
    Yaml node = declared.get(network);
    if (node == null && !network.equals("default")) {
      String message = "network '" + network + "' is not declared under networks";
      return service.wrong(place(network), message, SpellingHints.hint(network, declared.keySet()));
    }
    String target =
        node == null ? scope.scoped(network) : new NetworkReader(scope, network, node).name();
    Body body = new Body().keep("Target", target);
    List<String> aliases = new ArrayList<>();
    mapping(service)
        .flatMap(networks -> networks.get(network))
        .map(
            at -> MappingReader.of(scope, at, service.path("networks") + "." + network, KEYS, IDLE))
        .ifPresent(
            own -> {
              aliases.addAll(own.texts("aliases"));
              body.put("DriverOpts", own.pairs("driver_opts"));
            });
    if (!External.PREDEFINED.contains(target)) {
      aliases.add(name); // in the networks of an engine nobody has names
    }
    return Optional.of(body.put("Aliases", aliases).map());
  }
}
