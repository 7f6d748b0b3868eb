package io.swarmassay.killed;

import io.swarmassay.history.Event;
import io.swarmassay.history.HistoryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * {@code ./assay run} in a process of its own: the command line that the launcher ends in, with a
 * home for its labs alone, so that nobody else sweeps what it leaves.
 *
 * @param process the JVM
 * @param folder its scenario, its home, its evidence and what it printed
 */
record Harness(Process process, Path folder) implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);

  /** Long, so that the lab needs its short link in /tmp, which must go as well. */
  private static final String HOME = "h".repeat(60);

  /** Runs a scenario; everything lies in the folder the file is in. */
  static Harness running(Path scenario) throws IOException {
    Path folder = scenario.toAbsolutePath().normalize().getParent();
    return typed(folder, "run", "" + scenario, "--out", "" + folder.resolve("reports"));
  }

  /** Removes what a dead harness left in this folder. */
  static Harness cleaning(Path folder) throws IOException {
    return typed(folder, "clean");
  }

  /** Holds a lab of two nodes in the foreground. */
  static Harness up(Path folder) throws IOException {
    return typed(folder.toAbsolutePath(), "lab", "up", "--nodes", "2");
  }

  private static Harness typed(Path folder, String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-Dassay.home=" + Path.of("").toAbsolutePath()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("io.swarmassay.cli.Start");
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("ASSAY_HOME", "" + folder.resolve(HOME));
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(folder.resolve("printed.txt").toFile()));
    return new Harness(builder.start(), folder);
  }

  Path home() {
    return folder.resolve(HOME);
  }

  /** The id of its lab, once there is one. */
  Optional<String> lab() throws IOException {
    Path labs = home().resolve("labs");
    if (!Files.isDirectory(labs)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(labs)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith("assay-"))
          .findFirst();
    }
  }

  /** Waits until a fault is proven, or said to be skipped. */
  Event awaitProof(Duration deadline) throws IOException {
    long until = System.nanoTime() + deadline.toNanos();
    while (System.nanoTime() < until && process.isAlive()) {
      Optional<Event> said = proof();
      if (said.isPresent()) {
        return said.get();
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    throw new AssertionError("no proof was recorded; it printed:\n" + printed());
  }

  private Optional<Event> proof() throws IOException {
    List<Event> seen = new ArrayList<>();
    for (Path file : evidence("history.jsonl")) {
      HistoryReader.read(file, seen::add);
    }
    return seen.stream()
        .filter(e -> e instanceof Event.Proven || e instanceof Event.Skipped)
        .findFirst();
  }

  /** This file of its run, once it is there; names beside it come and go while it is looked for. */
  List<Path> evidence(String name) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path scenario : folders(folder.resolve("reports"))) {
      for (Path run : folders(scenario)) {
        found.add(run.resolve(name));
      }
    }
    return found.stream().filter(Files::isRegularFile).toList();
  }

  /** Those in a folder, links left out; nothing where there is none. */
  private static List<Path> folders(Path in) throws IOException {
    if (!Files.isDirectory(in)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(in)) {
      return all.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)).toList();
    }
  }

  String printed() throws IOException {
    return Files.readString(folder.resolve("printed.txt"));
  }

  /** Where its first thread stands, as the JVM says when it is asked. */
  String threads() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-QUIT", "" + process.pid()).start().waitFor();
    long until = System.nanoTime() + Duration.ofSeconds(3).toNanos();
    while (!printed().contains("\n\"main\"") && System.nanoTime() < until) {
      LockSupport.parkNanos(POLL.toNanos());
    }
    return printed().replaceFirst("(?s).*\n\"main\"", "main").replaceFirst("(?s)\n\n.*", "");
  }

  /** SIGKILL, and its end. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new AssertionError("process " + process.pid() + " outlives SIGKILL");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
