package io.swarmassay.verdict.judge;

import io.swarmassay.history.Operation;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.index.Failures;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Moments;
import io.swarmassay.verdict.index.Outages;
import io.swarmassay.verdict.index.Slowness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether users were only ever held up by a fault or an order, and no longer than these may. */
final class Availability implements Checker {
  /** Shorter hold-ups in calm are told, not condemned: a busy machine has them too. */
  private static final long GRACE_MICROS = 1_000_000;

  /** As many may fail in calm on a busy machine, in all and as a share. */
  private static final long FEW = 10;

  private static final double TINY = 0.01;

  @Override
  public String name() {
    return "available";
  }

  @Override
  public String meaning() {
    return "whether users were only ever held up by a fault or an order, within its limit";
  }

  @Override
  public String leastEvidence() {
    return "one operation of each kind that was offered";
  }

  @Override
  public List<Check> check(HistoryIndex facts) {
    List<Check> undone = Checks.nothingDone(name(), facts);
    if (!undone.isEmpty() || Checks.noTraffic(facts)) {
      return undone;
    }
    List<Outages.Outage> unexcused = new ArrayList<>();
    for (Outages.Outage outage : facts.outages()) {
      if (outage.unexcusedFrom() < Math.min(outage.to() + 1, facts.soundEnd())
          && outage.fault().isEmpty()) {
        unexcused.add(outage);
      }
    }
    return List.of(
        Stream.of(heldUp(unexcused, facts), tooMany(facts))
            .flatMap(Optional::stream)
            .reduce((one, other) -> other.outcome().compareTo(one.outcome()) > 0 ? other : one)
            .orElseGet(() -> Check.passed(name(), summary(facts.outages(), unexcused))));
  }

  /** Held up for longer than a busy machine holds anybody up. */
  private Optional<Check> heldUp(List<Outages.Outage> unexcused, HistoryIndex facts) {
    List<Outages.Outage> lasting = unexcused.stream().filter(Availability::lasting).toList();
    List<Outages.Outage> guilty =
        lasting.stream().filter(outage -> slow(outage, facts).isEmpty()).toList();
    if (!guilty.isEmpty()) {
      return Optional.of(Check.failed(name(), text(guilty), null));
    }
    return lasting.stream()
        .findFirst()
        .flatMap(first -> slow(first, facts))
        .map(slow -> Check.inconclusive(name(), text(lasting) + ", " + slow));
  }

  /** More failures in calm than a busy machine has. */
  private Optional<Check> tooMany(HistoryIndex facts) {
    Failures failures = Failures.of(facts);
    List<Check> broken = new ArrayList<>();
    for (Operation kind : Operation.values()) {
      Failures.Count calm = failures.calm(kind);
      double most = Math.max(FEW, TINY * calm.all());
      if (calm.failed() - calm.hung() > most) {
        broken.add(Check.failed(name(), text(calm, kind), null));
      } else if (calm.failed() > most) {
        String hung = ", but %,d of them hung while work waited for a processor";
        broken.add(
            Check.inconclusive(
                name(), text(calm, kind) + String.format(Locale.ROOT, hung, calm.hung())));
      }
    }
    return broken.isEmpty() ? Optional.empty() : Optional.of(Checks.worst(name(), broken));
  }

  private static String text(Failures.Count calm, Operation kind) {
    return String.format(
        Locale.ROOT,
        "%,d of %,d %s in calm did not end ok (%.1f %%, and at most %.0f %% may)",
        calm.failed(),
        calm.all(),
        kind.plural(),
        100.0 * calm.failed() / calm.all(),
        TINY * 100);
  }

  private static Optional<String> slow(Outages.Outage outage, HistoryIndex facts) {
    return outage.open()
        ? Optional.empty()
        : Slowness.explains(outage.unexcusedFrom(), outage.to(), GRACE_MICROS, facts);
  }

  private static boolean lasting(Outages.Outage outage) {
    return outage.to() - outage.unexcusedFrom() >= GRACE_MICROS;
  }

  private static String text(List<Outages.Outage> guilty) {
    Outages.Outage first = guilty.get(0);
    String late =
        first.excuse().map(interval -> ", beyond the limit of " + interval.text()).orElse("");
    return String.format(
        Locale.ROOT,
        "%d times without a fault, the first: no %s from %s for %s%s",
        guilty.size(),
        first.what(),
        Moments.at(first.from()),
        Moments.lasting(Moments.ms(first.to() - first.from())),
        late);
  }

  private static String summary(List<Outages.Outage> all, List<Outages.Outage> brief) {
    long faults = all.stream().filter(outage -> outage.fault().isPresent()).count();
    long orders = all.stream().filter(o -> o.fault().isEmpty() && o.excuse().isPresent()).count();
    String ordered =
        orders == 0 ? "" : String.format(Locale.ROOT, ", %d by what was ordered", orders);
    String told =
        brief.isEmpty()
            ? ""
            : String.format(Locale.ROOT, ", %d brief ones without a fault", brief.size());
    return String.format(Locale.ROOT, "%d outages by faults%s%s", faults, ordered, told);
  }
}
