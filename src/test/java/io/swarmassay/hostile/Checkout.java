package io.swarmassay.hostile;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A built checkout in a folder of its own, made of this one's parts, to run its launcher in.
 *
 * @param folder where {@code ./assay} lies
 */
record Checkout(Path folder) {
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  /** Standard output and standard error are one. */
  record Said(int exit, String text) {
    List<String> lines() {
      return text.lines().filter(line -> !line.isBlank()).toList();
    }
  }

  /** A new one; its classes and libraries are links. */
  static Checkout in(Path folder) throws IOException, InterruptedException {
    for (String part : List.of("target/lib", "target/otp", "src/main")) {
      Files.createDirectories(folder.resolve(part));
    }
    for (String part : List.of("assay", "pom.xml", "src/main/sh", "scenarios", "stacks")) {
      done("cp", "-a", part, "" + folder.resolve(part));
    }
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(part).toAbsolutePath();
      if (path.endsWith("target/classes")) {
        Files.createSymbolicLink(folder.resolve("target/classes"), path);
      } else if (part.endsWith(".jar") && Files.exists(path)) {
        boolean otp = path.endsWith("OtpErlang.jar");
        Path at = folder.resolve(otp ? "target/otp" : "target/lib").resolve(path.getFileName());
        Files.deleteIfExists(at);
        Files.createSymbolicLink(at, path);
      }
    }
    Files.createFile(folder.resolve("target/lib/.built"));
    return new Checkout(folder);
  }

  /** Removes it; what its links lead to stays. */
  void remove() throws IOException, InterruptedException {
    done("rm", "-rf", "" + folder);
  }

  private static void done(String... command) throws IOException, InterruptedException {
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException(String.join(" ", command));
    }
  }

  /** Runs a line of bash in the folder, with these variables and no other. */
  Said bash(String line, List<String> environment) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "said", ".txt");
    List<String> command =
        Stream.of(Stream.of("env", "-i"), environment.stream(), Stream.of("bash", "-c", line))
            .flatMap(part -> part)
            .toList();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    try {
      boolean ended = process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS);
      String text = Files.readString(out, StandardCharsets.UTF_8);
      return new Said(ended ? process.exitValue() : -1, text);
    } finally {
      process.destroyForcibly();
    }
  }
}
