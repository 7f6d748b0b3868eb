package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A probe that saw less than its least evidence proves nothing, and breaks nothing. */
class UnprovenTests {
  private static final String ONE = "1 node, no pair to ask";
  private final List<Event> events = new ArrayList<>(Histories.healthy());

  private void ping(long t, boolean last, boolean unproven) {
    events.add(new Event.Looked(t, "ping", "end", false, ONE, last, false, unproven));
  }

  @Test
  void at_a_deciding_look_it_is_inconclusive_by_name() {
    Histories.looked(events, 30_000_000, "end");
    ping(31_000_000, true, true);
    assertThat(Histories.check(events, "ping"))
        .isEqualTo(
            Check.inconclusive("ping", "end (at 31.000 s): less than its least evidence: " + ONE));
  }

  @Test
  void the_same_words_as_an_answer_are_a_broken_promise() {
    Histories.looked(events, 30_000_000, "end");
    ping(31_000_000, true, false);
    assertThat(Histories.check(events, "ping").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void on_the_way_it_is_no_flap() {
    ping(6_000_000, false, true);
    Histories.looked(events, 30_000_000, "end");
    assertThat(Histories.check(events, "steadiness").outcome()).isEqualTo(Outcome.PASSED);
  }
}
