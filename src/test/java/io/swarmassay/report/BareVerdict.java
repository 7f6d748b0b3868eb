package io.swarmassay.report;

import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.util.List;
import java.util.Map;

/** A verdict of checks and nothing else. */
public final class BareVerdict {
  private BareVerdict() {}

  public static Verdict of(Outcome outcome, List<Check> checks) {
    return new Verdict(
        1, "", "", outcome, 0, "", 0, "", checks, List.of(), Map.of(), List.of(), null, null,
        List.of(), List.of(), null, List.of(), List.of());
  }
}
