package io.swarmassay.verdict.judge;

import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Incident;
import java.util.List;
import java.util.Locale;

/** Whether every fault was measured to bite; a fault that did not bite proves nothing. */
final class FaultEffects implements Checker {
  @Override
  public String name() {
    return "faults";
  }

  @Override
  public String meaning() {
    return "whether every fault was proven to bite, and proven to be gone";
  }

  @Override
  public String leastEvidence() {
    return "every planned strike that was not skipped, with its proof";
  }

  @Override
  public List<Check> check(HistoryIndex facts) {
    List<Incident> incidents = facts.timeline().incidents();
    if (incidents.isEmpty()) {
      return Checks.nothingStruck(name(), facts);
    }
    List<String> unproven =
        incidents.stream().filter(incident -> !incident.proved()).map(FaultEffects::text).toList();
    return List.of(
        unproven.isEmpty()
            ? Check.passed(
                name(), String.format(Locale.ROOT, "%1$d of %1$d proven to bite", incidents.size()))
            : Check.inconclusive(name(), "not proven to bite: " + String.join("; ", unproven)));
  }

  private static String text(Incident incident) {
    String why = incident.proven() == null ? "no proof was recorded" : incident.proven().text();
    return incident.text() + ": " + why;
  }
}
