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
 * Reads {@code secrets} or {@code configs} of a service: which to show to it, and as what file.
 *
 * @param section {@code secrets} or {@code configs}
 * @param declared what the stack file declares
 */
record FileReader(MappingReader service, String section, Declared declared) {
  private static final Set<String> KEYS = Set.of("source", "target", "uid", "gid", "mode");

  /** References by name, ordered by it. */
  List<Map<String, Object>> references() {
    List<Map<String, Object>> references = new ArrayList<>(service.list(section, this::reference));
    new EngineRules(service).targets(section, references);
    references.sort(Comparator.comparing(reference -> (String) reference.get(nameKey())));
    return references;
  }

  private String nameKey() {
    return section.equals("secrets") ? "SecretName" : "ConfigName";
  }

  private Optional<Map<String, Object>> reference(Yaml item, String path) {
    if (item.content() instanceof Yaml.Scalar) {
      return service
          .scope()
          .values()
          .text(item, path)
          .flatMap(source -> named(item, source, new Body().keep("Name", source)));
    }
    MappingReader fields = MappingReader.of(service.scope(), item, path, KEYS);
    Optional<String> source = fields.text("source");
    if (!fields.has("source")) {
      fields.wrong(item, path + " has no source", "add source: one of " + section);
    }
    Body file =
        new Body()
            .put("Name", fields.text("target").or(() -> source))
            .put("UID", fields.text("uid"))
            .put("GID", fields.text("gid"))
            .put("Mode", fields.mode("mode"));
    return source.flatMap(name -> named(fields.at("source").orElse(item), name, file));
  }

  private Optional<Map<String, Object>> named(Yaml at, String source, Body file) {
    Map<String, Yaml> objects = section.equals("secrets") ? declared.secrets() : declared.configs();
    Yaml object = objects.get(source);
    if (object == null) {
      String kind = section.substring(0, section.length() - 1);
      String message = kind + " '" + source + "' is not declared under " + section;
      return service.wrong(at, message, SpellingHints.hint(source, objects.keySet()));
    }
    Map<String, Object> target = file.map();
    target.putIfAbsent("UID", "0");
    target.putIfAbsent("GID", "0");
    target.putIfAbsent("Mode", 0444L);
    String name = new ObjectReader(service.scope(), section, source, object, declared).name();
    return Optional.of(new Body().keep("File", target).keep(nameKey(), name).map());
  }
}
