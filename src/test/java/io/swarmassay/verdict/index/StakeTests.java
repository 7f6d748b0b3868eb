package io.swarmassay.verdict.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.judge.Histories;
import io.swarmassay.verdict.judge.Judge;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing lost says nothing where nothing could have been lost; the first kill is at 2 s. */
class StakeTests {
  private final List<Event> events = new ArrayList<>(Histories.healthy());
  private long seq;

  private void tried(Operation kind, long t, Ending end) {
    events.add(new Event.Tried(t, kind, "u1", "db.1", 1, 0, seq, t - 900, t - 900, end, ""));
    if (end == Ending.OK) {
      events.add(new Event.Handled(t + 9, kind, "u1", seq, "db.1", 1, 0));
    }
    seq++;
  }

  private Check check(Operation kind) {
    events.add(new Event.Surveyed(4_900_000, Operation.ROW, 1, "db.1", 4_800_000));
    String name = kind == Operation.ROW ? "durable" : "delivered";
    return Judge.judge(events).checks().stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(names = {"MESSAGE", "ROW"})
  void acknowledged_only_after_the_first_strike_is_inconclusive(Operation kind) {
    tried(kind, 1_900_000, Ending.FAIL);
    tried(kind, 2_000_000, Ending.OK);
    tried(kind, 3_900_000, Ending.OK);

    assertThat(check(kind))
        .isEqualTo(
            Check.inconclusive(
                check(kind).name(),
                "no %s was acknowledged before f1 (kill of w.2) struck at 2.000 s: it could not"
                        .formatted(kind.label())
                    + " have lost any"));
  }

  @ParameterizedTest
  @EnumSource(names = {"MESSAGE", "ROW"})
  void nothing_acknowledged_at_all_is_inconclusive(Operation kind) {
    tried(kind, 1_000_000, Ending.FAIL);
    tried(kind, 3_000_000, Ending.UNKNOWN);

    assertThat(check(kind).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(check(kind).reason())
        .isEqualTo("no %s was acknowledged: nothing could have been lost", kind.label());
  }

  @ParameterizedTest
  @EnumSource(names = {"MESSAGE", "ROW"})
  void one_acknowledged_before_the_first_strike_is_enough(Operation kind) {
    tried(kind, 1_999_999, Ending.OK);
    tried(kind, 3_900_000, Ending.OK);

    assertThat(check(kind).outcome()).as(check(kind).reason()).isEqualTo(Outcome.PASSED);
  }

  @ParameterizedTest
  @EnumSource(names = {"MESSAGE", "ROW"})
  void a_later_fault_with_nothing_acknowledged_in_the_second_before_it_is_named(Operation kind) {
    tried(kind, 1_999_999, Ending.OK);
    tried(kind, 2_999_999, Ending.OK);
    tried(kind, 3_500_000, Ending.UNKNOWN);

    assertThat(check(kind).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(check(kind).reason())
        .startsWith("no %s was acknowledged in the 1000 ms".formatted(kind.label()))
        .contains("before f2 (kill of w.2) struck at 4.000 s");
  }

  @ParameterizedTest
  @EnumSource(names = {"MESSAGE", "ROW"})
  void a_fault_that_strikes_while_another_is_on_shares_what_was_at_stake(Operation kind) {
    tried(kind, 1_999_999, Ending.OK);
    events.replaceAll(
        e ->
            e instanceof Event.Recovered r && r.id().equals("f1")
                ? new Event.Recovered(4_100_000, "f1", true, "")
                : e);

    assertThat(check(kind).outcome()).as(check(kind).reason()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void a_row_that_is_lost_all_the_same_is_failed() {
    tried(Operation.ROW, 2_100_000, Ending.OK);
    events.removeIf(event -> event instanceof Event.Handled);

    assertThat(check(Operation.ROW).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void without_a_fault_any_acknowledged_one_counts() {
    events.removeIf(
        e ->
            e instanceof Event.Struck || e instanceof Event.Proven || e instanceof Event.Recovered);
    tried(Operation.ROW, 3_000_000, Ending.OK);

    assertThat(check(Operation.ROW).outcome()).isEqualTo(Outcome.PASSED);
  }
}
