package io.swarmassay.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Facts about machine, program and checkout, for {@code run.json}. */
final class MachineFacts {
  private static final int SECONDS = 5;

  private MachineFacts() {}

  static Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("java", System.getProperty("java.version"));
    facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("cpus", Runtime.getRuntime().availableProcessors());
    String home = System.getProperty("assay.home", ".");
    facts.put("commit", git(home, "rev-parse", "HEAD"));
    facts.put("dirty", !git(home, "status", "--porcelain").isEmpty());
    return facts;
  }

  /** What git says; empty outside a checkout or without git. */
  private static String git(String home, String... arguments) {
    try {
      Process process =
          new ProcessBuilder(command(home, arguments))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
          ? text.strip()
          : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static List<String> command(String home, String... arguments) {
    List<String> command = new java.util.ArrayList<>();
    command.addAll(List.of("git", "-C", Path.of(home).toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    return command;
  }
}
