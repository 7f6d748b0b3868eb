package io.swarmassay.lab;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The command line options that an engine has, from its own {@code --help}: releases add and drop
 * some, and a table of versions would be wrong at the next one.
 */
final class EngineOptions {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Pattern OPTION = Pattern.compile("(?m)^\\s+(?:-\\w, )?(--[a-z0-9-]+)");

  private EngineOptions() {}

  /** Of the machine's engine, asked once per JVM; each between two spaces. */
  static String here() {
    return Once.OPTIONS;
  }

  /** Of a help text, each between two spaces. */
  static String in(String help) {
    return OPTION
        .matcher(help)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.joining(" ", " ", " "));
  }

  /** Asked when first wanted. */
  private static final class Once {
    static final String OPTIONS = in(Command.run("", DEADLINE, List.of("dockerd", "--help")).out());
  }
}
