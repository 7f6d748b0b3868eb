package io.swarmassay.image;

import io.swarmassay.image.debian.HostCommand;
import io.swarmassay.image.debian.ImageException;
import io.swarmassay.internal.docker.EngineClient;
import io.swarmassay.lab.EngineRoot;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A throw-away engine, outside any swarm, whose data root is kept. Spoken to through the engine API
 * and its classic builder: Testcontainers knows one engine per JVM, and that place is kept for the
 * lab of those who use it.
 */
final class Kiln implements AutoCloseable {
  private static final Duration COPY = Duration.ofMinutes(2);
  private static final String NODE = "n1";
  private final Lab lab;
  private final EngineClient engine;

  Kiln(EngineRoot root) {
    lab = Lab.start(new LabPlan(1, 0, Map.of(), Optional.empty()).running(root));
    engine = EngineClient.at(lab.socket(NODE));
  }

  /** Its API. */
  EngineClient engine() {
    return engine;
  }

  /** Ends the engine and copies its data root into a folder. */
  void unload(Path data) {
    lab.swarm().hosts().orElseThrow().powerOff(NODE);
    String from = lab.folder().resolve(NODE).resolve("data") + "/.";
    List<String> copy = List.of("cp", "-a", "--reflink=auto", from, data.toString());
    HostCommand.Result copied = HostCommand.run(data, COPY, copy);
    if (copied.exit() != 0) {
      throw new ImageException("the data root cannot be kept:\n" + copied.tail(5));
    }
  }

  @Override
  public void close() {
    engine.close();
    lab.close();
  }
}
