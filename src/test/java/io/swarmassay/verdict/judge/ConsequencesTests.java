package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One cause is one finding; what follows from it is told as that. */
class ConsequencesTests {
  private static Event.Opened opened(String... probes) {
    return new Event.Opened(
        0, 2, "s", "t", "m", 7, Histories.STARTED, List.of(probes), 0, List.of());
  }

  private static List<Event> run(Event.Opened opened, Event... events) {
    List<Event> all = new ArrayList<>(List.of(opened));
    all.addAll(List.of(events));
    all.add(new Event.Audited(9_100_000, List.of()));
    all.add(new Event.Closed(9_200_000, "finished"));
    return all;
  }

  private static Event looked(String probe, String reason) {
    return new Event.Looked(9_000_000, probe, "start", false, reason, true);
  }

  @Test
  void one_missing_replica_is_one_failure_and_the_rest_follows_from_it() {
    List<Event> history =
        run(
            opened("replicas", "ping", "delivery"),
            looked("replicas", "2 of 3 replicas of w run"),
            looked("ping", "3 of 6 pairs pong"),
            looked("delivery", "3 of 6 pairs delivered"));
    assertThat(Judge.judge(history).checks())
        .filteredOn(check -> check.outcome() == Outcome.FAILED)
        .extracting(Check::name)
        .containsExactly("replicas");
    assertThat(Histories.check(history, "ping"))
        .isEqualTo(
            Check.inconclusive(
                "ping",
                "3 of 6 pairs pong; follows from replicas start: 2 of 3 replicas of w run"));
    assertThat(Judge.judge(history).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_deployment_that_never_stood_is_failed_in_the_engines_words_without_a_probe_for_it() {
    List<Event> history =
        run(opened("ping", "epmd"), looked("replicas", "w.1 rejected: No such image: x"));
    assertThat(Histories.check(history, "replicas").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(Histories.check(history, "replicas").reason()).contains("No such image: x");
    assertThat(Histories.check(history, "ping").reason())
        .isEqualTo("never read, since replicas start: w.1 rejected: No such image: x");
    assertThat(Judge.judge(history).outcome()).isEqualTo(Outcome.FAILED);
  }
}
