package io.swarmassay.stack.file;

import io.swarmassay.swarm.Subnet;
import io.swarmassay.yaml.Yaml;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one network declared under {@code networks}, or the one a service gets without any. */
final class NetworkReader {
  private static final Set<String> KEYS =
      Set.of(
          "name", "driver", "driver_opts", "ipam", "external", "internal", "attachable", "labels");
  private static final Pattern SUBNET = Pattern.compile("[0-9.]+/[0-9]+|[0-9a-fA-F:]+/[0-9]+");

  private static final String NOTE =
      "network '%s' is external: each deployment gets one of its own";

  private final StackFileContext scope;
  private final MappingReader fields;
  private final External external;

  NetworkReader(StackFileContext scope, String name, Yaml node) {
    this.scope = scope;
    this.fields = MappingReader.of(scope, node, "networks." + name, KEYS);
    this.external = External.of(fields, name, NOTE);
  }

  /** Its name in the swarm. */
  String name() {
    return external.name();
  }

  boolean external() {
    return external.external();
  }

  /** The body of {@code POST /networks/create}. */
  Map<String, Object> body() {
    return new Body()
        .keep("Name", name())
        .keep("Driver", fields.text("driver").orElse("overlay"))
        .keep("Labels", Labels.with(scope, fields))
        .put("Options", fields.pairs("driver_opts"))
        .put("Internal", fields.flag("internal").filter(set -> set))
        .put("Attachable", fields.flag("attachable").filter(set -> set))
        .put("IPAM", fields.below("ipam", Set.of("driver", "config")).map(this::ipam))
        .map();
  }

  private Map<String, Object> ipam(MappingReader ipam) {
    return new Body()
        .put("Driver", ipam.text("driver"))
        .put("Config", ipam.list("config", this::subnet))
        .map();
  }

  private Optional<Map<String, Object>> subnet(Yaml item, String path) {
    MappingReader config = MappingReader.of(scope, item, path, Set.of("subnet"));
    Optional<String> subnet = config.text("subnet");
    if (subnet.isPresent() && Subnet.parse(subnet.get()).isEmpty()) {
      boolean six = SUBNET.matcher(subnet.get()).matches() && subnet.get().contains(":");
      if (!six) {
        String message = "'" + subnet.get() + "' is no subnet";
        return config.wrong("subnet", message, "write its first address: 10.20.0.0/16");
      }
    }
    return subnet.map(text -> Map.of("Subnet", text));
  }
}
