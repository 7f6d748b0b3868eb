package io.swarmassay.image;

import io.swarmassay.stack.Stack;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import io.swarmassay.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads which images a stack makes: {@code x-assay: {images: ...}} of its stack file. */
final class StackImages {
  private static final Map<String, String> ARGUMENTS = Map.of("base", "BASE", "builder", "BUILDER");
  private final Bases bases;
  private final Problems problems;
  private final List<StackImage> images = new ArrayList<>();

  StackImages(Bases bases, Problems problems) {
    this.bases = bases;
    this.problems = problems;
  }

  /** Those of a stack, in the order of its file; none when it makes none. */
  List<StackImage> of(Stack stack) {
    images.clear();
    YamlFile.read(stack.file(), problems)
        .flatMap(root -> root.get("x-assay"))
        .flatMap(assay -> assay.get("images"))
        .ifPresent(all -> all.entries().forEach((name, entry) -> add(stack, name, entry.value())));
    return List.copyOf(images);
  }

  private void add(Stack stack, String reference, Yaml yaml) {
    Map<String, String> arguments = new TreeMap<>();
    String context = ".";
    for (var entry : yaml.entries().entrySet()) {
      String text = entry.getValue().value().text().orElse("");
      if (ARGUMENTS.containsKey(entry.getKey())) {
        arguments.put(ARGUMENTS.get(entry.getKey()), known(entry.getValue().value(), text));
      } else if (entry.getKey().equals("context")) {
        context = text;
      } else {
        problems.add(
            entry.getValue().key(),
            "unknown key '" + entry.getKey() + "'",
            io.swarmassay.yaml.Names.hint(entry.getKey(), List.of("base", "builder", "context")));
      }
    }
    Path folder = stack.folder().resolve(context).normalize();
    check(yaml, reference, folder, arguments);
    images.add(new StackImage(stack.name(), reference, folder, arguments));
  }

  private String known(Yaml at, String base) {
    if (!bases.has(base)) {
      problems.add(at, "no base image '" + base + "'", bases.hint(base));
    }
    return base;
  }

  private void check(Yaml at, String reference, Path folder, Map<String, String> arguments) {
    if (!Files.isRegularFile(folder.resolve("Dockerfile"))) {
      problems.add(at, "image " + reference + ": no Dockerfile in " + folder, "");
    }
    if (!arguments.containsKey("BASE")) {
      problems.add(at, "image " + reference + " names no base", "add base: " + "beam");
    }
  }
}
