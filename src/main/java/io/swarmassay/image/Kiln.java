package io.swarmassay.image;

import io.swarmassay.internal.docker.Engine;
import io.swarmassay.swarm.SwarmException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A throw-away engine in namespaces of its own, without a network, that fills a data root. Closing
 * it, or the death of this JVM, ends it; the data root stays.
 */
final class Kiln implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(30);
  private static final Path CGROUPS = Path.of("/sys/fs/cgroup");
  private final Path folder;
  private final String name;
  private final Process process;
  private final Engine engine;

  /** Starts an engine on a data root and returns when it answers; needs root and docker.io. */
  Kiln(Path data) {
    if (!"root".equals(System.getProperty("user.name"))) {
      throw new ImageException("building images needs root: run this with sudo");
    }
    try {
      folder = Files.createTempDirectory("assay-kiln-");
      name = folder.getFileName().toString();
      Files.writeString(folder.resolve("conf.json"), "{}");
      process = start(data);
    } catch (IOException e) {
      throw new ImageException("a throw-away engine cannot be started: " + e.getMessage());
    }
    engine = Engine.at(folder.resolve("s"));
    try {
      awaitAnswer();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Its API. */
  Engine engine() {
    return engine;
  }

  private Process start(Path data) throws IOException {
    List<String> command =
        List.of(
            "unshare",
            "--fork",
            "--pid",
            "--kill-child",
            "--mount",
            "--net",
            "--uts",
            "--ipc",
            "--mount-proc",
            "--propagation",
            "private",
            "--",
            "sh",
            "-c",
            script(),
            "kiln",
            folder.toString(),
            data.toString(),
            "/" + name);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("hub.log").toFile())
        .start();
  }

  private static String script() throws IOException {
    try (InputStream in = Kiln.class.getResourceAsStream("kiln.sh")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void awaitAnswer() {
    try {
      Awaitility.await()
          .atMost(START)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> ended() || answers());
    } catch (ConditionTimeoutException e) {
      throw new ImageException("the throw-away engine does not answer:\n" + lastWords());
    }
    if (ended()) {
      throw new ImageException("the throw-away engine ended at once:\n" + lastWords());
    }
  }

  private boolean ended() {
    return !process.isAlive() || Files.exists(folder.resolve("ended"));
  }

  private boolean answers() {
    try {
      return Files.exists(folder.resolve("s")) && engine.get("/version").has("Version");
    } catch (SwarmException e) {
      return false;
    }
  }

  private String lastWords() {
    return Stream.of("hub.log", "log")
        .map(this::tail)
        .filter(text -> !text.isBlank())
        .reduce("", (a, b) -> a + b + "\n")
        .strip();
  }

  private String tail(String log) {
    try {
      return new Command.Result(0, Files.readString(folder.resolve(log))).tail(5);
    } catch (IOException e) {
      return "";
    }
  }

  /** Ends every process of it and removes all but the data root. */
  @Override
  public void close() {
    engine.close();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    removeControlGroups();
    Disk.delete(folder);
  }

  private void removeControlGroups() {
    try (Stream<Path> hierarchies = Files.list(CGROUPS)) {
      Stream.concat(Stream.of(CGROUPS), hierarchies)
          .map(at -> at.resolve(name))
          .filter(Files::isDirectory)
          .forEach(Kiln::removeTree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void removeTree(Path group) {
    try (Stream<Path> all = Files.walk(group)) {
      all.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).forEach(Command::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
