package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.index.HistoryIndex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last state of one remedy. */
record Remedies(String id, String state, String description) {
  static List<Remedies> of(HistoryIndex facts) {
    Map<String, Remedies> last = new LinkedHashMap<>();
    facts
        .all(Event.Remedied.class)
        .forEach(
            event ->
                last.put(event.id(), new Remedies(event.id(), event.state(), event.description())));
    return List.copyOf(last.values());
  }

  /** Anything but a known good end counts as open. */
  boolean open() {
    return !state.equalsIgnoreCase("CLOSED") && !state.equalsIgnoreCase("NOT_NEEDED");
  }

  String text() {
    return id + ": " + description + " (" + state + ")";
  }
}
