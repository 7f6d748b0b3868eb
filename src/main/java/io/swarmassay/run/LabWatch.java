package io.swarmassay.run;

import io.swarmassay.fault.node.PowerOff;
import io.swarmassay.lab.Lab;
import java.util.Map;

/** Ends a run when its lab dies: says so in the history at once, and interrupts who plays. */
final class LabWatch implements AutoCloseable {
  private final Run run;
  private final Thread player = Thread.currentThread();
  private boolean closed;

  private LabWatch(Run run) {
    this.run = run;
  }

  /** Watches for the thread that calls. */
  static LabWatch over(Run run, Lab lab) {
    LabWatch watch = new LabWatch(run);
    limits(run);
    lab.watch(watch::failed);
    return watch;
  }

  /** What a lab cannot prove, and a verdict has to say. */
  private static void limits(Run run) {
    boolean powerOff =
        run.trial().scenario().steps().stream()
            .flatMap(step -> step.strikes().stream())
            .anyMatch(strike -> strike.fault() instanceof PowerOff);
    if (powerOff) {
      run.noted("limits", Map.of("page-cache", "kept"));
    }
  }

  private synchronized void failed(String reason) {
    if (!closed) {
      run.lost(reason);
      player.interrupt();
    }
  }

  /** What happens to the lab now is its owner's; an interrupt of ours ends here. */
  @Override
  public synchronized void close() {
    closed = true;
    if (run.lost()) {
      Thread.interrupted();
    }
  }
}
