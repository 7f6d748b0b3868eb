package io.swarmassay.verdict;

import io.swarmassay.history.Event;
import java.util.List;
import java.util.Optional;

/** When faults were on, and when it was calm. Times in microseconds since the run began. */
final class Timeline {
  private final List<Incident> incidents;
  private final List<Event.Stage> stages;

  private Timeline(List<Incident> incidents, List<Event.Stage> stages) {
    this.incidents = incidents;
    this.stages = stages;
  }

  static Timeline of(Facts facts) {
    return new Timeline(Incident.of(facts), facts.all(Event.Stage.class).toList());
  }

  List<Incident> incidents() {
    return incidents;
  }

  /** When the fault was over: at the steady state after it, or never. */
  static long over(Incident incident) {
    return incident.recoveredInTime() ? incident.recovered().t() : Long.MAX_VALUE;
  }

  /** The latest fault that was on at some time between the two. */
  Optional<Incident> cause(long from, long to) {
    return incidents.stream()
        .filter(incident -> incident.struck().t() <= to && over(incident) >= from)
        .reduce((first, second) -> second);
  }

  /** The first fault that struck after that time. */
  Optional<Incident> next(long t) {
    return incidents.stream().filter(incident -> incident.struck().t() > t).findFirst();
  }

  /** Whether replicas were being added or removed on purpose at some time between the two. */
  boolean scaling(long from, long to) {
    for (int i = 0; i < stages.size(); i++) {
      long until = i + 1 < stages.size() ? stages.get(i + 1).t() : Long.MAX_VALUE;
      Event.Stage stage = stages.get(i);
      boolean scaling = (stage.name() + " " + stage.detail()).contains("scale");
      if (scaling && stage.t() <= to && until >= from) {
        return true;
      }
    }
    return false;
  }

  /** When the next fault struck or the next stage began after that time; else {@code end}. */
  long calmUntil(long t, long end) {
    long struck = next(t).map(incident -> incident.struck().t()).orElse(end);
    long stage =
        stages.stream().mapToLong(Event.Stage::t).filter(begun -> begun > t).min().orElse(end);
    return Math.min(Math.min(struck, stage), end);
  }

  /** Part of the run to which a moment belongs. */
  Phase phase(long t) {
    if (incidents.isEmpty() || t < incidents.get(0).struck().t()) {
      return Phase.CALM;
    }
    return cause(t, t).isPresent() ? Phase.FAULT : Phase.AFTER;
  }

  /** Parts of a run. */
  enum Phase {
    /** Before the first fault. */
    CALM("calm"),
    /** From a strike to the steady state after it. */
    FAULT("during faults"),
    /** Between faults and after the last. */
    AFTER("after faults");

    private final String text;

    Phase(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }
}
