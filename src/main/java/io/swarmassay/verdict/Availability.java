package io.swarmassay.verdict;

import java.util.ArrayList;
import java.util.List;

/** Whether users were only ever held up by a fault, or by scaling. */
final class Availability implements Checker {
  /** Shorter hold-ups without a fault are told, not condemned: a busy machine has them too. */
  private static final long GRACE_MICROS = 1_000_000;

  @Override
  public String name() {
    return "available";
  }

  @Override
  public String meaning() {
    return "whether users were only ever held up by a fault, or by scaling";
  }

  @Override
  public String leastEvidence() {
    return "one operation of each kind that was offered";
  }

  @Override
  public List<Check> check(Facts facts) {
    List<Check> undone = Checks.nothingDone(name(), facts);
    if (!undone.isEmpty() || Checks.noTraffic(facts)) {
      return undone;
    }
    Timeline timeline = facts.timeline();
    List<Outages.Outage> unexplained = new ArrayList<>();
    for (Outages.Outage outage : facts.outages()) {
      if (outage.from() < facts.soundEnd()
          && outage.cause().isEmpty()
          && !timeline.scaling(outage.from(), Outages.begun(outage.from(), outage.to()))) {
        unexplained.add(outage);
      }
    }
    List<Outages.Outage> guilty = unexplained.stream().filter(Availability::lasting).toList();
    return List.of(
        guilty.isEmpty()
            ? Check.passed(name(), summary(facts.outages(), unexplained))
            : Check.failed(name(), text(guilty), null));
  }

  private static boolean lasting(Outages.Outage outage) {
    return outage.to() - outage.from() >= GRACE_MICROS;
  }

  private static String text(List<Outages.Outage> guilty) {
    Outages.Outage first = guilty.get(0);
    return "%d times without a fault, the first: no %s from %s for %s"
        .formatted(
            guilty.size(),
            first.what(),
            Moments.at(first.from()),
            Moments.lasting(Moments.ms(first.to() - first.from())));
  }

  private static String summary(List<Outages.Outage> all, List<Outages.Outage> brief) {
    String told = brief.isEmpty() ? "" : ", %d brief ones without a fault".formatted(brief.size());
    return "%d outages by faults%s".formatted(all.size() - brief.size(), told);
  }
}
