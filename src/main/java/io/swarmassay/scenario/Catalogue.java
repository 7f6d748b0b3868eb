package io.swarmassay.scenario;

import static io.swarmassay.scenario.Hits.REPLICAS;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Kill;
import io.swarmassay.probe.Probe;
import io.swarmassay.traffic.Traffic;
import java.util.List;

/**
 * Every name a scenario file may use. To add a probe, a fault or a kind of traffic, write its
 * record and one line here: {@code ./assay list} and docs/vocabulary.md follow.
 */
public record Catalogue(
    Vocabulary<Probe> probes, Vocabulary<Fault> faults, Vocabulary<Traffic> traffic) {

  /** What comes with the product. */
  public static final Catalogue STANDARD =
      new Catalogue(
          Vocabulary.of("probe", standardProbes()),
          Vocabulary.of("fault", standardFaults()),
          Vocabulary.of("traffic", standardTraffic()));

  private static List<Word<Probe>> standardProbes() {
    return List.of();
  }

  private static List<Word<Fault>> standardFaults() {
    return List.of(
        fault(new Kill(), "SIGKILL of the replica's main process").hitting(REPLICAS).instant());
  }

  private static List<Word<Traffic>> standardTraffic() {
    return List.of();
  }

  /** A probe under its own name; the prototype is a record. */
  public static Word<Probe> probe(Probe prototype, String meaning) {
    return Word.of(prototype.name(), prototype, meaning);
  }

  /** A fault under its own name; the prototype is a record. */
  public static Word<Fault> fault(Fault prototype, String meaning) {
    return Word.of(prototype.name(), prototype, meaning);
  }

  /** A kind of traffic under its own name; the prototype is a record. */
  public static Word<Traffic> traffic(Traffic prototype, String meaning) {
    return Word.of(prototype.name(), prototype, meaning);
  }
}
