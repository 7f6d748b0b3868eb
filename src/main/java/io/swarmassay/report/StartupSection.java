package io.swarmassay.report;

import io.swarmassay.history.Event;
import io.swarmassay.history.Metric;
import io.swarmassay.report.evidence.Chronicle;
import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.Natural;
import io.swarmassay.report.html.Svg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** From nothing to the first verified steady state, part by part. */
record StartupSection() implements Section {

  private record Bar(String name, double fromMs, double toMs, String style) {}

  @Override
  public Optional<Panel> of(RunEvidence evidence) {
    double end = steady(evidence.history());
    List<Bar> bars = end > 0 ? bars(evidence.history(), end) : List.of();
    if (bars.isEmpty()) {
      return Optional.empty();
    }
    Html body = new Html().open("div", "class", "waterfall", "role", "list");
    bars.forEach(bar -> row(body, bar, end));
    body.close();
    String lead =
        "From an empty machine to the first verified steady state: "
            + Figures.millis(end)
            + "."
            + beyond(evidence);
    return Optional.of(new Panel("startup", "Start-up", lead, body.toString()));
  }

  /** What verifying took beyond the start of the last container. */
  private static String beyond(RunEvidence evidence) {
    var startup = evidence.metrics().get(Metric.STARTUP.label());
    var started = evidence.metrics().get(Metric.LAST_START.label());
    if (startup == null || started == null) {
      return "";
    }
    return " From the deploy request: the last container started after "
        + Figures.millis(started.max())
        + ", all was verified after "
        + Figures.millis(startup.max())
        + ", "
        + Figures.digits(startup.max() / started.max())
        + " times as long.";
  }

  /** When the last probe of the first moment was healthy; 0 when that never came. */
  private static double steady(Chronicle history) {
    return history.all(Event.Looked.class).stream()
        .filter(looked -> looked.moment().equals("start") && looked.last() && looked.healthy())
        .mapToDouble(looked -> looked.t() / 1e3)
        .max()
        .orElse(0);
  }

  private static List<Bar> bars(Chronicle history, double end) {
    List<Bar> bars = new ArrayList<>();
    List<Event.Stage> stages =
        history.all(Event.Stage.class).stream().filter(s -> s.t() / 1e3 <= end).toList();
    for (int i = 0; i < stages.size(); i++) {
      double to = i + 1 < stages.size() ? stages.get(i + 1).t() / 1e3 : end;
      String name = (stages.get(i).name() + " " + stages.get(i).detail()).strip();
      bars.add(new Bar(name, stages.get(i).t() / 1e3, to, "stage"));
    }
    containers(history, end, bars);
    probes(history, stages.isEmpty() ? 0 : stages.get(stages.size() - 1).t() / 1e3, bars);
    bars.sort(Comparator.comparingDouble(Bar::toMs));
    return bars;
  }

  private static void containers(Chronicle history, double end, List<Bar> bars) {
    Map<String, Double> created = new TreeMap<>(Natural.ORDER);
    for (Event.Platform event : history.all(Event.Platform.class)) {
      if (event.kind().equals("container") && event.t() / 1e3 <= end) {
        if (event.action().equals("create")) {
          created.putIfAbsent(event.subject(), event.t() / 1e3);
        } else if (event.action().equals("start") && created.containsKey(event.subject())) {
          bars.add(
              new Bar(
                  "container " + event.subject(),
                  created.get(event.subject()),
                  event.t() / 1e3,
                  "container"));
        }
      }
    }
  }

  private static void probes(Chronicle history, double since, List<Bar> bars) {
    Map<String, Double> healthy = new TreeMap<>();
    for (Event.Looked looked : history.all(Event.Looked.class)) {
      if (looked.moment().equals("start") && looked.healthy()) {
        healthy.putIfAbsent(looked.probe(), looked.t() / 1e3);
      }
    }
    healthy.forEach(
        (probe, at) ->
            bars.add(new Bar("until " + probe + " held", Math.min(since, at), at, "probe")));
  }

  private static void row(Html body, Bar bar, double end) {
    body.open("div", "class", "fall", "role", "listitem").leaf("span", bar.name(), "class", "name");
    double width = Math.max(bar.toMs() - bar.fromMs(), end * 0.004);
    Svg svg = Svg.ornament("bar", 14).rect("track", 0, 6, "100%", 2);
    svg.rect(bar.style(), Figures.percent(bar.fromMs(), end), 2, Figures.percent(width, end), 10);
    body.add(svg.close().toString());
    body.leaf("span", Figures.millis(bar.toMs() - bar.fromMs()), "class", "took").close();
  }
}
