package io.swarmassay.run.record;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Await;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Seen;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Copies what replicas and nodes wrote into the evidence, as far as it can still be had. */
public final class LogKeeper {
  private static final int ID = 8;
  private static final Duration ELECTION = Duration.ofSeconds(60);
  private final Path folder;

  /** Keeps logs in that folder. */
  public LogKeeper(Path folder) {
    this.folder = folder;
  }

  /** Logs of every task whose container the engines still keep; a swarm may be electing first. */
  public void keep(Deployment deployment) {
    Swarm swarm = deployment.swarm();
    Seen<List<Replica>> tasks;
    try (Await await = Await.on(swarm)) {
      tasks = await.look(ELECTION, () -> Seen.there(swarm.replicas(deployment.namespace())));
    }
    if (tasks.value().isEmpty()) {
      write("tasks.log", List.of("not kept: " + tasks.reason()));
    }
    tasks.value().orElse(List.of()).stream()
        .filter(replica -> !replica.containerId().isEmpty())
        .forEach(replica -> keep(deployment, replica));
  }

  private void keep(Deployment deployment, Replica replica) {
    String id = replica.taskId().substring(0, Math.min(ID, replica.taskId().length()));
    write(replica.name() + "-" + id + ".log", lines(deployment, replica));
  }

  private static List<String> lines(Deployment deployment, Replica replica) {
    try {
      return deployment.swarm().datedLogs(replica);
    } catch (SwarmException e) {
      return List.of("not kept: " + e.getMessage());
    }
  }

  /** A copy of a file of the lab, under a name of its own. */
  public void keep(String name, Path file) {
    if (Files.isReadable(file)) {
      try {
        Files.copy(file, folder.resolve(name));
      } catch (IOException e) {
        write(name, List.of("not kept: " + e.getMessage()));
      }
    }
  }

  private void write(String name, List<String> lines) {
    try {
      Files.write(folder.resolve(name), lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the log " + name, e);
    }
  }
}
