package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.history.Reached;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What makes a history whole, and every hole by its name. */
class WholeTests {
  private final List<Event> events = new ArrayList<>(Histories.healthy());

  private Check check(Reached reached) {
    HistoryIndex facts = Histories.facts(events);
    if (reached != null) {
      facts.reached(reached);
    }
    return new Completeness().check(facts).get(0);
  }

  private void assertThatHole(String reason) {
    assertThat(check(null)).isEqualTo(Check.inconclusive("history", reason));
  }

  private static Reached reached(boolean torn, Reached.Damage damage) {
    return new Reached(1_234, 99, "sha256:0", torn, Optional.ofNullable(damage));
  }

  @Test
  void a_whole_one_says_how_long_it_is() {
    assertThat(check(null)).isEqualTo(Check.passed("history", "complete: 27 events"));
    assertThat(events).hasSize(27);
    assertThat(check(reached(false, null)))
        .isEqualTo(Check.passed("history", "complete: 1,234 lines, each fits its running hash"));
  }

  @Test
  void damage_and_a_torn_line_are_told_with_their_place() {
    assertThat(check(reached(true, null)))
        .isEqualTo(Check.inconclusive("history", "line 1235 is incomplete"));
    assertThat(check(reached(false, new Reached.Damage(7, "edited"))))
        .isEqualTo(Check.inconclusive("history", "damaged, judged up to line 7: edited"));
  }

  @Test
  void without_begin_or_end_it_is_not_whole() {
    events.removeIf(Event.Opened.class::isInstance);
    assertThatHole("it has no begin (no Opened event)");
    events.removeIf(Event.Closed.class::isInstance);
    assertThatHole(
        "it has no begin (no Opened event); the run did not come to its end (no Closed event)");
  }

  @Test
  void every_version_that_is_known_is_read_and_no_other() {
    for (int schema = 1; schema <= Event.Opened.NEWEST; schema++) {
      events.set(0, Histories.opened(schema, 2));
      assertThat(check(null).outcome()).isEqualTo(Outcome.PASSED);
    }
    events.set(0, Histories.opened(0, 2));
    assertThatHole("its events are of schema 0, this version knows 1 to 2");
    events.set(0, Histories.opened(3, 2));
    assertThatHole("its events are of schema 3, this version knows 1 to 2");
  }

  @Test
  void a_run_that_was_interrupted_says_so() {
    events.removeIf(Event.Closed.class::isInstance);
    events.add(new Event.Closed(5_200_000, "interrupted by the user"));
    assertThatHole("the run was cut short: interrupted by the user");
  }

  @Test
  void a_plan_that_watched_nothing_or_was_never_watched_proves_nothing() {
    events.removeIf(Event.Looked.class::isInstance);
    assertThatHole("no probe was ever read");
    events.set(
        0, new Event.Opened(0, 2, "s", "t", "m", 7, Histories.STARTED, List.of(), 2, List.of()));
    assertThatHole("the plan names no probe: nothing had to hold");
  }

  @Test
  void strikes_are_counted() {
    events.set(0, Histories.opened(4));
    assertThatHole("only 2 of 4 planned faults struck");
    events.add(new Event.Skipped(9, "x", "no netem", 1));
    assertThatHole("only 2 of 3 planned faults struck");
    events.add(new Event.Skipped(9, "y", "no netem"));
    assertThat(check(null).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void a_history_ends_with_its_latest_event_and_is_sound_up_to_the_first_trouble() {
    HistoryIndex facts = Histories.facts(events);
    assertThat(facts.end()).isEqualTo(5_200_000);
    assertThat(facts.soundEnd()).isEqualTo(5_200_000);
    assertThat(facts.lastLook()).isEqualTo(5_000_000);
    assertThat(facts.troubled()).isFalse();
    assertThat(facts.events()).isEqualTo(events);
    events.add(new Event.Trouble(5_300_000, "lab", "died"));
    events.add(new Event.Trouble(5_400_000, "lab", "again"));
    events.add(new Event.Looked(5_500_000, "ping", "end", true, "", true));
    assertThat(Histories.facts(events).soundEnd()).isEqualTo(5_300_000);
    assertThat(Histories.facts(events).end()).isEqualTo(5_500_000);
    assertThat(Histories.facts(events).lastLook()).isEqualTo(5_000_000);
    assertThat(Histories.facts(events).troubled()).isTrue();
    events.removeIf(Event.Looked.class::isInstance);
    assertThat(Histories.facts(events).lastLook()).isEqualTo(5_300_000);
  }

  @Test
  void only_a_lab_that_was_kept_up_needs_no_audit() {
    events.removeIf(Event.Audited.class::isInstance);
    events.add(new Event.Noted(9, "versions", Map.of("otp", "25")));
    assertThat(Histories.check(events, "audit").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    events.add(new Event.Noted(9, Event.Noted.KEPT, Map.of()));
    assertThat(Judge.judge(events).checks()).extracting(Check::name).doesNotContain("audit");
  }

  @Test
  void an_end_that_came_when_the_harness_had_failed_is_an_end_and_counts_for_nothing() {
    events.add(new Event.Trouble(6_000_000, "lab", "died"));
    events.add(
        new Event.Tried(9, Operation.HTTP, "c", "web", 0, 0, 0, 1, 2, Ending.FAIL, "refused"));
    Operations requests = Histories.facts(events).operations(Operation.HTTP);
    assertThat(requests.begun()).isEqualTo(1);
    assertThat(requests.tried()).isZero();
  }

  @Test
  void more_strikes_than_planned_count_as_planned() {
    events.set(0, Histories.opened(1));
    assertThat(Histories.facts(events).strikes()).isEqualTo(2);
    assertThat(new HistoryIndex().strikes()).isZero();
    assertThat(new HistoryIndex().schema()).isZero();
  }
}
