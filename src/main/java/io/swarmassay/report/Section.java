package io.swarmassay.report;

import io.swarmassay.report.evidence.RunEvidence;
import java.util.Optional;

/** One part of the report: a pure function of the evidence. */
public interface Section {
  /** What it shows; empty when the run does not concern it. */
  Optional<Panel> of(RunEvidence evidence);
}
