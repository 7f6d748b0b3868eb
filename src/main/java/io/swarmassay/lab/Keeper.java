package io.swarmassay.lab;

import io.swarmassay.swarm.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A sleeping process that holds a lab's lifeline: when it ends, so does the lab. */
final class Keeper {
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private Keeper() {}

  /** Starts one beside the present holder, who may then let go. */
  static void start(LabFolder folder, long hold, String name, Duration ttl) {
    Path script = folder.path().resolve("keep.sh");
    List<String> command =
        List.of(
            "setsid",
            "bash",
            script.toString(),
            "" + folder.path(),
            "" + ttl.toSeconds(),
            "" + hold);
    try {
      Process keeper =
          LabProcess.of(folder.id(), command)
              .redirectError(folder.path().resolve("keep.log").toFile())
              .start();
      if (!held(keeper)) {
        keeper.destroyForcibly();
        throw new LabException("nobody took over lab " + folder.id());
      }
      Holder.of(keeper.pid(), name, ttl).write(folder.path());
    } catch (IOException failed) {
      throw new LabException("nobody took over lab " + folder.id(), failed);
    }
  }

  private static boolean held(Process keeper) {
    CompletableFuture<Boolean> said = new CompletableFuture<>();
    Threads.start("keeper", () -> said.complete("held".equals(line(keeper))));
    try {
      return said.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException | InterruptedException silent) {
      return false;
    }
  }

  private static String line(Process keeper) {
    InputStreamReader out = new InputStreamReader(keeper.getInputStream(), StandardCharsets.UTF_8);
    try (BufferedReader lines = new BufferedReader(out)) {
      return lines.readLine();
    } catch (IOException ended) {
      return "";
    }
  }
}
