package io.swarmassay.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** From a plan to a lab. */
final class LabStart {
  private LabStart() {}

  static Lab start(LabPlan plan) {
    Requirements.check();
    Sweep.dead();
    LabFolder folder = LabFolder.create(plan);
    LiveLab lab = new LiveLab(folder, hold(folder));
    try {
      new Formation(lab, plan).form();
      return lab;
    } catch (RuntimeException failed) {
      String logs = folder.tail("hub.log") + "\n" + folder.tail("n1/log");
      lab.close();
      throw new LabException(
          "the lab did not start: " + failed.getMessage() + "\n" + logs.strip(), failed);
    }
  }

  /** The lab's outermost process, in a session of its own: Ctrl-C is for this JVM alone. */
  private static Process hold(LabFolder folder) {
    Path log = folder.path().resolve("hub.log");
    List<String> command =
        List.of("setsid", "bash", folder.path().resolve("hold.sh").toString(), "" + folder.path());
    try {
      return Command.of(folder.id(), command)
          .directory(Path.of("/").toFile())
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException failed) {
      Sweep.remove(folder);
      throw new LabException("the lab's first process could not be started", failed);
    }
  }
}
