package io.swarmassay.stack.file;

import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts variables into texts as {@code docker stack deploy} does: {@code $X}, {@code ${X}}, {@code
 * ${X:-default}}, {@code ${X-default}}, {@code ${X:?error}}, {@code ${X?error}}; {@code $$} is a
 * dollar. Stricter in two places where docker surprises: a variable that is not set and has no
 * default (docker: nothing), and an operator without braces (docker swallows the rest of the text).
 *
 * @param variables by name
 */
record Interpolation(Variables variables) {
  private static final String NAME = "[_a-zA-Z][_a-zA-Z0-9]*";
  private static final Pattern DOLLAR =
      Pattern.compile(
          "\\$(?:(?<dollar>\\$)|(?<plain>"
              + NAME
              + ")(?<trap>:?[-?])?"
              + "|\\{(?<name>"
              + NAME
              + ")(?:(?<operator>:?[-?])(?<rest>[^}]*))?})?");

  /** The text with its variables replaced; what cannot be is a problem at the node. */
  String apply(Yaml at, String text, Problems problems) {
    return DOLLAR.matcher(text).replaceAll(match -> one(at, (Matcher) match, problems));
  }

  private String one(Yaml at, Matcher match, Problems problems) {
    String value = "";
    if (match.group("dollar") != null) {
      value = "$";
    } else if (match.group("trap") != null) {
      String name = match.group("plain");
      String hint = "write ${" + name + "} to end the name";
      problems.add(at, "docker takes all behind '$" + name + "' for its default", hint);
    } else if (match.group("plain") != null) {
      value = set(at, match.group("plain"), problems);
    } else if (match.group("operator") != null) {
      value = operate(at, match, problems);
    } else if (match.group("name") != null) {
      value = set(at, match.group("name"), problems);
    } else {
      String hint = "write $$ for a dollar; docker knows ${X}, ${X:-default} and ${X:?error}";
      problems.add(at, "'$' stands before no variable", hint);
    }
    return Matcher.quoteReplacement(value);
  }

  private String set(Yaml at, String name, Problems problems) {
    Optional<String> value = variables.get(name);
    if (value.isEmpty()) {
      String hint = ways(name) + ", or write ${" + name + ":-default}";
      problems.add(at, "variable '" + name + "' is not set", hint);
    }
    return value.orElse("");
  }

  private static String ways(String name) {
    return "give it with --set "
        + name
        + "=VALUE, in the environment, or in a file .env beside the stack file";
  }

  private String operate(Yaml at, Matcher match, Problems problems) {
    String name = match.group("name");
    String operator = match.group("operator");
    String rest = match.group("rest");
    String value = variables.get(name).orElse(null);
    boolean has = value != null && !(operator.startsWith(":") && value.isEmpty());
    if (operator.endsWith("-")) {
      return has ? value : rest;
    }
    if (rest.contains("-")) {
      problems.add(at, "docker takes the '-' in '" + rest + "' for an operator", "leave it out");
    } else if (!has) {
      problems.add(at, "variable '" + name + "' is required: " + rest, ways(name));
    }
    return has ? value : "";
  }
}
