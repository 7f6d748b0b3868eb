package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What tests say of judged histories, and small changes to them. */
final class Judged {
  private Judged() {}

  static Check check(Verdict verdict, String name) {
    return verdict.checks().stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no check " + name + " in " + verdict.checks()));
  }

  static void assertThatCheck(List<Event> history, String name, Outcome outcome, String reason) {
    Verdict verdict = Judge.judge(history);
    assertThat(check(verdict, name).outcome()).as(verdict.checks().toString()).isEqualTo(outcome);
    assertThat(check(verdict, name).reason()).contains(reason);
    assertThat(verdict.outcome()).isEqualTo(outcome);
  }

  static Event.Struck healedByRemedy(Event.Struck s) {
    return new Event.Struck(
        s.t(), s.id(), s.fault(), s.target(), s.victims(), "REMEDY", s.limitMs(), s.floorMs());
  }

  static List<Event> with(List<Event> events, Event event, int at) {
    List<Event> more = new ArrayList<>(events);
    more.add(at, event);
    return more;
  }
}
