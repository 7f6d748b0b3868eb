package io.swarmassay.lab;

import io.swarmassay.swarm.Subnet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A lab's place on disk, which also carries its name: scripts, settings, sockets, logs, data.
 *
 * @param path the folder; its last part is the lab's id
 */
record LabFolder(Path path) {
  private static final List<String> SCRIPTS =
      List.of(
          "common.sh",
          "hold.sh",
          "hub.sh",
          "names.pl",
          "power.sh",
          "node.sh",
          "engine.sh",
          "keep.sh");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Unix socket paths end at 107 bytes. */
  private static final int LONGEST_SOCKET = 107;

  /** The place of a lab that is not there yet. */
  static LabFolder fresh() {
    String id = Home.PREFIX + Integer.toString(RANDOM.nextInt(60466176, 1 << 31 - 1), 36);
    try {
      Files.createDirectories(Home.labs());
    } catch (IOException failed) {
      throw new LabException("no folder of labs could be made: " + Home.labs(), failed);
    }
    return new LabFolder(Home.labs().resolve(id));
  }

  /** Fills its draft, which is there, with all a hub needs; it appears with its holder's name. */
  void complete(LabPlan plan) throws IOException {
    Path draft = path.resolveSibling("." + id());
    fill(draft, plan);
    Holder.of(ProcessHandle.current().pid(), "", Duration.ZERO).write(draft);
    Files.move(draft, path);
    if (tooLong()) {
      Files.createSymbolicLink(link(), path);
    }
  }

  private void fill(Path draft, LabPlan plan) throws IOException {
    for (String script : SCRIPTS) {
      try (InputStream text = LabFolder.class.getResourceAsStream(script)) {
        Files.copy(text, draft.resolve(script));
      }
    }
    for (int i = 1; i <= plan.nodes(); i++) {
      EngineFiles.write(draft, "n" + i, plan.engine());
    }
    Files.createFile(draft.resolve("hub.log"));
    Files.writeString(draft.resolve("env"), environment(plan));
  }

  private String environment(LabPlan plan) {
    Map<String, String> values = new TreeMap<>();
    values.put("ASSAY_LAB", id());
    values.put("ASSAY_NODES", "" + plan.nodes());
    values.put("ASSAY_MANAGERS", "" + plan.managers());
    values.put(
        "ASSAY_TEMPLATE", plan.template().map(Path::toAbsolutePath).map(Path::toString).orElse(""));
    values.put("ASSAY_DISK", plan.disk().isPresent() ? "" + plan.disk().getAsLong() : "");
    values.put("ASSAY_IMAGES", plan.images().name().toLowerCase(Locale.ROOT));
    values.put("ASSAY_NET", Underlay.beside(taken(plan)).prefix());
    values.put("ASSAY_SOCKETS", sockets().toString());
    return EngineFiles.shell(values);
  }

  /**
   * What the stack claims, and what other labs have: each has a network of its own all the same.
   */
  private static List<Subnet> taken(LabPlan plan) {
    Stream<Subnet> others =
        Home.folders().stream().map(LabFolder::new).map(Underlay::of).map(Underlay::subnet);
    return Stream.concat(plan.avoided().stream(), others).toList();
  }

  /** A setting of the lab in this folder; empty when there is none. */
  String setting(String name) {
    return Processes.Text.read(path.resolve("env"))
        .lines()
        .filter(line -> line.startsWith(name + "='"))
        .map(line -> line.substring(name.length() + 2, line.length() - 1))
        .findFirst()
        .orElse("");
  }

  String id() {
    return path.getFileName().toString();
  }

  /** Names of the nodes, in their order. */
  List<String> nodes() {
    String count = setting("ASSAY_NODES");
    return IntStream.rangeClosed(1, count.isEmpty() ? 0 : Integer.parseInt(count))
        .mapToObj(i -> "n" + i)
        .toList();
  }

  /** Where sockets are reached: the folder, or a short link to it. */
  Path sockets() {
    return tooLong() ? link() : path;
  }

  Path socket(String node) {
    return sockets().resolve(node + ".sock");
  }

  /** The short way to a long folder; exists only where it is needed. */
  Path link() {
    return Path.of("/tmp", id());
  }

  private boolean tooLong() {
    return path.resolve("n99.sock").toString().getBytes(StandardCharsets.UTF_8).length
        > LONGEST_SOCKET;
  }

  /** The last lines of a log, for messages. */
  String tail(String log) {
    List<String> lines = Processes.Text.read(path.resolve(log)).lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
  }

  /** A pid that a script wrote as the machine counts; 0 while it is not there. */
  long pid(String file) {
    String text = Processes.Text.read(path.resolve(file)).strip();
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }
}
