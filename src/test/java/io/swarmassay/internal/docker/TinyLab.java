package io.swarmassay.internal.docker;

import io.swarmassay.image.KeptDeb;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.swarm.Ability;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A lab of three managers with a tiny image on every node, seen through clients of our own. */
final class TinyLab implements AutoCloseable {
  /** The host's static busybox, with {@code sh}, {@code sleep}, {@code nc}, {@code httpd}. */
  static final String IMAGE = "tiny:1";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String DOCKERFILE =
      """
      FROM scratch
      COPY root /
      ENV PATH=/bin
      CMD ["/bin/sleep", "1000"]
      """;

  private final Lab lab;
  private final Map<String, EngineClient> engines = new LinkedHashMap<>();

  private TinyLab(Lab lab) {
    this.lab = lab;
    lab.nodeNames().forEach(node -> engines.put(node, EngineClient.at(lab.socket(node))));
  }

  static TinyLab start() throws IOException, InterruptedException {
    TinyLab tiny = new TinyLab(Lab.start(new LabPlan(3, 3, Map.of(), Optional.empty())));
    try {
      tiny.loadImage();
      return tiny;
    } catch (IOException | InterruptedException | RuntimeException failed) {
      tiny.close();
      throw failed;
    }
  }

  Map<String, EngineClient> engines() {
    return engines;
  }

  Path socket(String node) {
    return lab.socket(node);
  }

  DockerSwarm swarm() {
    return new DockerSwarm(engines, Optional.empty(), () -> EnumSet.noneOf(Ability.class));
  }

  private void loadImage() throws IOException, InterruptedException {
    EngineClient first = engines.get("n1");
    first.build(new ByteArrayInputStream(context()), "t=" + IMAGE, line -> {}, PATIENCE);
    byte[] image = first.bytes("/images/" + IMAGE + "/get", PATIENCE);
    for (EngineClient engine : engines.values()) {
      if (engine != first) {
        engine.load(new ByteArrayInputStream(image), PATIENCE);
      }
    }
  }

  private static byte[] context() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("tiny");
    try {
      Path bin = Files.createDirectories(folder.resolve("root/bin"));
      Files.writeString(folder.resolve("Dockerfile"), DOCKERFILE);
      Path busybox = busybox(folder);
      Files.copy(busybox, bin.resolve("busybox"));
      run(List.of("chmod", "755", bin.resolve("busybox").toString()));
      for (String name : List.of("sh", "sleep", "nc", "httpd", "cat", "echo", "nslookup")) {
        Files.createSymbolicLink(bin.resolve(name), Path.of("busybox"));
      }
      Path tar = folder.resolve("context.tar");
      run(List.of("tar", "-C", "" + folder, "-cf", "" + tar, "Dockerfile", "root"));
      return Files.readAllBytes(tar);
    } finally {
      remove(folder);
    }
  }

  /** From the package busybox-static, which need not be installed. */
  private static Path busybox(Path folder) throws IOException, InterruptedException {
    Path unpacked = folder.resolve("deb");
    run(List.of("dpkg", "-x", "" + KeptDeb.ofThisMachine("busybox-static"), "" + unpacked));
    Path old = unpacked.resolve("bin/busybox");
    return Files.exists(old) ? old : unpacked.resolve("usr/bin/busybox");
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(command + " failed");
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() {
    engines.values().forEach(EngineClient::close);
    lab.close();
  }
}
