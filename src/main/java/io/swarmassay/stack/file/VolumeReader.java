package io.swarmassay.stack.file;

import io.swarmassay.yaml.Yaml;
import java.util.Map;
import java.util.Set;

/** Reads one volume declared under {@code volumes}. Swarm creates it with the first task. */
final class VolumeReader {
  private static final String NOTE =
      "volume '%s' is external: each deployment gets an empty one of its own";

  private final StackFileContext scope;
  private final MappingReader fields;
  private final External external;

  VolumeReader(StackFileContext scope, String name, Yaml node) {
    this.scope = scope;
    this.fields =
        MappingReader.of(
            scope,
            node,
            "volumes." + name,
            Set.of("name", "driver", "driver_opts", "external", "labels"));
    this.external = External.of(fields, name, NOTE);
  }

  /** Its name in the swarm. */
  String name() {
    return external.name();
  }

  /** Adds labels and driver to the options of a mount. */
  void describe(Body options) {
    if (external.external()) {
      return;
    }
    Map<String, String> settings = fields.pairs("driver_opts");
    options.put("Labels", Labels.with(scope, fields));
    options.put(
        "DriverConfig",
        new Body().put("Name", fields.text("driver")).put("Options", settings).map());
  }
}
