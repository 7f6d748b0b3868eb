package io.swarmassay.stack.file;

import io.swarmassay.yaml.Problem;
import io.swarmassay.yaml.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a file {@code .env} as compose does: {@code NAME=value} by line, {@code export} before it
 * or not; what stands in single quotes is meant literally, elsewhere <code>${NAME}</code> stands
 * for what was set before. A line that is none of this is warned of and passed over, since other
 * programs read files of this name too.
 *
 * @param above what goes before the file: values that it may name
 */
record DotEnv(String file, Map<String, String> above, Problems problems) {
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*=(.*)");
  private static final Pattern SINGLE = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
  private static final Pattern DOUBLE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)(?::?-([^}]*))?}|([A-Za-z_]\\w*))");

  Map<String, String> read(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = i == 0 ? lines.get(0).replaceFirst("^\uFEFF", "") : lines.get(i);
      if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
        line(line, i + 1, values);
      }
    }
    return values;
  }

  private void line(String line, int number, Map<String, String> values) {
    Matcher match = LINE.matcher(line);
    if (!match.matches()) {
      passedOver(number, "no NAME=value");
      return;
    }
    String written = match.group(2).strip();
    Matcher single = SINGLE.matcher(written);
    Matcher quoted = DOUBLE.matcher(written);
    if (single.matches()) {
      values.put(match.group(1), single.group(1));
    } else if (quoted.matches()) {
      values.put(match.group(1), filled(unescaped(quoted.group(1)), values));
    } else if (written.startsWith("'") || written.startsWith("\"")) {
      passedOver(number, "a quote that does not end in its line");
    } else {
      String plain = written.startsWith("#") ? "" : written.replaceFirst("\\s+#.*$", "");
      values.put(match.group(1), filled(plain, values));
    }
  }

  /** The line itself is not quoted: it may be half a secret. */
  private void passedOver(int number, String what) {
    String hint = "write NAME=value, NAME=\"value\" or # a comment";
    problems.warn(new Problem(file, number, 1, what + ": the line is passed over", hint));
  }

  private static String unescaped(String text) {
    return Pattern.compile("\\\\(.)")
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    switch (match.group(1)) {
                      case "n" -> "\n";
                      case "r" -> "\r";
                      case "t" -> "\t";
                      case "\"", "\\" -> match.group(1);
                      default -> match.group();
                    }));
  }

  private String filled(String text, Map<String, String> values) {
    return VARIABLE
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(one((Matcher) match, values)));
  }

  private String one(Matcher match, Map<String, String> values) {
    String name = match.group(1) == null ? match.group(3) : match.group(1);
    String instead = match.group(2) == null ? "" : match.group(2);
    return above.containsKey(name) ? above.get(name) : values.getOrDefault(name, instead);
  }
}
