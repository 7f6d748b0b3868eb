package io.swarmassay.report;

import io.swarmassay.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Path;

/** Evidence of a small generated run, for tests of other packages. */
public final class SomeEvidence {
  private SomeEvidence() {}

  /** Writes history, verdict, run, plan and a log into a folder. */
  public static Path write(Path folder) throws IOException {
    return GeneratedEvidence.write(new GeneratedRun(Outcome.PASSED, 92, 2, 20251220), folder);
  }
}
