package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Incident;
import io.swarmassay.verdict.index.Moments;
import io.swarmassay.verdict.index.Slowness;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The steady state: one check for each probe, the worst of its deciding readings. */
final class SteadyStateChecker implements Checker {
  @Override
  public String name() {
    return "steady state";
  }

  @Override
  public String meaning() {
    return "every probe of the steady state, at each moment it was waited for";
  }

  @Override
  public String leastEvidence() {
    return "each probe of the plan read in each deciding round, and after the last fault";
  }

  @Override
  public List<Check> check(HistoryIndex facts) {
    List<String> probes = facts.opened().map(Event.Opened::checks).orElse(List.of());
    List<Event.Looked> decided =
        facts.trusted(Event.Looked.class).filter(Event.Looked::last).toList();
    List<Check> checks = new ArrayList<>();
    for (int i = 0; i < probes.size(); i++) {
      String probe = probes.get(i);
      int number = Collections.frequency(probes.subList(0, i), probe);
      int count = Collections.frequency(probes, probe);
      String label = count == 1 ? probe : String.format(Locale.ROOT, "%s (%d)", probe, number + 1);
      checks.add(check(label, readings(probe, number, count, decided), decided, facts));
    }
    unplanned(probes, decided).forEach(broken -> checks.add(failed(broken.probe(), broken, facts)));
    return checks;
  }

  /** What broke before the planned probes could be read: a deployment that did not stand. */
  private static Collection<Event.Looked> unplanned(
      List<String> probes, List<Event.Looked> decided) {
    Map<String, Event.Looked> broken = new LinkedHashMap<>();
    decided.stream()
        .filter(looked -> !looked.healthy() && !probes.contains(looked.probe()))
        .forEach(looked -> broken.putIfAbsent(looked.probe(), looked));
    return broken.values();
  }

  /** Readings of one probe; of several with one name, each round holds them in the plan's order. */
  private static List<Event.Looked> readings(
      String probe, int number, int count, List<Event.Looked> decided) {
    List<Event.Looked> own =
        decided.stream().filter(looked -> looked.probe().equals(probe)).toList();
    return IntStream.range(0, own.size())
        .filter(i -> i % count == number)
        .mapToObj(own::get)
        .toList();
  }

  private static Check check(
      String probe, List<Event.Looked> own, List<Event.Looked> decided, HistoryIndex facts) {
    Optional<Event.Looked> broken =
        own.stream().filter(looked -> !looked.healthy() && !looked.unproven()).findFirst();
    if (broken.isPresent()) {
      return follows(broken.get(), decided)
          .map(
              cause -> Check.inconclusive(probe, broken.get().reason() + "; follows from " + cause))
          .orElseGet(() -> failed(probe, broken.get(), facts));
    }
    Optional<Event.Looked> unproven = own.stream().filter(Event.Looked::unproven).findFirst();
    if (unproven.isPresent()) {
      return unproven(probe, unproven.get());
    }
    if (own.isEmpty()) {
      return decided.stream()
          .filter(looked -> !looked.healthy())
          .findFirst()
          .map(cause -> Check.inconclusive(probe, "never read, since " + text(cause)))
          .orElseGet(() -> Check.inconclusive(probe, "never read"));
    }
    Event.Looked last = own.get(own.size() - 1);
    return unseen(last, facts)
        .map(fault -> "not read again after " + fault)
        .or(() -> unread(own, decided).map(moment -> "not read " + moment))
        .map(why -> Check.inconclusive(probe, why))
        .orElseGet(() -> Check.passed(probe, last.reason()));
  }

  private static Check unproven(String probe, Event.Looked looked) {
    return Check.inconclusive(
        probe,
        String.format(
            Locale.ROOT,
            "%s (at %s): less than its least evidence: %s",
            looked.moment(),
            Moments.at(looked.t()),
            looked.reason()));
  }

  /** The reading that was broken before it in the same round, in words: the one cause. */
  private static Optional<String> follows(Event.Looked broken, List<Event.Looked> decided) {
    return decided.stream()
        .filter(looked -> looked.moment().equals(broken.moment()))
        .filter(looked -> !looked.healthy() && !looked.unproven())
        .findFirst()
        .filter(first -> first != broken && !first.probe().equals(broken.probe()))
        .map(SteadyStateChecker::text);
  }

  private static String text(Event.Looked looked) {
    return String.format(
        Locale.ROOT, "%s %s: %s", looked.probe(), looked.moment(), looked.reason());
  }

  /** A moment that was decided without this probe. */
  private static Optional<String> unread(List<Event.Looked> own, List<Event.Looked> decided) {
    Set<String> read = own.stream().map(Event.Looked::moment).collect(Collectors.toSet());
    return decided.stream()
        .map(Event.Looked::moment)
        .filter(moment -> !read.contains(moment))
        .map(moment -> moment.startsWith("after ") ? moment : "at " + moment)
        .findFirst();
  }

  private static Check failed(String probe, Event.Looked looked, HistoryIndex facts) {
    String cause =
        facts
            .all(Event.Struck.class)
            .map(Event.Struck::id)
            .filter(id -> after(looked.moment(), id))
            .findFirst()
            .orElse(null);
    String reason =
        String.format(
            Locale.ROOT,
            "%s (at %s): %s",
            looked.moment(),
            Moments.at(looked.t()),
            looked.reason());
    return stuckBefore(looked, facts)
        .map(fault -> "; but " + fault + " was never undone")
        .or(
            () ->
                Slowness.unanswered(looked, facts)
                    .or(() -> Slowness.unstarted(looked, facts))
                    .map(slow -> ", " + slow))
        .map(doubt -> Check.inconclusive(probe, reason + doubt))
        .orElseGet(() -> Check.failed(probe, reason, cause));
  }

  /** Whether the moment is the one after a fault, or after several of which it is the last. */
  private static boolean after(String moment, String id) {
    return moment.equals("after " + id)
        || (moment.startsWith("after f") && moment.endsWith(" to " + id));
  }

  /** A fault that went on while the probe was read, which excuses whatever it found. */
  private static Optional<String> stuckBefore(Event.Looked looked, HistoryIndex facts) {
    return facts.timeline().incidents().stream()
        .filter(incident -> incident.stuck() && incident.struck().t() < looked.t())
        .map(Incident::text)
        .findFirst();
  }

  /** The last fault, when nobody looked after it. */
  private static Optional<String> unseen(Event.Looked last, HistoryIndex facts) {
    return facts
        .all(Event.Struck.class)
        .reduce((first, second) -> second)
        .filter(struck -> struck.t() > last.t())
        .map(Event.Struck::id);
  }
}
