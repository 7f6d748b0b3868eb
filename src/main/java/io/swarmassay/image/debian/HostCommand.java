package io.swarmassay.image.debian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of this machine to its end, with a deadline. */
public final class HostCommand {
  private HostCommand() {}

  /**
   * What a command came to.
   *
   * @param exit its exit code
   * @param text standard output and standard error
   */
  public record Result(int exit, String text) {
    /** The last lines, for a message. */
    public String tail(int lines) {
      List<String> all = text.strip().lines().toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }
  }

  /** Runs a command in a folder; standard input is empty. */
  public static Result run(Path folder, Duration deadline, List<String> command) {
    Path out = temporary();
    try {
      int exit = exec(folder, deadline, command, out, true);
      return new Result(exit, Files.readString(out));
    } catch (IOException e) {
      throw new ImageException(command.get(0) + " cannot be run: " + e.getMessage());
    } finally {
      delete(out);
    }
  }

  /** Runs a command and writes its standard output to a file; fails unless it ends with 0. */
  public static void into(Path file, Duration deadline, List<String> command) {
    try {
      int exit = exec(file.toAbsolutePath().getParent(), deadline, command, file, false);
      if (exit != 0) {
        throw new ImageException(String.join(" ", command) + " ended with " + exit);
      }
    } catch (IOException e) {
      throw new ImageException(command.get(0) + " cannot be run: " + e.getMessage());
    }
  }

  private static int exec(
      Path folder, Duration deadline, List<String> command, Path out, boolean merge)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectErrorStream(merge);
    if (!merge) {
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }
    Process process = builder.start();
    try {
      if (process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
    throw new ImageException(
        String.join(" ", command) + " did not end within " + deadline.toSeconds() + " s");
  }

  /** A new empty file that is gone with this process. */
  public static Path temporary() {
    try {
      return Files.createTempFile("assay-", ".tmp");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a file if it is there. */
  public static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
