package io.swarmassay.run;

import io.swarmassay.verdict.Verdict;
import java.nio.file.Path;

/** Hears what a run is doing, for people who watch. Called from the run's own thread. */
public interface Progress {
  /** Hears nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void stage(String text) {}

        @Override
        public void line(String text) {}

        @Override
        public void finished(Verdict verdict, Path evidence) {}
      };

  /** What it does now, replaced by the next stage: {@code waiting for steady state: ...}. */
  void stage(String text);

  /** Something that happened, worth a line of its own. */
  void line(String text);

  /** The judgement, and where the evidence lies. */
  void finished(Verdict verdict, Path evidence);
}
