package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.index.Excuses;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Incident;
import io.swarmassay.verdict.index.Moments;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether what was told to end ended within its grace. A main process that was killed only after
 * swarm's usual grace, or after the stack's own while the platform replaced it, does not handle
 * SIGTERM. A stop with a shorter grace is a fault's own and told only.
 */
final class Stops implements Checker {
  /** An engine's grace where nobody said another, less what its clock may be off. */
  private static final long USUAL_MICROS = 9_500_000;

  @Override
  public String name() {
    return "stops";
  }

  @Override
  public String meaning() {
    return "whether what was told to end ended within its grace, without SIGKILL";
  }

  @Override
  public String leastEvidence() {
    return "one container that was told to end, and no engine unheard in calm";
  }

  @Override
  public List<Check> check(HistoryIndex facts) {
    if (facts.schema() < 2) {
      return List.of();
    }
    ContainerTimes containers = ContainerTimes.of(facts);
    if (containers.isEmpty()) {
      return List.of(Check.inconclusive(name(), "no engine told of any container"));
    }
    List<ContainerTimes.Life> told =
        containers.lives().stream()
            .filter(life -> life.ended().isPresent() && life.asked().isPresent())
            .filter(life -> life.ended().getAsLong() <= Watched.until(facts))
            .toList();
    if (told.isEmpty()) {
      return List.of();
    }
    List<Check> killed =
        told.stream()
            .filter(life -> life.grace().isPresent() && guilty(life, facts))
            .map(life -> Check.failed(name(), text(life), fault(life, facts)))
            .toList();
    long late = told.stream().filter(life -> life.grace().isPresent()).count();
    String text = "%d were told to end; %d of them were killed, after a grace shorter than 10 s";
    Check fine = Check.passed(name(), String.format(Locale.ROOT, text, told.size(), late));
    return killed.isEmpty()
        ? List.of(Watched.blind(facts).map(blind -> Check.inconclusive(name(), blind)).orElse(fine))
        : killed;
  }

  private static boolean guilty(ContainerTimes.Life life, HistoryIndex facts) {
    Optional<Excuses.Interval> excuse = facts.excuses().any(life.began());
    boolean ordered = excuse.isPresent() && excuse.get().fault().isEmpty();
    return ordered || life.grace().getAsLong() >= USUAL_MICROS;
  }

  private static String fault(ContainerTimes.Life life, HistoryIndex facts) {
    return facts.excuses().fault(life.began(), life.began()).map(Incident::id).orElse(null);
  }

  private static String text(ContainerTimes.Life life) {
    Event.Ended end = life.end();
    return String.format(
        Locale.ROOT,
        "%s was killed at the end of its grace (exit %d, %s after SIGTERM): its main process does not handle SIGTERM",
        life.replica(),
        end.exitCode(),
        Moments.lasting(Moments.ms(life.grace().getAsLong())));
  }
}
