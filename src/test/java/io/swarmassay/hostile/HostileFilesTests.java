package io.swarmassay.hostile;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spoilt scenarios, budgets and stack files: exit code 0 or 2, no trace, no hang. */
class HostileFilesTests {
  /** A hang is all that can be told where others work on the machine. */
  private static final long HANGS_MS = 20_000;

  @TempDir Path home;

  @Test
  void some_spoilt_files_end_with_a_clear_word() throws IOException {
    new SpoiltFiles(home, HANGS_MS).check(250, 20251220);
  }
}
