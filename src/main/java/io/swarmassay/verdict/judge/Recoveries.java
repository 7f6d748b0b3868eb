package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.index.AfterFault;
import io.swarmassay.verdict.index.Before;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Incident;
import io.swarmassay.verdict.index.Moments;
import io.swarmassay.verdict.index.Slowness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
  public List<Check> check(HistoryIndex facts) {
    List<Incident> incidents = facts.timeline().incidents();
    if (incidents.isEmpty()) {
      return Checks.nothingStruck(name(), facts);
    }
    List<Check> problems = new ArrayList<>();
    incidents.forEach(incident -> judge(incident, facts, problems));
    return problems.isEmpty()
        ? List.of(Check.passed(name(), summary(incidents)))
        : List.of(Checks.worst(name(), problems));
  }

  private void judge(Incident incident, HistoryIndex facts, List<Check> problems) {
    if (incident.recovered() == null) {
      problems.add(Check.inconclusive(name(), incident.text() + ": its recovery was not observed"));
    } else if (!incident.trusted()) {
      problems.add(
          Check.inconclusive(name(), incident.text() + ": seen after the harness had failed"));
    } else if (incident.stuck()) {
      problems.add(Check.inconclusive(name(), incident.text() + ": " + stillOn(incident)));
    } else if (!incident.recoveredInTime() && Before.broken(incident, facts).isPresent()) {
      String text = "%s: not steady, but broken before it struck: %s";
      problems.add(
          Check.inconclusive(
              name(),
              String.format(
                  Locale.ROOT, text, incident.text(), Before.broken(incident, facts).get())));
    } else if (!incident.recoveredInTime()) {
      problems.add(
          Slowness.explains(incident, facts)
              .map(slow -> Check.inconclusive(name(), tooLate(incident) + ", " + slow))
              .orElseGet(() -> Check.failed(name(), tooLate(incident), incident.id())));
    } else {
      List<String> unread = unread(incident, facts);
      unreplaced(incident, facts)
          .map(text -> Check.inconclusive(name(), incident.text() + ": " + text))
          .ifPresent(problems::add);
      if (!unread.isEmpty()) {
        String text = "%s: declared, but nobody read %s before it";
        problems.add(
            Check.inconclusive(
                name(),
                String.format(Locale.ROOT, text, incident.text(), String.join(", ", unread))));
      }
    }
  }

  /** A victim whose container ended by the fault, and in whose place none had started by then. */
  private static Optional<String> unreplaced(Incident incident, HistoryIndex facts) {
    if (facts.schema() < 2 || !incident.struck().healer().equals("SWARM")) {
      return Optional.empty();
    }
    ContainerTimes containers = ContainerTimes.of(facts);
    long strike = incident.struck().t();
    long recovered = incident.recovered().t();
    return containers.lives().stream()
        .filter(life -> incident.struck().victims().contains(life.replica()))
        .filter(life -> life.started() < strike && life.ended().isPresent())
        .filter(life -> strike <= life.ended().getAsLong())
        .filter(life -> life.began() <= recovered)
        .filter(life -> containers.started(life.replica(), strike, recovered).isEmpty())
        .map(life -> "declared before " + life.replica() + " was replaced")
        .findFirst();
  }

  /** Probes without a reading that decided the moment of that recovery. */
  private static List<String> unread(Incident incident, HistoryIndex facts) {
    List<String> probes = facts.opened().map(Event.Opened::checks).orElse(List.of());
    List<String> read =
        facts
            .trusted(Event.Looked.class)
            .filter(looked -> looked.last() && looked.t() >= incident.struck().t())
            .filter(looked -> AfterFault.concerns(looked.moment(), incident.id()))
            .map(Event.Looked::probe)
            .toList();
    return probes.stream().distinct().filter(probe -> !read.contains(probe)).toList();
  }

  private static String stillOn(Incident incident) {
    return incident.cured() == null
        ? "its cure was not measured"
        : "could not be undone: " + incident.cured().text();
  }

  private static String tooLate(Incident incident) {
    String limit = Moments.lasting(incident.struck().limitMs());
    if (incident.recovered().inTime() && incident.since().isPresent()) {
      long took = incident.recovered().t() - incident.since().getAsLong();
      return String.format(
          Locale.ROOT,
          "%s: steady only after %s, and %s was the limit",
          incident.text(),
          Moments.lasting(Moments.ms(took)),
          limit);
    }
    return String.format(
        Locale.ROOT,
        "%s: not steady within %s: %s",
        incident.text(),
        limit,
        incident.recovered().reason());
  }

  private static String summary(List<Incident> incidents) {
    double slowest = incidents.stream().mapToDouble(Incident::recoveredMs).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "%1$d of %1$d recovered in time, the slowest in %2$s",
        incidents.size(),
        Moments.lasting(slowest));
  }
}
