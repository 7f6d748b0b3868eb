package io.swarmassay.stack.file;

import io.swarmassay.yaml.SpellingHints;
import io.swarmassay.yaml.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads {@code x-assay} and checks it against the services.
 *
 * @param services by name
 */
record AssayReader(StackFileContext scope, Map<String, Yaml> services, Declared declared) {
  Assay read(Yaml node) {
    MappingReader assay =
        MappingReader.of(scope, node, "x-assay", Set.of("images", "beam", "secrets", "configs"));
    new MadeSecrets(scope, declared).check(assay);
    List<Assay.Saved> saved = new ArrayList<>();
    return new Assay(
        images(assay, saved),
        saved,
        assay.below("beam", Set.of("services", "cookie")).flatMap(this::beam));
  }

  private List<Assay.Recipe> images(MappingReader assay, List<Assay.Saved> saved) {
    List<Assay.Recipe> images = new ArrayList<>();
    Map<String, Yaml.Entry> entries = assay.at("images").map(Yaml::entries).orElse(Map.of());
    assay
        .at("images")
        .filter(at -> !(at.content() instanceof Yaml.Mapping))
        .ifPresent(at -> assay.wrong(at, "x-assay.images must be a mapping, not " + at.kind(), ""));
    entries.forEach(
        (tag, entry) -> {
          MappingReader image = image(assay, tag, entry);
          if (image.has("archive")) {
            saved(image, tag).ifPresent(saved::add);
          } else {
            images.add(recipe(image, tag, entry.key()));
          }
        });
    return images;
  }

  private MappingReader image(MappingReader assay, String tag, Yaml.Entry entry) {
    Set<String> keys = Set.of("context", "base", "archive");
    MappingReader image = MappingReader.of(scope, entry.value(), "x-assay.images." + tag, keys);
    if (!used(assay).contains(tag)) {
      assay.wrong(
          entry.key(), "no service uses image '" + tag + "'", SpellingHints.hint(tag, used(assay)));
    }
    return image;
  }

  private Assay.Recipe recipe(MappingReader image, String tag, Yaml key) {
    String folder = image.text("context").orElse(".");
    Path context = scope.file(folder);
    if (!Files.isRegularFile(context.resolve("Dockerfile"))) {
      String hint = "context is a folder, from the stack file's own";
      image.wrong("context", "no Dockerfile in '" + folder + "'", hint);
    }
    String base = image.text("base").orElse("none");
    return new Assay.Recipe(tag, context, base, key.line(), key.column());
  }

  private Optional<Assay.Saved> saved(MappingReader image, String tag) {
    if (image.has("context") || image.has("base")) {
      image.wrong("archive", "an image is loaded or built, not both", "leave one of them out");
    }
    Optional<String> name = image.text("archive");
    Optional<Path> archive = name.map(scope::file).filter(Files::isRegularFile);
    if (name.isPresent() && archive.isEmpty()) {
      String hint = "docker save -o " + name.get() + " " + tag + " writes it";
      image.wrong("archive", "no file '" + name.get() + "'", hint);
    }
    return archive.map(file -> new Assay.Saved(tag, file));
  }

  /** Images that services name, and those that other images start from. */
  private List<String> used(MappingReader assay) {
    Stream<String> byServices = services.values().stream().flatMap(at -> text(at, "image"));
    Stream<String> byImages =
        assay.at("images").stream()
            .flatMap(images -> images.entries().values().stream())
            .flatMap(entry -> text(entry.value(), "base"));
    return Stream.concat(byServices, byImages).toList();
  }

  private static Stream<String> text(Yaml at, String key) {
    return at.get(key).flatMap(Yaml::text).stream();
  }

  private Optional<Assay.ErlangNodes> beam(MappingReader beam) {
    List<String> names = beam.list("services", this::service);
    if (names.isEmpty()) {
      beam.wrong(beam.node(), "x-assay.beam names no services", "add services: [name]");
    }
    Optional<String> secret = beam.text("cookie");
    if (!beam.has("cookie")) {
      beam.wrong(beam.node(), "x-assay.beam names no cookie", "add cookie: name of a secret");
    }
    return secret
        .flatMap(name -> cookie(beam, name))
        .map(named -> new Assay.ErlangNodes(names, named));
  }

  private Optional<String> service(Yaml item, String path) {
    Optional<String> name = scope.values().text(item, path);
    if (name.isPresent() && !services.containsKey(name.get())) {
      scope
          .problems()
          .add(
              item,
              "there is no service '" + name.get() + "'",
              SpellingHints.hint(name.get(), services.keySet()));
    }
    return name;
  }

  private Optional<String> cookie(MappingReader beam, String name) {
    Yaml node = declared.secrets().get(name);
    if (node == null) {
      String hint = SpellingHints.hint(name, declared.secrets().keySet());
      return beam.wrong("cookie", "there is no secret '" + name + "'", hint);
    }
    ObjectReader reader = new ObjectReader(scope, "secrets", name, node, declared);
    if (reader.file().isPresent()) {
      return Optional.of(node.get("name").flatMap(Yaml::text).orElse(name));
    }
    return Optional.of(name);
  }
}
