package io.swarmassay.diagnosis;

import io.swarmassay.history.Cause;
import java.util.Optional;

/** Knows one cause of trouble when it sees it. Immutable, and asks nobody: the scene has it all. */
public interface Diagnosis {
  /** Its name in verdicts, for example {@code image-missing}. */
  String name();

  /** What it finds, in one line without a stop. */
  String meaning();

  /** The cause, where the scene shows it; says nothing where it only could be. */
  Optional<Cause> cause(Scene scene);
}
