package io.swarmassay.diagnosis;

import io.swarmassay.history.Cause;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every diagnosis of the product, the most telling first. */
public final class Diagnoses {
  private static final Logger LOG = LoggerFactory.getLogger(Diagnoses.class);

  private static final List<Diagnosis> OWN =
      List.of(
          new OutOfMemory(),
          new Crash(),
          new EndsWell(),
          new FailingHealthCheck(),
          new NoRoom(),
          StoppedUpdate.PAUSED,
          StoppedUpdate.ROLLED_BACK,
          new RestartsUsedUp());

  private Diagnoses() {}

  /** All of them: what an engine says itself first. */
  public static List<Diagnosis> all() {
    return Stream.of(ContainerWords.ALL, PlacementWords.ALL, OWN).flatMap(List::stream).toList();
  }

  /** What a scene shows: the first is the cause, and what follows may be its consequence. */
  public static List<Cause> of(Scene scene) {
    return of(scene, all());
  }

  /** What these find; one that breaks over the scene finds nothing, and hides no other's find. */
  static List<Cause> of(Scene scene, List<Diagnosis> diagnoses) {
    return diagnoses.stream()
        .map(each -> guarded(each, scene))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static Optional<Cause> guarded(Diagnosis diagnosis, Scene scene) {
    try {
      return diagnosis.cause(scene);
    } catch (RuntimeException broken) {
      LOG.warn("the diagnosis {} broke", diagnosis.name(), broken);
      return Optional.empty();
    }
  }
}
