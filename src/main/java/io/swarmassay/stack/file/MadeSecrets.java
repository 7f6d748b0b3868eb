package io.swarmassay.stack.file;

import io.swarmassay.yaml.SpellingHints;
import io.swarmassay.yaml.Yaml;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * External secrets and configs that each deployment of ours gets made for itself, as {@code
 * x-assay.secrets} and {@code x-assay.configs} say: {@code generated} for a fresh random value,
 * anything else is the value.
 */
record MadeSecrets(StackFileContext scope, Declared declared) {
  /** As many as an Erlang cookie of 256 bits needs. */
  private static final int BYTES = 32;

  static final String GENERATED = "generated";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Everything that is wrong with the section becomes a problem. */
  void check(MappingReader assay) {
    check(assay, "secrets", declared.secrets());
    check(assay, "configs", declared.configs());
  }

  private void check(MappingReader assay, String key, Map<String, Yaml> parts) {
    Optional<Yaml> section = assay.at(key);
    section
        .filter(at -> !(at.content() instanceof Yaml.Mapping))
        .ifPresent(
            at -> assay.wrong(at, "x-assay." + key + " must be a mapping, not " + at.kind(), ""));
    section
        .map(Yaml::entries)
        .orElse(Map.of())
        .forEach((name, entry) -> check(key, name, entry, parts));
  }

  private void check(String key, String name, Yaml.Entry entry, Map<String, Yaml> parts) {
    String kind = key.substring(0, key.length() - 1);
    Yaml part = parts.get(name);
    if (part == null) {
      String hint = SpellingHints.hint(name, parts.keySet());
      scope.problems().add(entry.key(), "there is no " + kind + " '" + name + "'", hint);
    } else if (part.get("external").isEmpty()) {
      String hint = "write external: true, or leave it out here";
      scope.problems().add(entry.key(), kind + " '" + name + "' has a source already", hint);
    }
    scope.values().text(entry.value(), "x-assay." + key + "." + name);
  }

  /** Base64 of the content; a fresh one at each call where it is generated. */
  static String data(String value) {
    return Base64.getEncoder().encodeToString(content(value).getBytes(StandardCharsets.UTF_8));
  }

  private static String content(String value) {
    if (!value.equals(GENERATED)) {
      return value;
    }
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
