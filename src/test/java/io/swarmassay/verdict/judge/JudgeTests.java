package io.swarmassay.verdict.judge;

import static io.swarmassay.verdict.Outcome.FAILED;
import static io.swarmassay.verdict.Outcome.INCONCLUSIVE;
import static io.swarmassay.verdict.Outcome.PASSED;
import static io.swarmassay.verdict.judge.Histories.changed;
import static io.swarmassay.verdict.judge.Histories.healthy;
import static io.swarmassay.verdict.judge.Histories.promise;
import static io.swarmassay.verdict.judge.Histories.without;
import static io.swarmassay.verdict.judge.Judged.assertThatCheck;
import static io.swarmassay.verdict.judge.Judged.check;
import static io.swarmassay.verdict.judge.Judged.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.history.Promise;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.index.HistoryIndex;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTests {
  @Test
  void a_healthy_run_passes_with_its_numbers() {
    Verdict verdict = Judge.judge(healthy());

    assertThat(verdict.outcome()).as(verdict.checks().toString()).isEqualTo(PASSED);
    assertThat(check(verdict, "ping").reason()).isEqualTo("6 of 6 pairs pong");
    assertThat(check(verdict, "faults").reason()).isEqualTo("2 of 2 proven to bite");
    assertThat(check(verdict, "recovered").reason())
        .isEqualTo("2 of 2 recovered in time, the slowest in 910 ms");
    assertThat(verdict.durationMs()).isEqualTo(5_200);
    assertThat(verdict.metrics().get("ping").p50()).isEqualTo(0.2);
    assertThat(verdict.metrics().get("recovery-time").max()).isEqualTo(910);
    assertThat(verdict.audit().outcome()).isEqualTo("CLEAN");
  }

  @Test
  void a_fault_is_told_with_proof_recovery_and_phases() {
    Verdict.FaultResult fault = Judge.judge(healthy()).faults().get(0);

    assertThat(fault.id()).isEqualTo("f1");
    assertThat(fault.struckMs()).isEqualTo(2_000);
    assertThat(fault.proof()).isEqualTo("container gone after 61 ms");
    assertThat(fault.effect()).isEqualTo("PROVEN");
    assertThat(fault.healer()).isEqualTo("swarm");
    assertThat(fault.recoveredMs()).isEqualTo(910);
    assertThat(fault.phases()).containsEntry("started", 455.0);
    assertThat(fault.remedy()).isEqualTo("NOT_NEEDED");
  }

  @Test
  void recovery_from_a_held_fault_counts_from_its_cure() {
    List<Event> held = changed(healthy(), Event.Struck.class, Judged::healedByRemedy);
    held = with(held, new Event.Cured(2_600_000, "f1", true, "back"), 0);
    held = with(held, new Event.Cured(4_100_000, "f2", true, "back"), 0);

    assertThat(Judge.judge(held).faults().get(0).recoveredMs()).isEqualTo(310);
  }

  @Test
  void not_steady_before_the_first_step_is_failed() {
    List<Event> history = new ArrayList<>();
    history.add(Histories.opened(2));
    history.add(new Event.Looked(9_000_000, "ping", "start", false, "w.2 does not answer", true));
    history.add(new Event.Looked(9_000_000, "replicas", "start", true, "3 of 3 running", true));
    history.add(new Event.Audited(9_100_000, List.of()));
    history.add(new Event.Closed(9_200_000, "completed"));

    assertThatCheck(history, "ping", FAILED, "start (at 9.000 s): w.2 does not answer");
  }

  @Test
  void an_interrupted_recovery_breaks_no_promise_and_proves_none() {
    Promise all = promise("recovered", "min-ratio", 1.0, Promise.Kind.HARD);
    List<Event> cut =
        without(
            healthy(all),
            event ->
                event.t() > 4_200_000 && !(event instanceof Event.Closed)
                    || event instanceof Event.Recovered recovered && recovered.id().equals("f2"));
    cut = with(cut, new Event.Trouble(4_200_000, "run", "interrupted"), 0);

    Verdict verdict = Judge.judge(cut);

    assertThat(verdict.outcome()).as(verdict.checks().toString()).isEqualTo(INCONCLUSIVE);
    assertThat(verdict.audit().outcome()).isEqualTo("LEFT");
  }

  @Test
  void a_probe_that_fails_after_a_fault_names_the_fault() {
    List<Event> history =
        changed(
            healthy(),
            Event.Looked.class,
            looked ->
                looked.moment().equals("after f2") && looked.probe().equals("ping")
                    ? new Event.Looked(looked.t(), "ping", "after f2", false, "w.2 is deaf", true)
                    : looked);

    assertThatCheck(history, "ping", FAILED, "after f2 (at 4.500 s): w.2 is deaf");
    assertThat(check(Judge.judge(history), "ping").cause()).isEqualTo("f2");
  }

  @Test
  void a_probe_nobody_read_is_inconclusive() {
    List<Event> history =
        without(healthy(), e -> e instanceof Event.Looked l && l.probe().equals("ping"));

    assertThatCheck(history, "ping", INCONCLUSIVE, "never read");
  }

  @Test
  void a_probe_nobody_read_after_the_last_fault_is_inconclusive() {
    List<Event> history = without(healthy(), e -> e instanceof Event.Looked l && l.t() > 3_000_000);

    assertThatCheck(history, "ping", INCONCLUSIVE, "not read again after f2");
  }

  @Test
  void two_probes_of_one_name_are_two_checks_and_each_has_its_own_readings() {
    List<Event> history = new ArrayList<>();
    history.add(
        new Event.Opened(
            0, 2, "s", "t", "m", 7, Histories.STARTED, List.of("http", "http"), 0, List.of()));
    for (String moment : List.of("start", "end")) {
      history.add(new Event.Looked(9, "http", moment, true, "200 as wanted", true));
      history.add(new Event.Looked(9, "http", moment, moment.equals("start"), "404", true));
    }
    history.add(new Event.Audited(10, List.of()));
    history.add(new Event.Closed(11, "completed"));

    Verdict verdict = Judge.judge(history);

    assertThat(check(verdict, "http (1)")).isEqualTo(Check.passed("http (1)", "200 as wanted"));
    assertThat(check(verdict, "http (2)").outcome()).isEqualTo(FAILED);
  }

  @Test
  void a_probe_that_was_left_out_of_a_deciding_round_is_inconclusive() {
    List<Event> history =
        without(
            healthy(),
            e ->
                e instanceof Event.Looked l
                    && l.probe().equals("ping")
                    && l.moment().equals("after f1"));

    assertThatCheck(history, "ping", INCONCLUSIVE, "not read after f1");
  }

  @Test
  void an_unproven_fault_is_inconclusive_by_name() {
    List<Event> history =
        changed(
            healthy(),
            Event.Proven.class,
            p -> p.id().equals("f2") ? new Event.Proven(p.t(), "f2", false, "still there") : p);

    assertThatCheck(history, "faults", INCONCLUSIVE, "f2 (kill of w.2): still there");
    assertThat(Judge.judge(history).faults().get(1).effect()).isEqualTo("UNPROVEN");
  }

  @Test
  void a_fault_without_any_proof_is_inconclusive() {
    assertThatCheck(
        without(healthy(), e -> e instanceof Event.Proven),
        "faults",
        INCONCLUSIVE,
        "no proof was recorded");
  }

  @Test
  void a_late_recovery_is_failed_with_its_cause() {
    List<Event> history =
        changed(
            healthy(),
            Event.Recovered.class,
            r -> r.id().equals("f1") ? new Event.Recovered(r.t(), "f1", false, "ping: no") : r);

    assertThatCheck(
        history, "recovered", FAILED, "f1 (kill of w.2): not steady within 30.0 s: ping: no");
    assertThat(check(Judge.judge(history), "recovered").cause()).isEqualTo("f1");
    assertThat(Judge.judge(history).faults().get(0).recoveredMs()).isNull();
  }

  @Test
  void a_recovery_nobody_saw_is_inconclusive() {
    assertThatCheck(
        without(healthy(), e -> e instanceof Event.Recovered r && r.id().equals("f2")),
        "recovered",
        INCONCLUSIVE,
        "its recovery was not observed");
  }

  @Test
  void a_fault_we_could_not_undo_does_not_condemn_the_stack() {
    List<Event> history =
        changed(
            healthy(), Event.Recovered.class, r -> new Event.Recovered(r.t(), r.id(), false, "x"));
    history = changed(history, Event.Struck.class, Judged::healedByRemedy);
    history =
        changed(
            history,
            Event.Looked.class,
            l ->
                l.moment().equals("end")
                    ? new Event.Looked(l.t(), l.probe(), "end", false, "cut off", true)
                    : l);

    assertThat(Judge.judge(history).outcome()).isEqualTo(INCONCLUSIVE);
    assertThatCheck(history, "ping", INCONCLUSIVE, "was never undone");
  }

  @Test
  void a_checker_that_breaks_is_inconclusive_by_name() {
    Checker broken =
        new Checker() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public List<Check> check(HistoryIndex facts) {
            throw new IllegalStateException("boom");
          }
        };
    HistoryIndex facts = new HistoryIndex();
    healthy().forEach(facts);

    Verdict verdict = new Judge(List.of(broken)).verdict(facts);
    assertThat(verdict.outcome()).isEqualTo(INCONCLUSIVE);
    assertThat(check(verdict, "broken").reason()).contains("boom");
  }
}
