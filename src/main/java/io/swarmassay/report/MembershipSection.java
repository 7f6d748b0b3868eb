package io.swarmassay.report;

import io.swarmassay.history.Event;
import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.Natural;
import io.swarmassay.report.html.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whom each node saw at the end, and how often its view changed. */
record MembershipSection() implements Section {

  @Override
  public Optional<Panel> of(RunEvidence evidence) {
    Map<String, Map<String, Boolean>> views = new TreeMap<>(Natural.ORDER);
    Map<String, Integer> losses = new TreeMap<>();
    for (Event.Sighted seen : evidence.history().all(Event.Sighted.class)) {
      views
          .computeIfAbsent(seen.by(), any -> new TreeMap<>(Natural.ORDER))
          .put(seen.peer(), seen.up());
      losses.merge(seen.by(), seen.up() ? 0 : 1, Integer::sum);
    }
    if (views.isEmpty()) {
      return Optional.empty();
    }
    String lead =
        "The last view of each node. A node that was scaled away keeps the view it had, and stays"
            + " absent in the others'.";
    return Optional.of(
        new Panel(
            "membership", "Membership as each node saw it", lead, table(views, losses).toString()));
  }

  private static Table table(Map<String, Map<String, Boolean>> views, Map<String, Integer> losses) {
    Table table =
        new Table("Last view of each node", "Node", "Saw", "Did not see", "#Peers lost on the way");
    views.forEach(
        (by, view) ->
            table.row(
                new Html().leaf("code", by).toString(),
                names(view, true),
                names(view, false),
                "" + losses.get(by)));
    return table;
  }

  private static String names(Map<String, Boolean> view, boolean up) {
    List<String> names =
        new TreeSet<>(view.keySet())
            .stream().filter(peer -> view.get(peer) == up).sorted(Natural.ORDER).toList();
    return names.isEmpty() ? "\u2013" : Html.escape(String.join(", ", names));
  }
}
