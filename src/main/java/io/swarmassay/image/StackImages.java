package io.swarmassay.image;

import io.swarmassay.stack.Stack;
import io.swarmassay.yaml.Names;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import io.swarmassay.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads which images a stack makes: {@code x-assay: {images: ...}} of its stack file. */
final class StackImages {
  private static final List<String> KEYS = List.of("base", "context");
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
    yaml.entries().values().stream()
        .map(Yaml.Entry::key)
        .filter(key -> !KEYS.contains(key.text().orElse("")))
        .forEach(key -> problems.add(key, "unknown key", Names.hint(key.text().orElse(""), KEYS)));
    String context = yaml.get("context").flatMap(Yaml::text).orElse(".");
    Path folder = stack.folder().resolve(context).toAbsolutePath().normalize();
    Path recipe = folder.resolve("Dockerfile");
    if (Files.isRegularFile(recipe)) {
      images.add(new StackImage(stack.name(), reference, folder, arguments(yaml, recipe)));
    } else {
      problems.add(yaml, "image " + reference + ": no Dockerfile in " + folder, "");
    }
  }

  /** BASE, and BUILDER when the recipe asks for one: the base's companion that compiles. */
  private Map<String, String> arguments(Yaml yaml, Path recipe) {
    Map<String, String> arguments = new TreeMap<>();
    yaml.get("base")
        .ifPresentOrElse(
            at -> arguments.put("BASE", known(at)),
            () -> problems.add(yaml, "the image names no base", bases.hint("")));
    if (lines(recipe).contains("ARG BUILDER") && yaml.get("base").isPresent()) {
      arguments.put("BUILDER", builder(yaml.get("base").get()));
    }
    return arguments;
  }

  private String known(Yaml at) {
    String base = at.text().orElse("");
    boolean earlier = images.stream().anyMatch(image -> image.reference().equals(base));
    if (!bases.has(base) && !earlier) {
      String problem = "no base image '" + base + "', nor an earlier image of this file";
      problems.add(at, problem, bases.hint(base));
    }
    return base;
  }

  private String builder(Yaml at) {
    String builder = at.text().orElse("") + Base.BUILDER;
    if (!bases.has(builder)) {
      problems.add(
          at, "its Dockerfile wants a BUILDER, but there is no base '" + builder + "'", "");
    }
    return builder;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().map(String::strip).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
