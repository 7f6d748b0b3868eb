package io.swarmassay.lab;

import io.swarmassay.swarm.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The lab's outermost process before there is a lab. It makes the lab's folder, and removes it when
 * its lifeline, our end of its standard input, closes before it was told to go: whenever this JVM
 * dies, the folder is somebody's.
 *
 * @param process in a session of its own: Ctrl-C is for this JVM alone
 * @param folder the lab's, once it is complete
 */
record Bearer(Process process, LabFolder folder) {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final String MADE = "made";

  /** Called with the folder of all labs and the lab's id. */
  private static final String SCRIPT =
      """
      trap : HUP INT TERM PIPE
      umask 077
      draft=$1/.$2 folder=$1/$2
      mkdir -- "$draft" || exit 1
      echo made 2> /dev/null
      read -r word || word=
      [ "$word" = go ] && exec bash "$folder/hold.sh" "$folder" >> "$folder/hub.log" 2>&1
      rm -rf -- "$draft" "$folder"
      rm -f -- "/tmp/$2"
      """;

  /**
   * Starts it; the draft of the folder is there then.
   *
   * @throws LabException when it could not be started, or made no folder
   */
  static Bearer of(LabFolder folder) {
    List<String> command =
        List.of("setsid", "bash", "-c", SCRIPT, "bear", "" + Home.labs(), folder.id());
    try {
      Process process =
          LabProcess.of(folder.id(), command)
              .directory(new java.io.File("/"))
              .redirectErrorStream(true)
              .start();
      Bearer bearer = new Bearer(process, folder);
      String said = bearer.firstLine();
      if (!said.equals(MADE)) {
        bearer.giveUp();
        throw new LabException("no lab folder could be made: " + said);
      }
      return bearer;
    } catch (IOException failed) {
      throw new LabException("the lab's first process could not be started", failed);
    }
  }

  private String firstLine() {
    CompletableFuture<String> line = new CompletableFuture<>();
    Threads.start("lab-bearer", () -> line.complete(read()));
    try {
      return line.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException silent) {
      return "nothing was said within " + DEADLINE.toSeconds() + " s";
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  /** One line, no more: what comes later is the lab's, and goes to its log. */
  private String read() {
    InputStreamReader out = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
    try (BufferedReader lines = new BufferedReader(out)) {
      String line = lines.readLine();
      return line == null ? "it ended" : line;
    } catch (IOException ended) {
      return "it ended";
    }
  }

  /** The folder is complete: becomes the lab. */
  void go() throws IOException {
    OutputStream lifeline = process.getOutputStream();
    lifeline.write("go\n".getBytes(StandardCharsets.US_ASCII));
    lifeline.flush();
  }

  /** Gives up: it removes what it made. */
  void giveUp() {
    try {
      process.getOutputStream().close();
      process.waitFor(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException ended) {
      return;
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
