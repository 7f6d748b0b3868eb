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

  /**
   * A start for which 8 s were given, on a machine where work waited for that share of the time.
   */
  private static Check start(String lastSeen, double stalled) {
    List<Event> history =
        run(
            opened("replicas"),
            new Event.Ticked(9_000_000, 0, stalled),
            looked("replicas", lastSeen),
            new Event.Awaited(9_000_000, "start", 500_000, 8_000, false, lastSeen));
    return Histories.check(history, "replicas");
  }

  @Test
  void what_engines_were_still_at_work_on_when_time_was_up_says_nothing_on_a_jammed_machine() {
    String preparing = "not within 8000 ms; last seen: web has 0 of 1 replicas; web.1: preparing";
    assertThat(start(preparing, 0.9).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(start(preparing, 0.9).reason())
        .contains("web.1: preparing, but the machine could not have kept it");
    assertThat(start("0 of 1 replicas of web run; web.1 starting", 0.9).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(start(preparing, 0).outcome()).as("idle").isEqualTo(Outcome.FAILED);
  }

  @Test
  void what_went_wrong_is_condemned_on_a_jammed_machine_too() {
    assertThat(start("web.1: starting, before it failed (unhealthy container)", 0.9).outcome())
        .isEqualTo(Outcome.FAILED);
    assertThat(start("web.1: pending (no suitable node)", 0.9).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(start("web.2: preparing, web.1: rejected (No such image)", 0.9).outcome())
        .isEqualTo(Outcome.FAILED);
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
