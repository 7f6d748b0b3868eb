package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether something was in time is arithmetic of the judge: two kills, at 2 s and at 4 s. */
class InTimeTests {
  private static final String AT_WORK = "2 of 3 replicas of w run; w.2 preparing";

  private List<Event> events = new ArrayList<>(Histories.healthy());
  private long seq;

  private void limit(long millis) {
    events =
        new ArrayList<>(
            Histories.changed(
                events,
                Event.Struck.class,
                s ->
                    new Event.Struck(
                        s.t(),
                        s.id(),
                        s.fault(),
                        s.target(),
                        s.victims(),
                        s.healer(),
                        millis,
                        s.floorMs())));
  }

  private void request(long t, Ending end) {
    events.add(new Event.Tried(t + 1_000, Operation.HTTP, "c", "web", 0, 0, seq++, t, t, end, ""));
  }

  private Check check(String name) {
    return Histories.check(events, name);
  }

  @Test
  void a_healthy_round_that_ended_after_the_limit_is_late_whatever_the_performer_thought() {
    limit(600);
    assertThat(check("recovered").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(check("recovered").reason())
        .isEqualTo("f1 (kill of w.2): steady only after 910 ms, and 600 ms was the limit");
    assertThat(Judge.judge(events).faults().get(0).recovered()).isFalse();
    assertThat(Judge.judge(events).faults().get(1).recovered()).isTrue();
  }

  @Test
  void late_on_a_machine_that_could_not_have_kept_it_is_unknown_and_never_is_never() {
    limit(600);
    events.add(new Event.Ticked(9_000_000, 1_000, 0.2));
    assertThat(check("recovered").outcome()).isEqualTo(Outcome.FAILED);
    events.set(events.size() - 1, new Event.Ticked(9_000_000, 1_000, 0.5));
    assertThat(check("recovered").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(check("recovered").reason())
        .contains("steady only after 910 ms, and 600 ms was the limit, but the machine could not")
        .contains("work waited for a processor 50 % of the time");
    events =
        new ArrayList<>(
            Histories.changed(
                events,
                Event.Recovered.class,
                r -> new Event.Recovered(r.t(), r.id(), false, "0 of 2 replicas run")));
    assertThat(check("recovered").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void one_that_ended_at_the_limit_is_in_time() {
    limit(910);
    assertThat(check("recovered").outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void users_who_are_never_served_again_are_no_first_success_within_0_ms() {
    request(1_500_000, Ending.OK);
    for (long t = 4_100_000; t < 4_900_000; t += 100_000) {
      request(t, Ending.UNKNOWN);
    }
    assertThat(check("recovery").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(check("recovery").reason())
        .startsWith("f2 (kill of w.2): http of web was not seen to work again");
    for (long t = 4_900_000; t < 8_000_000; t += 100_000) {
      request(t, Ending.UNKNOWN);
    }
    assertThat(check("recovery"))
        .isEqualTo(
            Check.failed("recovery", "f2 (kill of w.2): http of web never worked again", "f2"));
    assertThat(Judge.judge(events).faults())
        .extracting(Verdict.FaultResult::firstSuccessMs)
        .containsExactly(0.0, null);
    assertThat(Judge.judge(events).metrics().get("first-success").count()).isEqualTo(1);
  }

  @Test
  void users_are_held_to_the_same_limit_as_the_steady_state() {
    request(1_500_000, Ending.OK);
    for (long t = 4_100_000; t < 604_000_000; t += 1_000_000) {
      request(t, Ending.UNKNOWN);
    }
    request(604_500_000, Ending.OK);
    assertThat(check("recovered").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(check("recovery").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(check("recovery").reason())
        .contains("http of web worked again only 600.5 s after its begin", "30.0 s at most");
  }

  @Test
  void a_recovery_that_is_only_claimed_and_was_not_looked_at_proves_nothing() {
    events =
        new ArrayList<>(
            Histories.without(
                events, e -> e instanceof Event.Looked l && l.moment().equals("after f1")));
    assertThat(check("recovered").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(check("recovered").reason()).contains("nobody read ping, replicas before it");
  }

  @Test
  void what_nobody_could_see_on_a_jammed_machine_is_unknown() {
    unanswered(true);
    events.add(new Event.Ticked(9_000_000, 0, 0.49));
    assertThat(check("recovered").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(check("ping").outcome()).isEqualTo(Outcome.FAILED);
    events.set(events.size() - 1, new Event.Ticked(9_000_000, 0, 0.5));
    assertThat(check("recovered").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(check("recovered").reason())
        .isEqualTo(
            "f1 (kill of w.2): not steady within 30.0 s: ping: no answer within 2500 ms, but the"
                + " machine could not have answered: our own clock was up to 0 ms late meanwhile,"
                + " work waited for a processor 50 % of the time");
    assertThat(check("ping").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(check("ping").reason())
        .contains("no answer within 2500 ms, but the machine could not have answered");
  }

  @Test
  void what_was_seen_to_be_broken_on_a_jammed_machine_is_broken() {
    unanswered(false);
    events.add(new Event.Ticked(9_000_000, 0, 1));
    assertThat(check("recovered").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(check("ping").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_replacement_that_an_engine_was_at_work_on_when_time_was_up_is_unknown_when_jammed() {
    unanswered(false);
    events =
        new ArrayList<>(
            Histories.changed(
                events,
                Event.Looked.class,
                l ->
                    l.moment().equals("after f1") && !l.healthy()
                        ? new Event.Looked(33_000_000, l.probe(), l.moment(), false, AT_WORK, true)
                        : l));
    assertThat(check("recovered").outcome()).isEqualTo(Outcome.FAILED);
    events.add(new Event.Ticked(40_000_000, 0, 0.9));
    assertThat(check("recovered").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(check("recovered").reason()).contains("the machine could not have kept it");
  }

  /** After f1 ping was never seen to work: nobody answered, or somebody said so. */
  private void unanswered(boolean late) {
    String reason = "no answer within 2500 ms";
    events =
        new ArrayList<>(
            Histories.changed(
                events,
                Event.Recovered.class,
                r ->
                    r.id().equals("f1")
                        ? new Event.Recovered(r.t(), r.id(), false, "ping: " + reason)
                        : r));
    events =
        new ArrayList<>(
            Histories.changed(
                events,
                Event.Looked.class,
                l ->
                    l.moment().equals("after f1") && l.probe().equals("ping")
                        ? new Event.Looked(l.t(), "ping", l.moment(), false, reason, true, late)
                        : l));
  }

  @Test
  void a_wait_that_ended_beyond_its_limit_is_late() {
    events.add(new Event.Awaited(6_000_000, "end", 4_900_000, 1_000, true, "steady"));
    events.set(0, Histories.opened(2, 2));
    assertThat(check("in-time").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(check("in-time").reason())
        .isEqualTo("end: steady only after 1100 ms, and 1000 ms was the limit");
    events.add(new Event.Ticked(4_900_000, 0, 0));
    events.add(new Event.Ticked(5_000_000, 0, 1));
    events.add(new Event.Ticked(9_000_000, 0, 0));
    assertThat(check("in-time").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(check("in-time").reason())
        .startsWith("end: steady only after 1100 ms, and 1000 ms was the limit, but the machine")
        .endsWith("work waited for a processor 9 % of the time");
  }
}
