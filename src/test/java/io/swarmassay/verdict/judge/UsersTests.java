package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.history.Promise;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What users felt: two kills, at 2 s and 4 s; requests from 1 s on. */
class UsersTests {
  private List<Event> events = new ArrayList<>(Histories.healthy());
  private long seq;

  private void promised(String metric, String component, double limit) {
    Promise promise =
        new Promise(metric, component, "max", limit, Promise.Kind.HARD, "", "the scenario", "");
    events.set(0, Histories.opened(2, promise));
  }

  private void request(long t, Ending end) {
    events.add(new Event.Tried(t + 1_000, Operation.HTTP, "c", "web", 0, 0, seq++, t, t, end, ""));
  }

  private void everyTenth(long from, long to) {
    for (long t = from; t < to; t += 100_000) {
      request(t, (t / 100_000) % 10 == 0 ? Ending.OK : Ending.FAIL);
    }
  }

  private void all(long from, long to) {
    for (long t = from; t < to; t += 100_000) {
      request(t, Ending.OK);
    }
  }

  private Verdict.Budget budget() {
    return Judge.judge(events).budgets().get(0);
  }

  @Test
  void nine_of_ten_requests_that_fail_in_calm_are_failed_though_each_outage_is_brief() {
    everyTenth(10_000_000, 70_000_000);
    Check available = Histories.check(events, "available");
    assertThat(available.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(available.reason())
        .isEqualTo("540 of 600 http requests in calm did not end ok (90.0 %, and at most 1 % may)");
  }

  @Test
  void a_few_that_fail_in_calm_on_a_busy_machine_are_told_only() {
    all(10_000_000, 69_000_000);
    for (int i = 0; i < 5; i++) {
      request(69_000_000 + i * 200_000, Ending.FAIL);
      request(69_100_000 + i * 200_000, Ending.OK);
    }
    assertThat(Histories.check(events, "available").outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void what_fails_during_a_fault_is_no_failure_in_calm() {
    all(1_000_000, 2_000_000);
    for (long t = 2_000_000; t < 2_500_000; t += 10_000) {
      request(t, Ending.FAIL);
    }
    all(2_500_000, 4_900_000);
    promised("failed", "calm", 0);
    assertThat(budget().outcome()).isEqualTo(Outcome.PASSED);
    promised("failed", "faults", 0.5);
    assertThat(budget().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(budget().measured()).isBetween(0.7, 0.9);
    promised("failed", "", 0.9);
    assertThat(budget().outcome()).isEqualTo(Outcome.PASSED);
    assertThat(Judge.judge(events).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void a_promise_of_no_outage_is_held_and_broken() {
    all(1_000_000, 4_900_000);
    promised("outage", "", 0);
    assertThat(budget().measured()).isZero();
    assertThat(budget().outcome()).isEqualTo(Outcome.PASSED);
    request(4_100_000, Ending.FAIL);
    request(4_400_000, Ending.OK);
    assertThat(budget().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(budget().measured()).isEqualTo(301);
  }

  @Test
  void a_promise_of_no_outage_without_users_is_inconclusive() {
    promised("outage", "", 0);
    assertThat(budget().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    promised("failed", "", 0);
    assertThat(budget().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void the_first_success_after_a_strike_can_be_promised() {
    all(1_000_000, 4_100_000);
    request(4_100_000, Ending.FAIL);
    request(4_400_000, Ending.OK);
    promised("first-success", "", 500);
    assertThat(budget().outcome()).isEqualTo(Outcome.PASSED);
    assertThat(budget().measured()).isEqualTo(401);
    promised("first-success", "", 400);
    assertThat(budget().outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void what_was_broken_before_its_fault_struck_makes_recovered_no_zero() {
    events =
        new ArrayList<>(
            Histories.changed(
                events,
                Event.Recovered.class,
                r -> new Event.Recovered(r.t(), r.id(), r.id().equals("f1"), "http: no")));
    events.set(
        0, Histories.opened(2, Histories.promise("recovered", "min-ratio", 1, Promise.Kind.HARD)));
    assertThat(budget().outcome()).isEqualTo(Outcome.FAILED);

    all(1_000_000, 2_950_000);
    for (long t = 2_950_000; t < 4_900_000; t += 100_000) {
      request(t, Ending.FAIL);
    }
    assertThat(budget().outcome()).isEqualTo(Outcome.PASSED);
    assertThat(Histories.check(events, "recovered").reason())
        .contains("f2 (kill of w.2): not steady, but broken before it struck: no http of web");
    assertThat(Histories.check(events, "available").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_recovery_declared_before_its_victim_was_replaced_proves_nothing() {
    events = EngineEvents.run();
    assertThat(Histories.check(events, "recovered").outcome()).isEqualTo(Outcome.PASSED);
    events.removeIf(
        e -> e instanceof Event.Platform p && p.id().equals("b2") && p.action().equals("start"));
    assertThat(Histories.check(events, "recovered").reason())
        .contains("f1 (kill of w.2): declared before w.2 was replaced");
  }
}
