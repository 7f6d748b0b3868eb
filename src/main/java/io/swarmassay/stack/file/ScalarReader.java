package io.swarmassay.stack.file;

import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads scalars as {@code docker stack deploy} does: typed, with variables replaced. Of an unquoted
 * {@code 010} or {@code 1.10} docker makes 8 and 1.1: that is warned of.
 */
final class ScalarReader {
  private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final Pattern DATE =
      Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \\t].*)?");
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final Pattern CALM_REAL =
      Pattern.compile("-?(0|[1-9][0-9]{0,9})\\.[0-9]{0,4}[1-9]");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?i)[-+]?(0x[0-9a-f_]+|0b[01_]+|0o[0-7_]+|[0-9][0-9_]*(\\.[0-9_]*)?(e[-+]?[0-9]+)?"
              + "|\\.[0-9][0-9_]*(e[-+]?[0-9]+)?|\\.inf)|\\.nan");

  private final Interpolation interpolation;
  private final Problems problems;

  ScalarReader(Interpolation interpolation, Problems problems) {
    this.interpolation = interpolation;
    this.problems = problems;
  }

  /** Text; an unquoted number or boolean is a problem, as docker's schema says. */
  Optional<String> text(Yaml at, String what) {
    Optional<Yaml.Scalar> scalar = scalar(at, what, "text");
    if (scalar.isPresent() && literal(scalar.get())) {
      String written = scalar.get().text();
      if (NUMBER.matcher(written).matches()) {
        return wrong(at, what + " must be text, not the number " + written, "quote it");
      }
      if (BOOLEAN.matcher(written).matches()) {
        return wrong(at, what + " must be text, not the boolean " + written, "quote it");
      }
    }
    return scalar.flatMap(found -> filled(at, found.text()));
  }

  /** Text or a number as it stands, for labels and environments. */
  Optional<String> loose(Yaml at, String what) {
    if (at.content() instanceof Yaml.Scalar scalar && literal(scalar)) {
      String written = scalar.text();
      if (DECIMAL.matcher(written).matches() || CALM_REAL.matcher(written).matches()) {
        return Optional.of(written);
      }
      Optional<String> rewritten = Numbers.asDocker(written);
      if (rewritten.isPresent()) {
        String message = what + " is a number that docker rewrites: %s becomes %s";
        problems.warn(
            at, String.format(Locale.ROOT, message, written, rewritten.get()), "quote it");
        return rewritten;
      }
      if (DATE.matcher(written).matches()) {
        return wrong(at, what + " is a date that docker would rewrite: " + written, "quote it");
      }
      if (NUMBER.matcher(written).matches()) {
        return wrong(at, what + " is a number that docker would rewrite: " + written, "quote it");
      }
    }
    return text(at, what);
  }

  /** A whole number of at least the minimum. */
  Optional<Long> integer(Yaml at, String what, long minimum) {
    return typed(
        at, what, "a whole number of at least " + minimum, text -> parseInteger(text, minimum));
  }

  private static Optional<Long> parseInteger(String text, long minimum) {
    return Optional.of(text)
        .filter(DECIMAL.asMatchPredicate())
        .map(Long::parseLong)
        .filter(number -> number >= minimum);
  }

  /** A number from 0 to 1. */
  Optional<Double> ratio(Yaml at, String what) {
    return typed(
        at,
        what,
        "a number from 0 to 1",
        text ->
            Optional.of(text)
                .filter(Pattern.compile("0|1|[01]?\\.[0-9]+").asMatchPredicate())
                .map(Double::parseDouble)
                .filter(number -> number <= 1));
  }

  /** {@code true} or {@code false}. */
  Optional<Boolean> flag(Yaml at, String what) {
    return typed(
        at,
        what,
        "true or false",
        text ->
            Optional.of(text)
                .filter(Pattern.compile("(?i)true|false").asMatchPredicate())
                .map(Boolean::parseBoolean));
  }

  /** The mode of a file: octal with a leading zero, or a plain number as docker writes it. */
  Optional<Long> mode(Yaml at, String what) {
    return typed(
        at,
        what,
        "an octal file mode such as 0400",
        text -> {
          if (text.matches("0o?[0-7]{1,4}")) {
            return Optional.of(Long.parseLong(text.replace("o", ""), 8));
          }
          if (text.matches("[4-7][0-7]{2}") && !text.matches(".*[1238].*")) {
            String message = what + ": %s is decimal, %s in octal";
            String octal = Long.toOctalString(Long.parseLong(text));
            problems.warn(
                at, String.format(Locale.ROOT, message, text, "0" + octal), "write 0" + text);
          }
          return Optional.of(text)
              .filter(number -> number.matches("[1-9][0-9]{0,3}"))
              .map(Long::parseLong)
              .filter(mode -> mode <= 07777);
        });
  }

  private <T> Optional<T> typed(
      Yaml at, String what, String type, Function<String, Optional<T>> parse) {
    Optional<Yaml.Scalar> scalar = scalar(at, what, type);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> filled = filled(at, scalar.get().text());
    if (filled.isEmpty()) {
      return Optional.empty();
    }
    String text = filled.get();
    boolean variable = !text.equals(scalar.get().text());
    Optional<T> value = parse.apply(text);
    if (value.isEmpty()) {
      return wrong(at, what + " must be " + type + ", not '" + text + "'", "");
    }
    return scalar.get().quoted() && !variable
        ? wrong(at, what + " must be " + type + ", not text", "leave the quotes out")
        : value;
  }

  /** Nothing when its variables cannot be replaced: that is told, and what follows from it not. */
  private Optional<String> filled(Yaml at, String text) {
    Problems own = new Problems();
    String filled = interpolation.apply(at, text, own);
    problems.addAll(own);
    return own.none() ? Optional.of(filled) : Optional.empty();
  }

  private Optional<Yaml.Scalar> scalar(Yaml at, String what, String type) {
    if (at.content() instanceof Yaml.Scalar scalar && !at.isNull()) {
      return Optional.of(scalar);
    }
    return wrong(at, what + " must be " + type + ", not " + at.kind(), "");
  }

  private static boolean literal(Yaml.Scalar scalar) {
    return !scalar.quoted();
  }

  <T> Optional<T> wrong(Yaml at, String message, String hint) {
    problems.add(at, message, hint);
    return Optional.empty();
  }
}
