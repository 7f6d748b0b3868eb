package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Views of nodes: two kills, at 2 s and 4 s, then calm until the last look at 12 s. */
class MembershipCheckerTests {
  private final List<Event> events = new ArrayList<>(Histories.healthy());

  MembershipCheckerTests() {
    for (String by : List.of("w.1", "w.2")) {
      events.add(new Event.Born(500_000, by, 1, "c"));
    }
    sees("w.1", 1, "w.2", 900_000, true);
    sees("w.2", 1, "w.1", 900_000, true);
    Histories.looked(events, 12_000_000, "end");
  }

  private void sees(String by, int life, String peer, long t, boolean up) {
    events.add(new Event.Sighted(t, by, life, peer, up));
  }

  private Check check(String name) {
    return Histories.check(events, name);
  }

  @Test
  void all_who_see_each_other_are_passed() {
    assertThat(check("membership"))
        .isEqualTo(
            Check.passed(
                "membership",
                "2 nodes saw each other at last, and after each of 1 faults that calm followed"));
  }

  @Test
  void a_pair_cut_in_calm_is_failed_by_name() {
    sees("w.1", 1, "w.2", 6_500_000, false);
    assertThat(check("membership"))
        .isEqualTo(Check.failed("membership", "at last: w.1 has not seen w.2 since 6.500 s", null));
  }

  @Test
  void a_pair_cut_right_before_the_end_after_a_fault_is_inconclusive() {
    Histories.kill(events, "f3", 9_000_000, 500_000);
    sees("w.1", 1, "w.2", 6_900_000, false);
    assertThat(check("membership").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void what_an_orphan_sees_does_not_count() {
    events.add(new Event.Born(3_000_000, "w.1", 2, "d"));
    sees("w.1", 2, "w.2", 3_000_001, true);
    sees("w.1", 1, "w.2", 7_000_000, false);
    events.add(new Event.Died(7_000_001, "w.1", 1, "an orphan"));
    assertThat(check("membership").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(check("steadiness").outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void what_the_living_one_sees_does() {
    sees("w.1", 1, "w.2", 7_000_000, false);
    assertThat(check("steadiness").reason())
        .startsWith("after f2 (kill of w.2): w.1 saw w.2 go at 7.000 s");
  }
}
