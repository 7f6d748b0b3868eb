package io.swarmassay.scenario;

import io.swarmassay.probe.Probe;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names that tell the probes of one steady state apart: the plain name where there is one of a
 * kind; of several, the settings in which they differ behind it, {@code http /health 200} and
 * {@code http /missing 404}.
 */
public final class ProbeLabels {
  private ProbeLabels() {}

  /** Probes by their labels, in their order. */
  public static Map<String, Probe> of(List<Probe> probes) {
    Map<String, Probe> labelled = new LinkedHashMap<>();
    for (Probe probe : probes) {
      List<Probe> kind = probes.stream().filter(p -> p.name().equals(probe.name())).toList();
      String label = kind.size() == 1 ? probe.name() : label(probe, kind);
      String unique = label;
      for (int i = 2; labelled.containsKey(unique); i++) {
        unique = label + " (" + i + ")";
      }
      labelled.put(unique, probe);
    }
    return labelled;
  }

  private static String label(Probe probe, List<Probe> kind) {
    boolean alike = kind.stream().allMatch(other -> other.getClass() == probe.getClass());
    if (!alike || !probe.getClass().isRecord()) {
      return probe.name();
    }
    return Stream.of(probe.getClass().getRecordComponents())
        .filter(setting -> kind.stream().map(each -> value(setting, each)).distinct().count() > 1)
        .map(setting -> value(setting, probe))
        .filter(value -> !value.isEmpty())
        .collect(Collectors.collectingAndThen(Collectors.toList(), rest -> text(probe, rest)));
  }

  private static String text(Probe probe, List<String> settings) {
    return Stream.concat(Stream.of(probe.name()), settings.stream())
        .collect(Collectors.joining(" "));
  }

  private static String value(RecordComponent setting, Probe probe) {
    return Spelling.of(RecordReader.get(setting, probe));
  }
}
