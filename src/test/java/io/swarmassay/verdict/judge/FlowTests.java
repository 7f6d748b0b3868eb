package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Traffic that does not flow proves nothing: 10 pings a second are due from 1 s to 21 s. */
class FlowTests {
  private final List<Event> events =
      new ArrayList<>(
          List.of(
              new Event.Opened(
                  0,
                  2,
                  "s",
                  "t",
                  "m",
                  7,
                  Histories.STARTED,
                  List.of("ping"),
                  0,
                  List.of(),
                  List.of("pings")),
              new Event.Offered(900_000, Operation.PING, 10, 500, false)));

  private Check traffic(int pings) {
    List<Event> whole = new ArrayList<>(events);
    for (int i = 0; i < pings; i++) {
      long t = 1_000_000 + i * 100_000L;
      whole.add(new Event.Tried(t + 9, Operation.PING, "p", "w.2", 0, 0, i, t, t, Ending.OK, ""));
    }
    whole.add(new Event.Looked(21_000_000, "ping", "end", true, "2 of 2", true));
    whole.add(new Event.Audited(21_000_001, List.of()));
    whole.add(new Event.Closed(21_000_002, "completed"));
    return Judged.check(Judge.judge(whole), "traffic");
  }

  @Test
  void one_operation_in_all_that_time_is_inconclusive_and_says_when_it_was() {
    assertThat(traffic(1))
        .isEqualTo(
            Check.inconclusive(
                "traffic", "only 1 of 200 pings due at 10.00/s, the last one at 1.000 s"));
  }

  @Test
  void nine_tenths_of_what_was_due_are_enough() {
    assertThat(traffic(179).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(traffic(180)).isEqualTo(Check.passed("traffic", "180 of 200 pings due at 10.00/s"));
  }

  @Test
  void none_at_all_is_inconclusive_although_nobody_offered_any_but_the_plan() {
    events.remove(1);

    assertThat(traffic(0)).isEqualTo(Check.inconclusive("traffic", "no ping was ever sent"));
  }

  @Test
  void traffic_at_no_set_rate_has_to_flow_only() {
    events.set(1, new Event.Offered(900_000, Operation.PING, 0, 500, false));

    assertThat(traffic(1).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void traffic_that_takes_long_to_begin_was_due_meanwhile() {
    events.set(1, new Event.Offered(-60_000_000, Operation.PING, 10, 500, false));

    assertThat(traffic(200).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }
}
