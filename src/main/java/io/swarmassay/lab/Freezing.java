package io.swarmassay.lab;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A group that is to stand still, or to run. With cgroup v1 a group in which processes appear while
 * it is frozen may stay half frozen for ever, as runc's own freezer says: it is asked again, and
 * from time to time let go for a moment, so that what holds the others up goes on.
 */
final class Freezing {
  /** Each so many looks the group is let go before it is asked again. */
  private static final int LET_GO = 20;

  private final Path group;
  private final boolean frozen;
  private int looks;

  Freezing(Path group, boolean frozen) {
    this.group = group;
    this.frozen = frozen;
  }

  /** Whether it is as wanted; asks again where that helps. */
  boolean settled() {
    if (Cgroups.is(group, frozen)) {
      return true;
    }
    if (frozen && !Cgroups.v2()) {
      looks++;
      try {
        if (looks % LET_GO == 0) {
          Cgroups.freeze(group, false);
        }
        Cgroups.freeze(group, true);
      } catch (IOException failed) {
        throw new LabException(group + " to be frozen", failed);
      }
    }
    return false;
  }
}
