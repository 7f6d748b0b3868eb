package io.swarmassay.lab;

import java.util.List;
import java.util.regex.Pattern;

/** What an engine's log says of its trouble. */
final class EngineLog {
  private static final int LINES = 5;
  private static final Pattern TROUBLE =
      Pattern.compile(
          "level=(error|fatal)|^(failed|unknown flag|Status:|dockerd:)|unable to|panic:");

  private EngineLog() {}

  /** Its last lines that tell of trouble; its last lines when none does. */
  static String trouble(String log) {
    List<String> all = log.strip().lines().toList();
    List<String> bad = all.stream().filter(line -> TROUBLE.matcher(line).find()).toList();
    List<String> told = bad.isEmpty() ? all : bad;
    return String.join("\n", told.subList(Math.max(0, told.size() - LINES), told.size()));
  }
}
