package io.swarmassay.diagnosis;

import io.swarmassay.history.Cause;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every diagnosis of the product, the most telling first. */
public final class Diagnoses {
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
    Set<Cause> causes = new LinkedHashSet<>();
    all().stream().map(each -> each.cause(scene)).flatMap(Optional::stream).forEach(causes::add);
    return List.copyOf(causes);
  }
}
