package io.swarmassay.verdict;

import io.swarmassay.history.Event;
import java.util.List;
import java.util.Optional;

/** The steady state: one check for each probe, the worst of its deciding readings. */
final class SteadyState implements Checker {
  @Override
  public String name() {
    return "steady state";
  }

  @Override
  public String meaning() {
    return "every probe of the steady state, at each moment it was waited for";
  }

  @Override
  public List<Check> check(Facts facts) {
    List<String> probes = facts.opened().map(Event.Opened::checks).orElse(List.of());
    return probes.stream().distinct().map(probe -> check(probe, facts)).toList();
  }

  private static Check check(String probe, Facts facts) {
    List<Event.Looked> decided =
        facts
            .trusted(Event.Looked.class)
            .filter(looked -> looked.last() && looked.probe().equals(probe))
            .toList();
    Optional<Event.Looked> broken =
        decided.stream().filter(looked -> !looked.healthy()).findFirst();
    if (broken.isPresent()) {
      return failed(probe, broken.get(), facts);
    }
    if (decided.isEmpty()) {
      return Check.inconclusive(probe, "never read");
    }
    Event.Looked last = decided.get(decided.size() - 1);
    return unseen(last, facts)
        .map(fault -> Check.inconclusive(probe, "not read again after " + fault))
        .orElseGet(() -> Check.passed(probe, last.reason()));
  }

  private static Check failed(String probe, Event.Looked looked, Facts facts) {
    String cause =
        facts
            .all(Event.Struck.class)
            .map(Event.Struck::id)
            .filter(id -> after(looked.moment(), id))
            .findFirst()
            .orElse(null);
    String reason =
        "%s (at %s): %s".formatted(looked.moment(), Moments.at(looked.t()), looked.reason());
    return stuckBefore(looked, facts)
        .map(fault -> Check.inconclusive(probe, reason + "; but " + fault + " was never undone"))
        .orElseGet(() -> Check.failed(probe, reason, cause));
  }

  /** Whether the moment is the one after a fault, or after several of which it is the last. */
  private static boolean after(String moment, String id) {
    return moment.equals("after " + id)
        || (moment.startsWith("after f") && moment.endsWith(" to " + id));
  }

  /** A fault that went on while the probe was read, which excuses whatever it found. */
  private static Optional<String> stuckBefore(Event.Looked looked, Facts facts) {
    return facts.timeline().incidents().stream()
        .filter(incident -> incident.stuck() && incident.struck().t() < looked.t())
        .map(Incident::text)
        .findFirst();
  }

  /** The last fault, when nobody looked after it. */
  private static Optional<String> unseen(Event.Looked last, Facts facts) {
    return facts
        .all(Event.Struck.class)
        .reduce((first, second) -> second)
        .filter(struck -> struck.t() > last.t())
        .map(Event.Struck::id);
  }
}
