package io.swarmassay.stack.deploy;

import io.swarmassay.swarm.Replica;
import java.time.Instant;

/** Tasks as swarm lists them, each newer than the one before. */
public final class Tasks {
  private static int ids;

  private Tasks() {}

  public static Replica running(String service, int slot) {
    return task(service, slot, "running", "running", "");
  }

  static Replica task(String service, int slot, String state, String wanted, String error) {
    Instant now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(++ids);
    String id = "t" + ids;
    return new Replica("x", service, slot, id, "c", "n1", state, wanted, "", error, now, now);
  }

  static Replica as(Replica old, String state) {
    return new Replica(
        old.namespace(),
        old.service(),
        old.slot(),
        old.taskId(),
        old.containerId(),
        old.node(),
        state,
        "shutdown",
        "",
        "",
        old.created(),
        old.changed());
  }
}
