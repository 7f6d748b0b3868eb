package io.swarmassay.verdict.judge;

import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Incident;
import io.swarmassay.verdict.index.Moments;
import io.swarmassay.verdict.index.Outages;
import io.swarmassay.verdict.index.Slowness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What each fault cost users: time to the first success, which is held to the same limit as the
 * steady state, and acknowledged operations.
 */
final class Rto implements Checker {
  private static final long GRACE_MICROS = 1_000_000;

  @Override
  public String name() {
    return "recovery";
  }

  @Override
  public String meaning() {
    return "whether users were served again in time after each fault, and what it cost them";
  }

  @Override
  public String leastEvidence() {
    return "one operation of each kind that was offered, and every planned strike that was not skipped";
  }

  @Override
  public List<Check> check(HistoryIndex facts) {
    List<Incident> incidents = facts.timeline().incidents();
    List<Check> undone = Checks.nothingDone(name(), facts);
    if (Checks.noTraffic(facts) || !undone.isEmpty()) {
      return undone;
    }
    if (incidents.isEmpty()) {
      return Checks.nothingStruck(name(), facts);
    }
    List<Check> broken = new ArrayList<>();
    double slowest = 0;
    long unseen = 0;
    for (Incident incident : incidents) {
      OptionalDouble success = Outages.firstSuccessMs(incident, facts);
      slowest = Math.max(slowest, success.orElse(0));
      unseen += success.isPresent() ? 0 : 1;
      Outages.caused(incident, facts).stream()
          .flatMap(outage -> judge(incident, outage, facts).stream())
          .max((one, other) -> one.outcome().compareTo(other.outcome()))
          .ifPresent(broken::add);
    }
    return broken.isEmpty()
        ? List.of(Check.passed(name(), summary(slowest, unseen, facts)))
        : broken;
  }

  private Optional<Check> judge(Incident incident, Outages.Outage outage, HistoryIndex facts) {
    if (incident.stuck() || outage.from() >= facts.soundEnd()) {
      return Optional.empty();
    }
    long due = incident.due(facts.end());
    if (outage.open()) {
      return never(incident, outage, facts);
    }
    if (outage.to() <= due || due >= facts.soundEnd()) {
      return Optional.empty();
    }
    String late = late(incident, outage);
    long strike = incident.struck().t();
    return Slowness.explains(strike, outage.to(), due - strike, facts)
        .map(slow -> Check.inconclusive(name(), late + ", " + slow))
        .or(() -> Optional.of(Check.failed(name(), late, incident.id())));
  }

  /** Nothing ended ok any more: too bad when users tried long enough, unknown when they did not. */
  private Optional<Check> never(Incident incident, Outages.Outage outage, HistoryIndex facts) {
    long tried = Math.min(outage.lastTried(), facts.soundEnd());
    if (tried > incident.over(facts.end()) + GRACE_MICROS) {
      String text =
          String.format(Locale.ROOT, "%s: %s never worked again", incident.text(), outage.what());
      return Optional.of(Check.failed(name(), text, incident.id()));
    }
    if (facts.excuses().ordered(outage.from(), incident.over(facts.end()) + GRACE_MICROS)) {
      return Optional.empty();
    }
    String text =
        String.format(
            Locale.ROOT,
            "%s: %s was not seen to work again, and nobody tried for a second after the recovery",
            incident.text(),
            outage.what());
    return Optional.of(Check.inconclusive(name(), text));
  }

  private static String late(Incident incident, Outages.Outage outage) {
    return String.format(
        Locale.ROOT,
        "%s: %s worked again only %s after its begin, which was to take %s at most",
        incident.text(),
        outage.what(),
        Moments.lasting(Moments.ms(outage.to() - incident.struck().t())),
        Moments.lasting(incident.struck().limitMs()));
  }

  private static String summary(double slowest, long unseen, HistoryIndex facts) {
    Map<String, Long> cost = Rpo.of(facts);
    long lost = cost.values().stream().mapToLong(Long::longValue).sum();
    return String.format(
        Locale.ROOT,
        "first success within %s of every strike%s; %,d acknowledged operations lost to faults",
        Moments.lasting(slowest),
        unseen == 0
            ? ""
            : String.format(Locale.ROOT, " but %d, after which an order came first", unseen),
        lost);
  }
}
