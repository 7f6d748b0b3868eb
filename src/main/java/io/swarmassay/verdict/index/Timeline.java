package io.swarmassay.verdict.index;

import java.util.List;

/** When faults were on, and when it was calm. Times in microseconds since the run began. */
public final class Timeline {
  private final List<Incident> incidents;

  private final long end;

  private Timeline(List<Incident> incidents, long end) {
    this.incidents = incidents;
    this.end = end;
  }

  static Timeline of(HistoryIndex facts) {
    return new Timeline(Incident.of(facts), facts.end());
  }

  /** The faults in the order in which they struck. */
  public List<Incident> incidents() {
    return incidents;
  }

  /** When the history ends. */
  long end() {
    return end;
  }

  /** Parts of a run. */
  public enum Phase {
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

    /** As reports spell it. */
    public String text() {
      return text;
    }
  }
}
