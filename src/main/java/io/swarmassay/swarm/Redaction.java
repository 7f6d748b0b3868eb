package io.swarmassay.swarm;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Leaves the values of secrets out of texts that others will read. Values shorter than six
 * characters are no secrets that could be told from words, and stay.
 *
 * @param values what may not be read, the longest first
 */
public record Redaction(List<Value> values) implements UnaryOperator<String> {
  private static final int SHORTEST = 6;

  /** Knows of no secret. */
  public static final Redaction NONE = new Redaction(List.of());

  /**
   * A secret's value, or a line of it.
   *
   * @param name of the secret, as the deployment calls it
   */
  public record Value(String name, String text) {}

  /** Knows the values of a blueprint's secrets: whole, and each line of those with several. */
  public static Redaction of(Blueprint blueprint) {
    return new Redaction(
        blueprint.secrets().stream()
            .flatMap(Redaction::values)
            .filter(value -> value.text().length() >= SHORTEST)
            .sorted(Comparator.comparingInt((Value value) -> -value.text().length()))
            .toList());
  }

  private static Stream<Value> values(Map<String, Object> secret) {
    String name = String.valueOf(secret.get("Name"));
    byte[] data = Base64.getDecoder().decode(String.valueOf(secret.getOrDefault("Data", "")));
    String whole = new String(data, StandardCharsets.UTF_8).strip();
    return Stream.concat(Stream.of(whole), whole.lines().map(String::strip))
        .distinct()
        .map(text -> new Value(name, text));
  }

  @Override
  public String apply(String text) {
    String left = text;
    for (Value value : values) {
      left = left.replace(value.text(), "(secret " + value.name() + ")");
    }
    return left;
  }
}
