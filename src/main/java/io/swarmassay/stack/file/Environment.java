package io.swarmassay.stack.file;

import io.swarmassay.yaml.BoundedFile;
import io.swarmassay.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads {@code environment} and {@code env_file}. A name without a value, or with an empty one,
 * takes the variable's when there is one, as docker does.
 */
record Environment(MappingReader service, Variables variables) {
  /** {@code NAME=value}, sorted; a name alone unsets what the image sets. */
  List<String> entries() {
    Map<String, Optional<String>> all = new TreeMap<>();
    boolean one =
        service.at("env_file").filter(at -> at.content() instanceof Yaml.Scalar).isPresent();
    if (one) {
      service
          .at("env_file")
          .ifPresent(at -> file(at, service.path("env_file")).ifPresent(all::putAll));
    } else {
      service.list("env_file", this::file).forEach(all::putAll);
    }
    all.putAll(service.options("environment"));
    return all.entrySet().stream().map(entry -> entry(entry.getKey(), entry.getValue())).toList();
  }

  private String entry(String name, Optional<String> value) {
    Optional<String> told = value.filter(text -> !text.isEmpty()).or(() -> variables.get(name));
    return told.or(() -> value).map(text -> name + "=" + text).orElse(name);
  }

  private Optional<Map<String, Optional<String>>> file(Yaml at, String path) {
    Optional<String> name = service.scope().values().text(at, path);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Optional<String>> all = new TreeMap<>();
    try {
      for (String line : lines(service.scope().file(name.get()))) {
        if (!line.stripLeading().startsWith("#")) {
          line(line.stripLeading(), all);
        }
      }
    } catch (IOException e) {
      String hint = "paths start at the stack file's folder";
      service.wrong(at, "file '" + name.get() + "' cannot be read", hint);
    }
    return Optional.of(all);
  }

  private static List<String> lines(Path file) throws IOException {
    return BoundedFile.text(file, BoundedFile.TEXT).lines().toList();
  }

  /** A name alone takes the variable's value, or is passed over. */
  private void line(String text, Map<String, Optional<String>> all) {
    int sign = text.indexOf('=');
    if (sign > 0) {
      all.put(text.substring(0, sign), Optional.of(text.substring(sign + 1)));
    } else if (variables.get(text.strip()).isPresent()) {
      all.put(text.strip(), Optional.empty());
    }
  }
}
