package io.swarmassay.verdict;

import io.swarmassay.history.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Whether all nodes see each other again, and names are answered rightly again, after faults. */
final class Membership implements Checker {
  /** How long views may lag behind the steady state. */
  private static final long BOUND_MICROS = 5_000_000;

  @Override
  public String name() {
    return "membership";
  }

  @Override
  public String meaning() {
    return "whether all nodes see each other, and names are answered rightly, again after faults";
  }

  @Override
  public List<Check> check(Facts facts) {
    List<Check> checks = new ArrayList<>();
    Views views = Views.of(facts);
    if (!views.isEmpty()) {
      views(views, facts, checks);
    }
    if (facts.all(Event.Resolved.class).findAny().isPresent()) {
      names(facts, checks);
    }
    return checks;
  }

  private void views(Views views, Facts facts, List<Check> checks) {
    List<Incident> incidents = facts.timeline().incidents();
    List<Check> quarrels = new ArrayList<>();
    incidents.stream()
        .filter(Incident::recoveredInTime)
        .forEach(incident -> views(incident, views, facts, quarrels));
    String passed = "%d nodes saw each other after every fault".formatted(views.size());
    checks.addAll(quarrels.isEmpty() ? List.of(Check.passed(name(), passed)) : quarrels);
  }

  /** When there was too little time before the next fault, nothing is said. */
  private void views(Incident incident, Views views, Facts facts, List<Check> quarrels) {
    long from = incident.recovered().t();
    long until = facts.timeline().calmUntil(from, facts.soundEnd());
    if (until - from >= BOUND_MICROS) {
      views
          .quarrel(from, Math.min(until, from + BOUND_MICROS))
          .map(who -> Check.failed(name(), "after " + incident.text() + ": " + who, incident.id()))
          .ifPresent(quarrels::add);
    }
  }

  private void names(Facts facts, List<Check> checks) {
    Map<String, Event.Resolved> last = new HashMap<>();
    facts.trusted(Event.Resolved.class).forEach(r -> last.put(r.by() + " " + r.name(), r));
    List<Check> wrong =
        facts
            .trusted(Event.Resolved.class)
            .filter(r -> !right(r) && (last.containsValue(r) || settled(r.t(), facts)))
            .map(r -> wrong(r, facts))
            .toList();
    String passed = "%d names answered rightly at last".formatted(last.size());
    checks.addAll(wrong.isEmpty() ? List.of(Check.passed("names", passed)) : wrong);
  }

  /** Whether no fault was on, and the last one had been over for the bound. */
  private static boolean settled(long t, Facts facts) {
    return facts.timeline().cause(t - BOUND_MICROS, t).isEmpty()
        && !facts.timeline().scaling(t - BOUND_MICROS, t);
  }

  private static boolean right(Event.Resolved resolved) {
    return new HashSet<>(resolved.answers()).equals(new HashSet<>(resolved.truth()));
  }

  private static Check wrong(Event.Resolved resolved, Facts facts) {
    String reason =
        "%s at %s: %s is %s, should be %s"
            .formatted(
                resolved.by(),
                Moments.at(resolved.t()),
                resolved.name(),
                resolved.answers(),
                resolved.truth());
    if (facts.timeline().cause(resolved.t(), resolved.t()).isPresent()) {
      return Check.inconclusive("names", reason + "; not asked again after the fault");
    }
    return Check.failed("names", reason, lastFault(resolved.t(), facts));
  }

  private static String lastFault(long t, Facts facts) {
    return facts.timeline().incidents().stream()
        .filter(incident -> incident.struck().t() < t)
        .reduce((first, second) -> second)
        .map(Incident::id)
        .orElse(null);
  }
}
