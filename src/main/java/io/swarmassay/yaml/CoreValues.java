package io.swarmassay.yaml;

import java.util.regex.Pattern;

/** YAML 1.2 core schema: what an unquoted scalar means. */
final class CoreValues {
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,18}");
  private static final Pattern REAL =
      Pattern.compile(
          "[-+]?(\\.[0-9]+|[0-9]+\\.[0-9]*)([eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+");

  private CoreValues() {}

  static Object of(Yaml.Scalar scalar) {
    String text = scalar.text();
    if (scalar.quoted()) {
      return text;
    }
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> null;
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      default -> number(text);
    };
  }

  private static Object number(String text) {
    if (INTEGER.matcher(text).matches()) {
      return Long.parseLong(text);
    }
    return REAL.matcher(text).matches() ? (Object) Double.parseDouble(text) : text;
  }
}
