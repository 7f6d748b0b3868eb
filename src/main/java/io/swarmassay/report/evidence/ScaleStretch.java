package io.swarmassay.report.evidence;

import io.swarmassay.history.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was measured while a service had so many replicas; times in milliseconds, the worst of all
 * such times, null where nothing was measured.
 *
 * @param replicas how many were wanted
 * @param ping the largest p99 of a short time
 * @param latency the same of messages
 * @param joined from the order to scale to that many, to steady
 * @param recovery from a strike to steady
 */
public record ScaleStretch(
    int replicas, Double ping, Double latency, Double joined, Double recovery) {
  private static final double P99 = 99;
  private static final Pattern ORDER = Pattern.compile("\\{[^,={}]+=(\\d+)}");
  private static final Pattern WANTED = Pattern.compile("(\\d+) of \\1 replicas .*");

  private record Window(int replicas, double fromMs, double toMs) {
    boolean holds(double ms) {
      return ms >= fromMs && ms < toMs;
    }
  }

  /** Of each number of replicas, the fewest first; none unless one service was scaled alone. */
  public static List<ScaleStretch> of(Chronicle history) {
    Map<Integer, ScaleStretch> all = new TreeMap<>();
    for (Window window : windows(history)) {
      ScaleStretch one =
          new ScaleStretch(
              window.replicas(),
              worst(history, "sampled ping", window),
              worst(history, "sampled message-latency", window),
              joined(history, window),
              recovery(history, window));
      all.merge(window.replicas(), one, ScaleStretch::with);
    }
    return List.copyOf(all.values());
  }

  private ScaleStretch with(ScaleStretch other) {
    return new ScaleStretch(
        replicas,
        larger(ping, other.ping),
        larger(latency, other.latency),
        larger(joined, other.joined),
        larger(recovery, other.recovery));
  }

  private static Double larger(Double one, Double other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Math.max(one, other);
  }

  private static List<Window> windows(Chronicle history) {
    List<Window> windows = new ArrayList<>();
    OptionalInt now = atFirst(history);
    double from = 0;
    for (Event.Ordered ordered : history.all(Event.Ordered.class)) {
      Matcher one = ORDER.matcher(ordered.detail());
      if (ordered.kind().equals("scale") && one.matches() && now.isPresent()) {
        double at = ordered.t() / 1e3;
        windows.add(new Window(now.getAsInt(), from, at));
        now = OptionalInt.of(Integer.parseInt(one.group(1)));
        from = at;
      }
    }
    if (!windows.isEmpty()) {
      windows.add(new Window(now.getAsInt(), from, Double.MAX_VALUE));
    }
    return windows;
  }

  private static OptionalInt atFirst(Chronicle history) {
    return history.all(Event.Looked.class).stream()
        .filter(looked -> looked.probe().startsWith("replicas") && looked.healthy())
        .map(looked -> WANTED.matcher(looked.reason()))
        .filter(Matcher::matches)
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .findFirst();
  }

  private static Double worst(Chronicle history, String kind, Window window) {
    Buckets<OperationSummary> buckets = history.operations.get(kind);
    Double worst = null;
    for (int i = 0; buckets != null && i < buckets.stretches().size(); i++) {
      OperationSummary spread = buckets.stretches().get(i);
      if (spread != null && spread.measured() && window.holds((i + 0.5) * buckets.widthMs())) {
        worst = larger(worst, spread.percentile(P99));
      }
    }
    return worst;
  }

  private static Double joined(Chronicle history, Window window) {
    Map<String, Double> ordered = new HashMap<>();
    history.all(Event.Ordered.class).stream()
        .filter(order -> order.kind().equals("scale") && window.holds(order.t() / 1e3))
        .forEach(order -> ordered.put(order.id(), order.t() / 1e3));
    return history.all(Event.Settled.class).stream()
        .filter(settled -> settled.held() && ordered.containsKey(settled.id()))
        .map(settled -> settled.t() / 1e3 - ordered.get(settled.id()))
        .reduce(null, ScaleStretch::larger);
  }

  private static Double recovery(Chronicle history, Window window) {
    Map<String, Double> struck = new HashMap<>();
    history.all(Event.Struck.class).stream()
        .filter(strike -> window.holds(strike.t() / 1e3))
        .forEach(strike -> struck.put(strike.id(), strike.t() / 1e3));
    return history.all(Event.Recovered.class).stream()
        .filter(recovered -> recovered.inTime() && struck.containsKey(recovered.id()))
        .map(recovered -> recovered.t() / 1e3 - struck.get(recovered.id()))
        .reduce(null, ScaleStretch::larger);
  }
}
