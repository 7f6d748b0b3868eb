package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Moments;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether the old and the new container of one slot ran together for longer than a moment. A new
 * one that started although the old one had been told to end and had not is condemned whenever that
 * was: the platform gave up waiting. One that started while the old one had not been told to end is
 * condemned in calm only, since updates may start the new one first and a cut-off node cannot be
 * told.
 */
final class OneLifePerSlot implements Checker {
  /** Engines tell of ends and starts within less. */
  private static final long BOUND_MICROS = 5_000_000;

  @Override
  public String name() {
    return "one-life-per-slot";
  }

  @Override
  public String meaning() {
    return "whether old and new container of one slot never ran together for more than 5 s";
  }

  @Override
  public String leastEvidence() {
    return "one word of an engine about a container, and no engine unheard in calm";
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
    List<ContainerTimes.Life> lives = containers.lives();
    List<Check> doubles =
        lives.stream()
            .flatMap(old -> twice(old, lives, facts).stream())
            .map(text -> Check.failed(name(), text, null))
            .toList();
    long slots = lives.stream().map(ContainerTimes.Life::replica).distinct().count();
    String passed =
        String.format(
            Locale.ROOT, "%d containers, one at a time in each of %d slots", lives.size(), slots);
    Optional<String> blind = Watched.blind(facts);
    if (!doubles.isEmpty()) {
      return doubles;
    }
    return List.of(
        blind
            .map(text -> Check.inconclusive(name(), text))
            .orElseGet(() -> Check.passed(name(), passed)));
  }

  private static Optional<String> twice(
      ContainerTimes.Life old, List<ContainerTimes.Life> lives, HistoryIndex facts) {
    if (old.ended().isEmpty() && unheard(old, facts)) {
      return Optional.empty();
    }
    return lives.stream()
        .filter(next -> next != old && next.replica().equals(old.replica()))
        .filter(next -> next.started() > old.started() && next.started() > 0)
        .filter(next -> together(old, next, facts) > BOUND_MICROS)
        .map(next -> text(old, next, facts))
        .findFirst();
  }

  /** Whether an end of it may have gone untold: its node was struck, or its engine not heard. */
  private static boolean unheard(ContainerTimes.Life life, HistoryIndex facts) {
    return facts.timeline().incidents().stream()
            .anyMatch(fault -> fault.struck().victims().contains(life.node()))
        || facts
            .all(Event.Blind.class)
            .anyMatch(blind -> blind.who().equals("events") && blind.subject().equals(life.node()));
  }

  /** Until when both ran; what has no end ran to the last look. */
  private static long ended(ContainerTimes.Life old, ContainerTimes.Life next, HistoryIndex facts) {
    long last = Watched.until(facts);
    return Math.min(old.ended().orElse(last), next.ended().orElse(last));
  }

  /** How long both ran, as far as that is not wanted. */
  private static long together(
      ContainerTimes.Life old, ContainerTimes.Life next, HistoryIndex facts) {
    OptionalLong asked = old.asked();
    long ended = ended(old, next, facts);
    if (asked.isPresent() && asked.getAsLong() <= next.started()) {
      return ended - next.started();
    }
    boolean cutOff =
        facts.timeline().incidents().stream()
            .anyMatch(
                fault ->
                    fault.struck().t() <= next.started()
                        && fault.struck().victims().contains(old.node()));
    long until = Math.min(ended, asked.orElse(Long.MAX_VALUE));
    return cutOff ? 0 : facts.excuses().calm(next.started(), until);
  }

  private static String text(
      ContainerTimes.Life old, ContainerTimes.Life next, HistoryIndex facts) {
    long ended = ended(old, next, facts);
    String until =
        old.ended().isPresent()
            ? "until " + Moments.at(old.ended().getAsLong())
            : "and still there at the last look";
    String asked =
        old.asked().isPresent()
            ? String.format(
                Locale.ROOT, " (told to end at %s)", Moments.at(old.asked().getAsLong()))
            : "";
    return String.format(
        Locale.ROOT,
        "two containers of %s ran together for %s: the old one on %s %s%s, the new one on %s from %s",
        old.replica(),
        Moments.lasting(Moments.ms(ended - next.started())),
        old.node(),
        until,
        asked,
        next.node(),
        Moments.at(next.started()));
  }
}
