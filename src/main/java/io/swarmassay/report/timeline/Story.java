package io.swarmassay.report.timeline;

import io.swarmassay.history.Event;
import io.swarmassay.report.evidence.Chronicle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads stretches of time out of single events. */
final class Story {
  private Story() {}

  /** Lives of replicas: from births and deaths, or else from the engines' container events. */
  static List<TimelineSpan> lives(Chronicle history) {
    List<TimelineSpan> lives = new ArrayList<>();
    Map<String, Double> since = new LinkedHashMap<>();
    for (Turn turn : turns(history)) {
      Double from = since.remove(turn.name());
      if (from != null) {
        lives.add(new TimelineSpan(turn.name(), from, turn.ms(), ""));
      }
      if (turn.begins()) {
        since.put(turn.name(), turn.ms());
      }
    }
    since.forEach((name, from) -> lives.add(new TimelineSpan(name, from, history.endMs(), "")));
    return lives;
  }

  private record Turn(double ms, String name, boolean begins) {}

  private static List<Turn> turns(Chronicle history) {
    List<Turn> turns = new ArrayList<>();
    history.all(Event.Born.class).forEach(e -> turns.add(new Turn(e.t() / 1e3, e.replica(), true)));
    history
        .all(Event.Died.class)
        .forEach(e -> turns.add(new Turn(e.t() / 1e3, e.replica(), false)));
    if (turns.isEmpty()) {
      history.all(Event.Platform.class).stream()
          .filter(e -> e.kind().equals("container"))
          .filter(e -> e.action().equals("start") || e.action().equals("die"))
          .forEach(e -> turns.add(new Turn(e.t() / 1e3, e.subject(), e.action().equals("start"))));
    }
    turns.sort(java.util.Comparator.comparingDouble(Turn::ms));
    return turns;
  }

  /** Stretches in which a node saw fewer peers than it had seen before; marked with how many. */
  static List<TimelineSpan> views(Chronicle history) {
    List<TimelineSpan> views = new ArrayList<>();
    Map<String, Map<String, Boolean>> sight = new HashMap<>();
    Map<String, Double> since = new HashMap<>();
    for (Event.Sighted seen : history.all(Event.Sighted.class)) {
      Map<String, Boolean> peers = sight.computeIfAbsent(seen.by(), any -> new LinkedHashMap<>());
      view(views, seen.by(), peers, since.get(seen.by()), seen.t() / 1e3);
      peers.put(seen.peer(), seen.up());
      since.put(seen.by(), seen.t() / 1e3);
    }
    sight.forEach((by, peers) -> view(views, by, peers, since.get(by), history.endMs()));
    return views;
  }

  private static void view(
      List<TimelineSpan> views, String by, Map<String, Boolean> peers, Double from, double to) {
    if (from != null && to > from) {
      List<String> missing =
          peers.entrySet().stream().filter(e -> !e.getValue()).map(Map.Entry::getKey).toList();
      String text = missing.isEmpty() ? "" : "without " + String.join(", ", missing);
      views.add(new TimelineSpan(by, from, to, text));
    }
  }

  /** Who led the managers, when, as the run asked them; gaps are times without a leader. */
  static List<TimelineSpan> leaders(Chronicle history) {
    List<TimelineSpan> leaders = new ArrayList<>();
    String leader = null;
    double from = 0;
    for (Event.Platform event : history.all(Event.Platform.class)) {
      if (event.kind().equals("node") && event.action().equals("leads")) {
        if (leader != null) {
          leaders.add(new TimelineSpan(leader, from, event.t() / 1e3, ""));
        }
        leader = event.subject().equals("nobody") ? null : event.subject();
        from = event.t() / 1e3;
      }
    }
    if (leader != null) {
      leaders.add(new TimelineSpan(leader, from, history.endMs(), ""));
    }
    return leaders;
  }
}
