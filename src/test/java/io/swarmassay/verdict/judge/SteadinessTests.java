package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looks after the last recovery, at 4.5 s; the last look is at 30 s. */
class SteadinessTests {
  private static final String LATE = "w.2: no answer within 2500 ms";
  private final List<Event> events = new ArrayList<>(Histories.healthy());

  SteadinessTests() {
    Histories.looked(events, 30_000_000, "end");
  }

  private void ping(long t, boolean healthy, String reason, boolean last, boolean late) {
    events.add(new Event.Looked(t, "ping", "end", healthy, reason, last, late));
  }

  private Check check(String name) {
    return Histories.check(events, name);
  }

  @Test
  void a_look_that_got_no_answer_in_our_time_is_no_flap_when_the_next_one_is_healthy() {
    ping(6_000_000, false, LATE, false, true);
    ping(6_050_000, true, "6 of 6 pairs pong", false, false);
    assertThat(check("steadiness").outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void an_unhealthy_answer_is_one() {
    ping(6_000_000, false, "w.1 -> w.2: pang", false, false);
    ping(6_050_000, true, "6 of 6 pairs pong", false, false);
    assertThat(check("steadiness"))
        .isEqualTo(
            Check.failed(
                "steadiness", "after f2 (kill of w.2): ping at 6.000 s: w.1 -> w.2: pang", "f2"));
  }

  @Test
  void so_is_the_unhealthy_answer_that_follows_a_late_look() {
    ping(6_000_000, false, LATE, false, true);
    ping(6_050_000, false, "w.1 -> w.2: pang", false, false);
    assertThat(check("steadiness").reason()).endsWith("w.1 -> w.2: pang");
  }

  @Test
  void so_is_no_answer_for_more_than_ten_seconds() {
    ping(6_000_000, false, LATE, false, true);
    ping(16_100_000, true, "6 of 6 pairs pong", false, false);
    assertThat(check("steadiness").reason()).endsWith(LATE);
  }

  @Test
  void no_answer_for_longer_on_a_machine_that_was_jammed_is_unknown() {
    ping(6_000_000, false, LATE, false, true);
    ping(16_100_000, true, "6 of 6 pairs pong", false, false);
    events.add(new Event.Ticked(40_000_000, 0, 0.4));
    assertThat(check("steadiness").outcome()).isEqualTo(Outcome.FAILED);
    events.set(events.size() - 1, new Event.Ticked(40_000_000, 0, 0.9));
    assertThat(check("steadiness").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(check("steadiness").reason())
        .startsWith("after f2 (kill of w.2): ping at 6.000 s: " + LATE + ", but the machine could")
        .endsWith("work waited for a processor 90 % of the time");
    ping(7_000_000, false, "w.1 -> w.2: pang", false, false);
    assertThat(check("steadiness").outcome()).as("and one that was seen").isEqualTo(Outcome.FAILED);
  }

  @Test
  void what_nodes_did_not_finish_on_a_machine_that_was_jammed_is_unknown_and_else_a_flap() {
    String unfinished = "4 of 6 pairs: w.1 -> w.2: not done within 2000 ms; and 1 more";
    ping(6_000_000, false, unfinished, false, false);
    ping(6_050_000, true, "6 of 6 pairs pong", false, false);
    assertThat(check("steadiness").outcome()).isEqualTo(Outcome.FAILED);

    events.add(new Event.Ticked(40_000_000, 0, 0.9));
    assertThat(check("steadiness").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(check("steadiness").reason())
        .startsWith("after f2 (kill of w.2): ping at 6.000 s: " + unfinished + ", but the machine");

    ping(7_000_000, false, "w.1 -> w.2: not done within 2000 ms; w.2: pang", false, false);
    assertThat(check("steadiness").outcome()).as("beside an answer").isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_late_look_of_older_evidence_has_no_mark_and_is_one_as_before() {
    events.add(new Event.Looked(6_000_000, "ping", "end", false, LATE, false));
    assertThat(check("steadiness").reason()).endsWith(LATE);
  }

  @Test
  void a_late_look_that_decides_fails_its_probe() {
    ping(31_000_000, false, LATE, true, true);
    assertThat(check("steadiness").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(check("ping")).isEqualTo(Check.failed("ping", "end (at 31.000 s): " + LATE, null));
  }
}
