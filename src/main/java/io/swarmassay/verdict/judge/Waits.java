package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.index.AfterFault;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Moments;
import io.swarmassay.verdict.index.Slowness;
import java.util.List;
import java.util.Locale;

/** Whether the steady state was there in time whenever it was waited for, faults left out. */
final class Waits implements Checker {
  @Override
  public String name() {
    return "in-time";
  }

  @Override
  public String meaning() {
    return "whether each round in which all was steady ended before its limit (start, orders, end)";
  }

  @Override
  public String leastEvidence() {
    return "one wait for the steady state that is not after a fault, and none in vain";
  }

  @Override
  public List<Check> check(HistoryIndex facts) {
    if (facts.schema() < 2) {
      return List.of();
    }
    List<Event.Awaited> waits =
        facts.trusted(Event.Awaited.class).filter(wait -> !AfterFault.some(wait.moment())).toList();
    if (waits.isEmpty()) {
      return List.of(Check.inconclusive(name(), "the steady state was never waited for"));
    }
    List<Check> late =
        waits.stream()
            .filter(wait -> wait.held() && micros(wait) > wait.limitMs() * 1_000)
            .map(wait -> late(wait, facts))
            .toList();
    if (!late.isEmpty()) {
      return late;
    }
    String passed = "%d waits for the steady state, each within its limit";
    return waits.stream()
        .filter(wait -> !wait.held())
        .findFirst()
        .map(wait -> List.of(Check.inconclusive(name(), never(wait))))
        .orElseGet(
            () -> List.of(Check.passed(name(), String.format(Locale.ROOT, passed, waits.size()))));
  }

  private Check late(Event.Awaited wait, HistoryIndex facts) {
    return Slowness.explains(wait.from(), wait.t(), wait.limitMs() * 1_000, facts)
        .map(slow -> Check.inconclusive(name(), text(wait) + ", " + slow))
        .orElseGet(() -> Check.failed(name(), text(wait), null));
  }

  /** What was not steady then is condemned by its own check. */
  private static String never(Event.Awaited wait) {
    return String.format(
        Locale.ROOT,
        "%s: not steady within %s: %s",
        wait.moment(),
        Moments.lasting(wait.limitMs()),
        wait.reason());
  }

  private static long micros(Event.Awaited wait) {
    return wait.t() - wait.from();
  }

  private static String text(Event.Awaited wait) {
    return String.format(
        Locale.ROOT,
        "%s: steady only after %s, and %s was the limit",
        wait.moment(),
        Moments.lasting(Moments.ms(micros(wait))),
        Moments.lasting(wait.limitMs()));
  }
}
