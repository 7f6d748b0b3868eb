package io.swarmassay.verdict.index;

import io.swarmassay.history.Operation;
import java.util.Locale;
import java.util.Optional;

/** Whether something was broken when a fault struck, so that no recovery may be asked of it. */
public final class Before {
  private Before() {}

  /** What was broken in words; empty when nothing is known to have been. */
  public static Optional<String> broken(Incident incident, HistoryIndex facts) {
    long strike = incident.struck().t();
    Optional<String> outage =
        facts.outages().stream()
            .filter(each -> each.excuse().isEmpty() && each.to() >= strike)
            .filter(each -> each.from() < strike - Outages.GRACE_MICROS)
            .map(
                each ->
                    String.format(
                        Locale.ROOT, "no %s from %s on", each.what(), Moments.at(each.from())))
            .findFirst();
    return outage.or(() -> lost(strike, facts));
  }

  private static Optional<String> lost(long strike, HistoryIndex facts) {
    if (facts.operations(Operation.MESSAGE).isEmpty()) {
      return Optional.empty();
    }
    return facts
        .tally(Operation.MESSAGE)
        .firstLostInCalm()
        .filter(t -> t < strike)
        .map(t -> String.format(Locale.ROOT, "messages were lost from %s on", Moments.at(t)));
  }
}
