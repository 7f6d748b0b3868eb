package io.swarmassay.lab;

import java.io.IOException;

/** From a plan to a lab. */
final class LabStart {
  private LabStart() {}

  static Lab start(LabPlan plan) {
    Requirements.check(plan.nodes());
    Sweep.dead();
    LabFolder folder = LabFolder.fresh();
    Process hold = born(Bearer.of(folder), plan);
    LabLog log = new LabLog(folder);
    LiveLab lab = new LiveLab(folder, hold);
    try (log) {
      new Formation(lab, plan).form();
      return lab;
    } catch (RuntimeException | Error failed) {
      String why = why(failed, lab);
      String said = log.tail();
      lab.close();
      if (failed instanceof Error) {
        throw failed;
      }
      throw new LabException(("the lab did not start: " + why + "\n" + said).strip(), failed);
    }
  }

  /** An engine that no longer answers is told by who died, once the pulse has felt it. */
  private static String why(Throwable failed, LiveLab lab) {
    boolean known = failed instanceof LabException;
    if (!known && Poll.until(Pulse.BETWEEN.multipliedBy(5), () -> lab.dead().isPresent())) {
      return lab.dead().orElseThrow() + ": " + failed.getMessage();
    }
    return failed.getMessage();
  }

  private static Process born(Bearer bearer, LabPlan plan) {
    try {
      bearer.folder().complete(plan);
      bearer.go();
      return bearer.process();
    } catch (IOException disk) {
      bearer.giveUp();
      throw new LabException("the lab's folder could not be filled: " + disk.getMessage(), disk);
    } catch (RuntimeException | Error failed) {
      bearer.giveUp();
      throw failed;
    }
  }
}
