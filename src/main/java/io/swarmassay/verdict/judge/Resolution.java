package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Incident;
import io.swarmassay.verdict.index.Moments;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether names are answered rightly inside the cluster again after faults, and at last. */
final class Resolution implements Checker {
  /** How long answers may lag behind the steady state. */
  private static final long BOUND_MICROS = 5_000_000;

  @Override
  public String name() {
    return "resolution";
  }

  @Override
  public String meaning() {
    return "whether the addresses that names were answered with were right after faults, and at last";
  }

  @Override
  public String leastEvidence() {
    return "one look-up with an address, after the last fault, where the probe healed was planned";
  }

  @Override
  public List<Check> check(HistoryIndex facts) {
    Map<String, Event.Resolved> last = new HashMap<>();
    facts.trusted(Event.Resolved.class).forEach(r -> last.put(r.by() + " " + r.name(), r));
    if (last.isEmpty()) {
      return planned(facts)
          ? List.of(Check.inconclusive(name(), "no name was ever looked up"))
          : List.of();
    }
    List<Check> wrong =
        facts
            .trusted(Event.Resolved.class)
            .filter(r -> !right(r) && (last.containsValue(r) || settled(r.t(), facts)))
            .map(r -> wrong(r, facts))
            .toList();
    if (wrong.isEmpty()) {
      Optional<String> unasked = unasked(facts);
      if (unasked.isPresent()) {
        return List.of(Check.inconclusive(name(), unasked.get()));
      }
    }
    long all = facts.trusted(Event.Resolved.class).count();
    String passed =
        String.format(
            Locale.ROOT, "%d look-ups of %d names: right at last and in calm", all, last.size());
    return wrong.isEmpty() ? List.of(Check.passed(name(), passed)) : wrong;
  }

  /** Look-ups that had nothing to compare with, or that all came before the last fault. */
  private static Optional<String> unasked(HistoryIndex facts) {
    if (facts.trusted(Event.Resolved.class).allMatch(r -> r.truth().isEmpty())) {
      return Optional.of("no name that was looked up had an address");
    }
    long last = facts.trusted(Event.Resolved.class).mapToLong(Event.Resolved::t).max().orElse(0);
    return facts.timeline().incidents().stream()
        .filter(incident -> incident.struck().t() > last)
        .reduce((first, second) -> second)
        .map(incident -> "no name was looked up after " + incident.text());
  }

  private static boolean planned(HistoryIndex facts) {
    return facts.opened().map(Event.Opened::checks).orElse(List.of()).stream()
        .anyMatch(probe -> probe.equals("healed") || probe.startsWith("healed "));
  }

  /** Whether nothing excused it, and the last excuse had been over for the bound. */
  private static boolean settled(long t, HistoryIndex facts) {
    return facts.excuses().during(t - BOUND_MICROS, t).isEmpty();
  }

  private static boolean right(Event.Resolved resolved) {
    return new HashSet<>(resolved.answers()).equals(new HashSet<>(resolved.truth()));
  }

  private Check wrong(Event.Resolved resolved, HistoryIndex facts) {
    String reason =
        String.format(
            Locale.ROOT,
            "%s at %s: %s is %s, should be %s",
            resolved.by(),
            Moments.at(resolved.t()),
            resolved.name(),
            resolved.answers(),
            resolved.truth());
    if (facts.excuses().during(resolved.t(), resolved.t()).isPresent()) {
      return Check.inconclusive(name(), reason + "; not asked again after the fault");
    }
    return Check.failed(name(), reason, lastFault(resolved.t(), facts));
  }

  private static String lastFault(long t, HistoryIndex facts) {
    return facts.timeline().incidents().stream()
        .filter(incident -> incident.struck().t() < t)
        .reduce((first, second) -> second)
        .map(Incident::id)
        .orElse(null);
  }
}
