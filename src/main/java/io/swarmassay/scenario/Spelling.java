package io.swarmassay.scenario;

import io.swarmassay.swarm.Size;
import io.swarmassay.traffic.Rate;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Values as a scenario file spells them. */
final class Spelling {
  private Spelling() {}

  /** The text; empty for an empty optional. */
  static String of(Object value) {
    if (value instanceof Duration duration) {
      return Quantity.text(duration);
    }
    if (value instanceof Enum<?> word) {
      return Kind.word(word);
    }
    if (value instanceof Collection<?> many) {
      return many.stream().map(Spelling::of).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Rate rate) {
      return number(rate.perSecond()) + "/s";
    }
    if (value instanceof Size size) {
      return Quantity.sizeText(size.bytes());
    }
    return value instanceof Double number ? number(number) : optional(value);
  }

  private static String optional(Object value) {
    if (value instanceof Optional<?> maybe) {
      return maybe.map(Spelling::of).orElse("");
    }
    if (value instanceof OptionalInt maybe) {
      return maybe.isPresent() ? String.valueOf(maybe.getAsInt()) : "";
    }
    if (value instanceof OptionalLong maybe) {
      return maybe.isPresent() ? String.valueOf(maybe.getAsLong()) : "";
    }
    if (value instanceof OptionalDouble maybe) {
      return maybe.isPresent() ? number(maybe.getAsDouble()) : "";
    }
    return String.valueOf(value);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
