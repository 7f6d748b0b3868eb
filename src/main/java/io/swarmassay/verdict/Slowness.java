package io.swarmassay.verdict;

import java.util.Optional;

/**
 * Whether the machine, rather than the stack, explains that something took longer than it might.
 */
final class Slowness {
  private Slowness() {}

  /** Why a time that is over tells nothing of the stack; empty when it does. Microseconds. */
  static Optional<String> explains(long from, long to, long limit, Facts facts) {
    double took = Moments.ms(to - from);
    Machine machine = Machine.of(facts);
    return took > Moments.ms(limit) && machine.mayExplain(took, Moments.ms(limit), from, to)
        ? Optional.of("but the machine could not have kept it: " + machine.text(took, from, to))
        : Optional.empty();
  }

  /** The same of a recovery that came, and came too late. */
  static Optional<String> explains(Incident incident, Facts facts) {
    if (incident.recovered() == null
        || !incident.recovered().inTime()
        || incident.recoveredInTime()
        || incident.since().isEmpty()) {
      return Optional.empty();
    }
    long limit = incident.struck().limitMs() * 1_000;
    return explains(incident.since().getAsLong(), incident.recovered().t(), limit, facts);
  }
}
