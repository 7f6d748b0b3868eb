package io.swarmassay.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The command line options that an engine has, from its own {@code --help}: releases add and drop
 * some, and a table of versions would be wrong at the next one.
 */
final class EngineOptions {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Pattern OPTION = Pattern.compile("(?m)^\\s+(?:-\\w, )?(--[a-z0-9-]+)");
  private static final Map<Optional<Path>, String> KNOWN = new ConcurrentHashMap<>();

  private EngineOptions() {}

  /** Of an engine, asked once per JVM; each between two spaces. */
  static String of(EngineRoot engine) {
    return KNOWN.computeIfAbsent(
        engine.folder(), folder -> in(LabProcess.run("", DEADLINE, help(folder)).out()));
  }

  private static List<String> help(Optional<Path> folder) {
    if (folder.isEmpty()) {
      return List.of("dockerd", "--help");
    }
    Path dockerd = folder.get().resolve("dockerd");
    return Files.isExecutable(dockerd)
        ? List.of(dockerd.toString(), "--help")
        : List.of("chroot", folder.get().toString(), "dockerd", "--help");
  }

  /** Of a help text, each between two spaces. */
  static String in(String help) {
    return OPTION
        .matcher(help)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.joining(" ", " ", " "));
  }
}
