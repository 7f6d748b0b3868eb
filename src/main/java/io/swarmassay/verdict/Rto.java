package io.swarmassay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What each fault cost users: time to the first success, and acknowledged operations. */
final class Rto implements Checker {
  private static final long GRACE_MICROS = 1_000_000;

  @Override
  public String name() {
    return "recovery";
  }

  @Override
  public String meaning() {
    return "what each fault cost users: time to the first success, and acknowledged operations";
  }

  @Override
  public String leastEvidence() {
    return "one operation of each kind that was offered, and every planned strike that was not skipped";
  }

  @Override
  public List<Check> check(Facts facts) {
    List<Incident> incidents = facts.timeline().incidents();
    List<Check> undone = Checks.nothingDone(name(), facts);
    if (Checks.noTraffic(facts) || !undone.isEmpty()) {
      return undone;
    }
    if (incidents.isEmpty()) {
      return Checks.nothingStruck(name(), facts);
    }
    List<Check> never = new ArrayList<>();
    double slowest = 0;
    for (Incident incident : incidents) {
      OptionalDouble success = firstSuccessMs(incident, facts);
      slowest = Math.max(slowest, success.orElse(0));
      never(incident, facts).ifPresent(never::add);
    }
    return never.isEmpty() ? List.of(Check.passed(name(), summary(slowest, facts))) : never;
  }

  /**
   * Milliseconds from the strike to the end of the last outage it caused; 0 when users noticed
   * nothing, empty when it did not end.
   */
  static OptionalDouble firstSuccessMs(Incident incident, Facts facts) {
    List<Outages.Outage> caused = caused(incident, facts);
    if (caused.stream().anyMatch(Outages.Outage::open)) {
      return OptionalDouble.empty();
    }
    long until = caused.stream().mapToLong(Outages.Outage::to).max().orElse(incident.struck().t());
    return OptionalDouble.of(Math.max(0, Moments.ms(until - incident.struck().t())));
  }

  private static List<Outages.Outage> caused(Incident incident, Facts facts) {
    return facts.outages().stream()
        .filter(outage -> outage.cause().filter(incident::equals).isPresent())
        .toList();
  }

  /** Users were never served again, although they tried well after the recovery. */
  private Optional<Check> never(Incident incident, Facts facts) {
    long over = Timeline.over(incident);
    return caused(incident, facts).stream()
        .filter(outage -> outage.open() && incident.trusted() && over < Long.MAX_VALUE)
        .filter(outage -> outage.lastTried() > over + GRACE_MICROS)
        .map(outage -> "%s: %s never worked again".formatted(incident.text(), outage.what()))
        .map(reason -> Check.failed(name(), reason, incident.id()))
        .findFirst();
  }

  private static String summary(double slowest, Facts facts) {
    Map<String, Long> cost = Rpo.of(facts);
    long lost = cost.values().stream().mapToLong(Long::longValue).sum();
    return "first success within %s of every strike; %,d acknowledged operations lost to faults"
        .formatted(Moments.lasting(slowest), lost);
  }
}
