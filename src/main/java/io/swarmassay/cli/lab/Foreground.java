package io.swarmassay.cli.lab;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A command that has the terminal to itself and ends when its user ends it. */
final class Foreground {
  private Foreground() {}

  /** Runs it and returns its exit code. */
  static int run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      return process.waitFor();
    } finally {
      process.destroy();
    }
  }
}
