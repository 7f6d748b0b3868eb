package io.swarmassay.verdict.judge;

import static io.swarmassay.verdict.Outcome.INCONCLUSIVE;
import static io.swarmassay.verdict.Outcome.PASSED;
import static io.swarmassay.verdict.judge.Histories.changed;
import static io.swarmassay.verdict.judge.Histories.healthy;
import static io.swarmassay.verdict.judge.Histories.without;
import static io.swarmassay.verdict.judge.Judged.assertThatCheck;
import static io.swarmassay.verdict.judge.Judged.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs that prove nothing: they broke off, or nobody looked. */
class IncompleteRunTests {
  @Test
  void fewer_strikes_than_planned_are_inconclusive() {
    assertThatCheck(
        changed(healthy(), Event.Opened.class, o -> (Event.Opened) Histories.opened(3)),
        "history",
        INCONCLUSIVE,
        "only 2 of 3 planned faults struck");
  }

  @Test
  void events_of_a_later_schema_are_inconclusive_and_name_it() {
    List<Event> history =
        changed(
            healthy(),
            Event.Opened.class,
            o ->
                new Event.Opened(
                    0, 999, "s", "t", "m", 7, o.started(), o.checks(), 2, List.of(), List.of()));

    assertThatCheck(history, "history", INCONCLUSIVE, "of schema 999, this version knows 1 to 2");
  }

  @Test
  void a_deployment_that_did_not_stand_fails_with_the_engines_reason_whatever_was_to_be_read() {
    Instant started = Instant.parse("2026-01-01T00:00:00Z");
    List<Event> planned = new ArrayList<>();
    planned.add(new Event.Opened(0, 2, "s", "t", "m", 7, started, List.of("epmd"), 0, List.of()));
    planned.add(
        new Event.Looked(9, "replicas", "start", false, "web.1 failed: no such image", true));
    planned.add(
        new Event.Awaited(9, "start", 1, 30_000, false, "deployment: web.1 failed: no such image"));
    planned.add(new Event.Audited(10, List.of()));
    planned.add(new Event.Closed(11, "finished"));

    Verdict verdict = Judge.judge(planned);
    assertThat(verdict.outcome()).as(verdict.checks().toString()).isEqualTo(Outcome.FAILED);
    assertThat(Judged.check(verdict, "replicas").reason()).contains("web.1 failed: no such image");
  }

  @Test
  void two_runs_in_one_file_are_inconclusive() {
    List<Event> two = new ArrayList<>(healthy());
    two.addAll(healthy());

    assertThat(Histories.check(two, "history").reason()).contains("2 runs are in one file");
    assertThat(Judge.judge(two).outcome()).isEqualTo(INCONCLUSIVE);
  }

  @Test
  void a_plan_in_which_nothing_has_to_hold_is_inconclusive() {
    List<Event> history =
        changed(
            healthy(),
            Event.Opened.class,
            o ->
                new Event.Opened(
                    0, 2, "s", "t", "m", 7, o.started(), List.of(), 2, List.of(), List.of()));

    assertThatCheck(history, "history", INCONCLUSIVE, "the plan names no probe");
  }

  @Test
  void a_held_fault_without_a_remedy_on_record_is_inconclusive() {
    List<Event> history =
        without(
            changed(healthy(), Event.Struck.class, Judged::healedByRemedy),
            e -> e instanceof Event.Remedied);

    assertThat(Histories.check(history, "remedies").reason())
        .contains("f1 (kill of w.2): no remedy of it was recorded");
  }

  @Test
  void a_skip_counts_all_its_strikes() {
    List<Event> history =
        changed(healthy(), Event.Opened.class, o -> (Event.Opened) Histories.opened(5));
    history = with(history, new Event.Skipped(3_900_000, "partition", "no netem", 3), 3);

    assertThat(Judge.judge(history).outcome()).isEqualTo(PASSED);
  }

  @Test
  void faults_that_were_planned_and_never_struck_are_inconclusive_in_every_check_of_faults() {
    List<Event> history =
        without(
            healthy(),
            e ->
                e instanceof Event.Struck
                    || e instanceof Event.Proven
                    || e instanceof Event.Recovered);
    for (String check : List.of("faults", "recovered", "steadiness")) {
      assertThat(Histories.check(history, check).outcome()).as(check).isEqualTo(INCONCLUSIVE);
    }
  }

  @Test
  void a_visible_skip_is_not_a_missing_strike() {
    List<Event> history =
        changed(healthy(), Event.Opened.class, o -> (Event.Opened) Histories.opened(3));
    history = with(history, new Event.Skipped(3_900_000, "partition", "no netem"), 3);

    Verdict verdict = Judge.judge(history);
    assertThat(verdict.outcome()).isEqualTo(PASSED);
    assertThat(verdict.skipped()).containsExactly(new Verdict.Skip("partition", "no netem"));
  }

  @Test
  void a_history_without_an_end_is_inconclusive() {
    assertThatCheck(
        without(healthy(), e -> e instanceof Event.Closed),
        "history",
        INCONCLUSIVE,
        "the run did not come to its end");
  }

  @Test
  void an_empty_history_is_inconclusive() {
    assertThatCheck(List.of(), "history", INCONCLUSIVE, "it has no begin");
  }

  @Test
  void a_lab_kept_up_on_request_has_no_audit_and_says_so() {
    List<Event> history =
        new ArrayList<>(without(healthy(), event -> event instanceof Event.Audited));
    history.add(history.size() - 1, new Event.Noted(5_100_000, "kept", Map.of("lab", "x")));
    Verdict verdict = Judge.judge(history);
    assertThat(verdict.outcome()).as(verdict.checks().toString()).isEqualTo(PASSED);
    assertThat(verdict.audit().outcome()).isEqualTo("KEPT");
  }

  @Test
  void what_the_audit_found_is_inconclusive_by_name() {
    List<Event> history =
        changed(
            healthy(), Event.Audited.class, a -> new Event.Audited(a.t(), List.of("veth7", "vol")));

    assertThatCheck(history, "audit", INCONCLUSIVE, "left behind: veth7, vol");
    assertThat(Judge.judge(history).audit())
        .isEqualTo(new Verdict.Audit("LEFT", List.of("veth7", "vol")));
  }

  @Test
  void a_run_without_audit_is_inconclusive() {
    assertThatCheck(
        without(healthy(), e -> e instanceof Event.Audited),
        "audit",
        INCONCLUSIVE,
        "nobody looked");
  }

  @Test
  void an_open_remedy_is_inconclusive_by_name() {
    List<Event> history =
        changed(
            healthy(),
            Event.Remedied.class,
            r -> new Event.Remedied(r.t(), r.id(), "OPEN", "thaw w.2"));

    assertThatCheck(history, "remedies", INCONCLUSIVE, "f1: thaw w.2 (OPEN); f2: thaw w.2 (OPEN)");
    assertThat(Judge.judge(history).faults().get(0).remedy()).isEqualTo("OPEN");
  }

  @Test
  void what_is_seen_after_the_harness_failed_does_not_condemn_the_stack() {
    List<Event> history =
        with(healthy(), new Event.Trouble(4_900_000, "lab", "n2 died"), healthy().size() - 4);
    history =
        changed(
            history,
            Event.Looked.class,
            l ->
                l.moment().equals("end")
                    ? new Event.Looked(l.t(), l.probe(), "end", false, "gone", true)
                    : l);

    assertThatCheck(history, "harness", INCONCLUSIVE, "lab failed at 4.900 s: n2 died");
  }
}
