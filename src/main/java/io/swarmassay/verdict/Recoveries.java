package io.swarmassay.verdict;

import java.util.ArrayList;
import java.util.List;

/** Whether the steady state was back in time after every fault. */
final class Recoveries implements Checker {
  @Override
  public String name() {
    return "recovered";
  }

  @Override
  public String meaning() {
    return "whether the steady state came back in time after every fault";
  }

  @Override
  public String leastEvidence() {
    return "every planned strike that was not skipped, with its recovery seen";
  }

  @Override
  public List<Check> check(Facts facts) {
    List<Incident> incidents = facts.timeline().incidents();
    if (incidents.isEmpty()) {
      return Checks.nothingStruck(name(), facts);
    }
    List<Check> problems = new ArrayList<>();
    incidents.forEach(incident -> judge(incident, problems));
    return problems.isEmpty()
        ? List.of(Check.passed(name(), summary(incidents)))
        : List.of(Checks.worst(name(), problems));
  }

  private void judge(Incident incident, List<Check> problems) {
    if (incident.recovered() == null) {
      problems.add(Check.inconclusive(name(), incident.text() + ": its recovery was not observed"));
    } else if (!incident.trusted()) {
      problems.add(
          Check.inconclusive(name(), incident.text() + ": seen after the harness had failed"));
    } else if (incident.stuck()) {
      problems.add(Check.inconclusive(name(), incident.text() + ": " + stillOn(incident)));
    } else if (!incident.recoveredInTime()) {
      problems.add(Check.failed(name(), tooLate(incident), incident.id()));
    }
  }

  private static String stillOn(Incident incident) {
    return incident.cured() == null
        ? "its cure was not measured"
        : "could not be undone: " + incident.cured().text();
  }

  private static String tooLate(Incident incident) {
    String limit = Moments.lasting(incident.struck().limitMs());
    return "%s: not steady within %s: %s"
        .formatted(incident.text(), limit, incident.recovered().reason());
  }

  private static String summary(List<Incident> incidents) {
    double slowest =
        incidents.stream()
            .filter(incident -> incident.recoveredMs() != null)
            .mapToDouble(Incident::recoveredMs)
            .max()
            .orElse(0);
    return "%1$d of %1$d recovered in time, the slowest in %2$s"
        .formatted(incidents.size(), Moments.lasting(slowest));
  }
}
