package io.swarmassay.stack.file;

import io.swarmassay.yaml.Yaml;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a declared part exists already, and its name in the swarm.
 *
 * @param external whether it exists already and must not be created
 * @param name its full name
 */
record External(boolean external, String name) {
  /** Networks that each engine has. */
  static final Set<String> PREDEFINED = Set.of("host", "bridge", "none");

  /**
   * What is said of one part. Where deployments are whole, an external one becomes their own.
   *
   * @param way how the user has a say in it, for the note about it
   */
  static External of(MappingReader fields, String key, String way) {
    External told = told(fields, key);
    if (!told.external || !fields.scope().whole() || PREDEFINED.contains(told.name)) {
      return told;
    }
    if (!way.isEmpty()) {
      fields.scope().problems().note(fields.node(), String.format(Locale.ROOT, way, key), "");
    }
    return new External(false, fields.scope().scoped(key));
  }

  private static External told(MappingReader fields, String key) {
    Optional<Yaml> told = fields.at("external");
    Optional<String> name = fields.text("name");
    boolean mapping = told.filter(node -> node.content() instanceof Yaml.Mapping).isPresent();
    boolean external = mapping || fields.flagOrElse("external", mapping);
    if (!external) {
      return new External(false, name.orElseGet(() -> fields.scope().scoped(key)));
    }
    onlyNamed(fields);
    if (!mapping) {
      return new External(true, name.orElse(key));
    }
    Optional<String> inner =
        fields.below("external", Set.of("name")).flatMap(below -> below.text("name"));
    if (inner.isPresent() && name.isPresent()) {
      fields.wrong("external", "two names for one external part", "keep 'name', drop the other");
    }
    return new External(true, inner.or(() -> name).orElse(key));
  }

  private static void onlyNamed(MappingReader fields) {
    fields
        .node()
        .entries()
        .forEach(
            (key, entry) -> {
              if (!Set.of("external", "name").contains(key) && !key.startsWith("x-")) {
                String message = "'" + key + "' has no meaning for an external part";
                fields.wrong(entry.key(), message, "it exists already; leave it out");
              }
            });
  }
}
