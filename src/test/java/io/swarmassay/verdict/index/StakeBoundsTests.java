package io.swarmassay.verdict.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.verdict.judge.Histories;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was at stake when a fault struck, to the microsecond: faults at 20 s and at 40 s. */
class StakeBoundsTests {
  private final List<Event> events = new ArrayList<>(List.of(Histories.opened(2)));

  StakeBoundsTests() {
    struck("f2", 40_000_000);
    struck("f1", 20_000_000);
    events.add(new Event.Recovered(22_000_000, "f1", true, ""));
  }

  private void struck(String id, long t) {
    events.add(new Event.Struck(t, id, "kill", "w", List.of("w.1"), "SWARM", 30_000, 0));
  }

  private Stakes stakes(double rate, long... acknowledged) {
    Event.Offered offered = new Event.Offered(0, Operation.ROW, rate, 500, false);
    Stakes stakes =
        new Stakes(
            Operation.ROW,
            Histories.facts(events).timeline().incidents(),
            rate < 0 ? Optional.empty() : Optional.of(offered));
    for (long t : acknowledged) {
      stakes.acknowledged(t);
    }
    return stakes;
  }

  @Test
  void one_acknowledged_a_second_before_the_strike_is_at_stake_and_one_before_that_is_not() {
    assertThat(stakes(-1, 19_000_000, 39_000_000).unproven(2)).isEmpty();
    assertThat(stakes(-1, 19_000_000, 38_999_999).unproven(2))
        .containsExactly(
            "no row was acknowledged in the 1000 ms before f2 (kill of w) struck at 40.000 s:"
                + " it proves nothing of them");
  }

  @Test
  void the_latest_before_it_counts_in_whatever_order_they_come() {
    assertThat(stakes(0, 19_999_999, 5_000_000, 39_999_999, 30_000_000).unproven(4)).isEmpty();
  }

  @Test
  void one_acknowledged_with_the_strike_or_after_the_last_is_at_no_stake() {
    assertThat(stakes(0, 20_000_000, 39_999_999).unproven(2))
        .containsExactly(
            "no row was acknowledged before f1 (kill of w) struck at 20.000 s:"
                + " it could not have lost any");
    assertThat(stakes(0, 19_999_999, 40_000_000, 50_000_000).unproven(3)).hasSize(1);
  }

  @Test
  void at_a_slow_rate_three_operations_must_have_been_due() {
    assertThat(stakes(0.5, 14_000_000, 34_000_000).unproven(2)).isEmpty();
    assertThat(stakes(0.5, 14_000_000, 33_999_999).unproven(2).get(0))
        .startsWith("no row was acknowledged in the 6000 ms before f2");
    assertThat(stakes(200, 19_000_000, 39_000_000).unproven(2)).isEmpty();
    assertThat(stakes(200, 19_000_000, 38_999_999).unproven(2)).hasSize(1);
  }

  @Test
  void of_several_in_vain_the_first_is_named_and_the_others_are_counted() {
    assertThat(stakes(0, 5_000_000).unproven(1))
        .containsExactly(
            "no row was acknowledged in the 1000 ms before f1 (kill of w) struck at 20.000 s:"
                + " it proves nothing of them (and 1 more)");
    assertThat(stakes(0).unproven(0))
        .containsExactly("no row was acknowledged: nothing could have been lost");
  }

  @Test
  void one_that_strikes_as_another_recovers_does_not_share_its_stake() {
    events.set(3, new Event.Recovered(40_000_001, "f1", true, ""));
    assertThat(stakes(0, 19_500_000).unproven(1)).isEmpty();
    events.set(3, new Event.Recovered(40_000_000, "f1", true, ""));
    assertThat(stakes(0, 19_500_000).unproven(1)).hasSize(1);
    events.remove(3);
    assertThat(stakes(0, 19_500_000).unproven(1)).as("never recovered").isEmpty();
  }

  @Test
  void the_last_fault_after_a_time_is_the_last_that_struck_later() {
    assertThat(stakes(0).after(39_999_999).orElseThrow().id()).isEqualTo("f2");
    assertThat(stakes(0).after(10).orElseThrow().id()).isEqualTo("f2");
    assertThat(stakes(0).after(40_000_000)).isEmpty();
  }
}
