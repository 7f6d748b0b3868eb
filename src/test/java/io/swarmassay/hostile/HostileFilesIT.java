package io.swarmassay.hostile;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The night's part of {@link HostileFilesTests}, from a fresh seed that is printed. */
@Tag("nightly")
@Isolated("it holds times")
class HostileFilesIT {
  private static final long PROMISED_MS = 2_000;

  @TempDir Path home;

  @Test
  void ten_thousand_spoilt_files_end_with_a_clear_word() throws IOException {
    long seed = Long.getLong("assay.fuzz", System.nanoTime());
    System.err.println("spoilt files, -Dassay.fuzz=" + seed);
    new SpoiltFiles(home, PROMISED_MS).check(10_000, seed);
  }

  @Test
  void a_thousand_spoilt_evidence_folders_are_judged_and_shown() throws IOException {
    long seed = Long.getLong("assay.fuzz", System.nanoTime());
    System.err.println("spoilt evidence, -Dassay.fuzz=" + seed);
    new SpoiltEvidence(home, PROMISED_MS).check(1_000, seed);
  }
}
