package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;

/** Whether all living nodes see each other again after faults, and at the end. */
final class MembershipChecker implements Checker {
  /** How long views may lag behind the steady state. */
  private static final long BOUND_MICROS = 5_000_000;

  @Override
  public String name() {
    return "membership";
  }

  @Override
  public String meaning() {
    return "whether all living nodes see each other again after faults, and at the end";
  }

  @Override
  public String leastEvidence() {
    return "one sight of each node, where messages or membership were planned";
  }

  @Override
  public List<Check> check(HistoryIndex facts) {
    Views views = Views.of(facts);
    if (views.isEmpty()) {
      return Views.planned(facts)
          ? List.of(Check.inconclusive(name(), "nobody was ever seen: no node told whom it sees"))
          : List.of();
    }
    List<Check> quarrels = new ArrayList<>();
    int judged = 0;
    for (Incident incident : facts.timeline().incidents()) {
      Optional<Long> until = calmAfter(incident, views, facts);
      judged += until.isPresent() ? 1 : 0;
      until
          .flatMap(end -> views.quarrel(incident.recovered().t(), end))
          .map(who -> Check.failed(name(), "after " + incident.text() + ": " + who, incident.id()))
          .ifPresent(quarrels::add);
    }
    return quarrels.isEmpty() ? List.of(atLast(views, facts, judged)) : quarrels;
  }

  /**
   * Until when they had to agree; empty when the next fault left too little time for it, or when
   * nobody told yet whom it sees.
   */
  private static Optional<Long> calmAfter(Incident incident, Views views, HistoryIndex facts) {
    if (!incident.recoveredInTime() || views.begin() > incident.recovered().t()) {
      return Optional.empty();
    }
    long from = incident.recovered().t();
    boolean calm = facts.excuses().calmUntil(from, facts.soundEnd()) - from >= BOUND_MICROS;
    return calm ? Optional.of(from + BOUND_MICROS) : Optional.empty();
  }

  /** At the last look, when nothing had been on for the bound. */
  private Check atLast(Views views, HistoryIndex facts, int judged) {
    long end = lastLook(facts);
    Optional<String> quarrel = views.quarrel(Math.max(0, end - BOUND_MICROS), end);
    if (quarrel.isPresent()) {
      String who = "at last: " + quarrel.get();
      return disturbed(views, facts, end)
          ? Check.inconclusive(name(), who + ", but there was no calm of 5 s before")
          : Check.failed(name(), who, null);
    }
    Optional<String> blind = views.blind(Math.max(0, end - BOUND_MICROS), end);
    if (blind.isPresent()) {
      return Check.inconclusive(name(), "at last: " + blind.get());
    }
    if (views.size() < 2) {
      return Check.inconclusive(name(), "only one node was ever seen: nobody to see each other");
    }
    boolean nobody = views.living(end) == 0 || judged == 0 && views.living(end) < 2;
    if (nobody && !facts.excuses().ordered(0)) {
      String few = "at last %d of %d nodes lived: nobody to see each other";
      return Check.inconclusive(
          name(), String.format(Locale.ROOT, few, views.living(end), views.size()));
    }
    String text = "%d nodes saw each other at last, and after each of %d faults that calm followed";
    return Check.passed(name(), String.format(Locale.ROOT, text, views.size(), judged));
  }

  private static long lastLook(HistoryIndex facts) {
    LongStream looks = facts.trusted(Event.Looked.class).mapToLong(Event.Looked::t);
    return looks.max().orElse(facts.soundEnd());
  }

  private static boolean disturbed(Views views, HistoryIndex facts, long end) {
    long calm = Math.max(0, end - BOUND_MICROS);
    return views.begin() > calm || facts.excuses().during(calm, end).isPresent();
  }
}
