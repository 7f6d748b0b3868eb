package io.swarmassay.lab;

import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
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
 * A stream through a child process that lives in a replica's network namespace. The child says on
 * its standard error when it is connected, so that a refusal is an error here and not an end later.
 */
final class Dial implements Connection {
  private static final String CONNECTED = "starting data transfer loop";
  private final Process socat;

  private Dial(Process socat) {
    this.socat = socat;
  }

  /**
   * A connection to a port on the loopback of a process's network.
   *
   * @param pid any process in that network namespace, as this machine counts
   */
  static Connection open(String lab, long pid, int port, Duration deadline) {
    List<String> command =
        List.of(
            "nsenter",
            "--net=/proc/" + pid + "/ns/net",
            "socat",
            "-dd", // tell notices
            "-t10", // what half-closed streams are given to finish
            "FD:0!!FD:1,shut-close", // the server's end is passed on at once
            "TCP4:127.0.0.1:" + port + ",nodelay");
    Dial dial = new Dial(start(lab, command));
    try {
      String problem = dial.told().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      if (problem.isEmpty()) {
        return dial;
      }
      dial.close();
      throw new LabException("port " + port + ": " + problem);
    } catch (TimeoutException late) {
      dial.close();
      throw new LabException("port " + port + ": no connection in " + deadline.toMillis() + " ms");
    } catch (ExecutionException | InterruptedException broken) {
      dial.close();
      throw new LabException("port " + port + ": " + broken.getMessage(), broken);
    }
  }

  private static Process start(String lab, List<String> command) {
    try {
      return LabProcess.of(lab, command).start();
    } catch (IOException missing) {
      throw new LabException("cannot be run: " + command.get(0), missing);
    }
  }

  /** Empty once it is connected, else what the child complained about last. */
  private CompletableFuture<String> told() {
    CompletableFuture<String> told = new CompletableFuture<>();
    Threads.start("dial", () -> told.complete(listen()));
    return told;
  }

  private String listen() {
    String last = "the connection's process ended";
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(socat.getErrorStream(), StandardCharsets.UTF_8));
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains(CONNECTED)) {
          return "";
        }
        last = line.contains("] E ") ? line.substring(line.indexOf("] E ") + 4) : last;
      }
    } catch (IOException closed) {
      return last;
    }
    return last;
  }

  @Override
  public InputStream in() {
    return socat.getInputStream();
  }

  @Override
  public OutputStream out() {
    return socat.getOutputStream();
  }

  /** Kills the child first: its end frees a reader that is blocked. */
  @Override
  public void close() {
    socat.destroyForcibly();
    try {
      socat.getOutputStream().close();
    } catch (IOException unsent) {
      return; // what was not flushed is not wanted any more
    }
  }
}
