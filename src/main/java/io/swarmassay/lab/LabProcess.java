package io.swarmassay.lab;

import io.swarmassay.swarm.Output;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands of this machine, each with a deadline. */
final class LabProcess {
  /** What a child of ours sees: nothing of the caller's proxies, locales and secrets. */
  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /**
   * How long output may still come after the command ended: where our readers get no processor, or
   * something else holds its end open.
   */
  private static final Duration REST = Duration.ofSeconds(5);

  private LabProcess() {}

  /** A process to be started in the name of a lab: marked, with a clean environment. */
  static ProcessBuilder of(String lab, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put("PATH", PATH);
    builder.environment().put("HOME", "/root");
    builder.environment().put("LC_ALL", "C");
    if (!lab.isEmpty()) {
      builder.environment().put("ASSAY_LAB", lab);
    }
    return builder;
  }

  /**
   * What the command printed; what its children print after its end may be missing.
   *
   * @throws LabException when it could not be started or did not end in time; it is killed then
   */
  static Output run(String lab, Duration deadline, List<String> command) {
    Process process = start(of(lab, command));
    Collected out = Collected.from(process.getInputStream());
    Collected err = Collected.from(process.getErrorStream());
    try {
      process.getOutputStream().close();
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new LabException(
            "not ended within " + deadline.toMillis() + " ms: " + String.join(" ", command));
      }
      long until = System.nanoTime() + REST.toNanos();
      return new Output(process.exitValue(), out.text(until), err.text(until));
    } catch (IOException failed) {
      throw new LabException("broken: " + String.join(" ", command), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted: " + String.join(" ", command), interrupted);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException missing) {
      throw new LabException("cannot be run: " + builder.command().get(0), missing);
    }
  }
}
