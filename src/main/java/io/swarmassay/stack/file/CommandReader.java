package io.swarmassay.stack.file;

import io.swarmassay.yaml.Yaml;
import java.util.List;
import java.util.Optional;

/** Reads what a container runs: words, or one text that is split as a shell would. */
final class CommandReader {
  private CommandReader() {}

  /** The words at a key; none without it, or where the text cannot be split. */
  static List<String> read(MappingReader service, String key) {
    Optional<Yaml> found = service.at(key);
    if (found.filter(value -> value.content() instanceof Yaml.Scalar).isEmpty()) {
      return service.texts(key);
    }
    Optional<String> line = service.text(key);
    Optional<List<String>> words = line.flatMap(ShellWords::split);
    if (line.isPresent() && words.isEmpty()) {
      service.wrong(key, service.path(key) + " leaves a quote or a backslash open", "");
    }
    return words.orElse(List.of());
  }
}
