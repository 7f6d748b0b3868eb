package io.swarmassay.stack.file;

import io.swarmassay.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a stack file declares beside its services, by name. */
record Declared(
    Map<String, Yaml> networks,
    Map<String, Yaml> volumes,
    Map<String, Yaml> secrets,
    Map<String, Yaml> configs,
    Map<String, Yaml> madeSecrets,
    Map<String, Yaml> madeConfigs) {

  static Declared in(MappingReader root) {
    return new Declared(
        section(root, "networks"),
        section(root, "volumes"),
        section(root, "secrets"),
        section(root, "configs"),
        made(root, "secrets"),
        made(root, "configs"));
  }

  /** What {@code x-assay} says of external secrets or configs, by their names. */
  Map<String, Yaml> made(String section) {
    return section.equals("secrets") ? madeSecrets : madeConfigs;
  }

  private static Map<String, Yaml> made(MappingReader root, String section) {
    Map<String, Yaml> made = new LinkedHashMap<>();
    root.at("x-assay")
        .flatMap(assay -> assay.get(section))
        .map(Yaml::entries)
        .orElse(Map.of())
        .forEach((name, entry) -> made.put(name, entry.value()));
    return made;
  }

  /** The entries of a top-level section but for {@code x-*}; names swarm refuses are problems. */
  static Map<String, Yaml> section(MappingReader root, String name) {
    Map<String, Yaml> section = new LinkedHashMap<>();
    root.at(name)
        .filter(at -> !(at.content() instanceof Yaml.Mapping))
        .ifPresent(at -> root.wrong(at, name + " must be a mapping, not " + at.kind(), ""));
    root.at(name)
        .map(Yaml::entries)
        .orElse(Map.of())
        .forEach(
            (key, entry) -> {
              if (!key.matches("[a-zA-Z0-9._-]+")) {
                String message = "'" + key + "' is no name for one of " + name;
                root.wrong(entry.key(), message, "letters, digits, '.', '_' and '-' only");
              }
              section.put(key, entry.value());
            });
    return section;
  }
}
