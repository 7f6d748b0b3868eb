package io.swarmassay.verdict;

import static io.swarmassay.verdict.Histories.changed;
import static io.swarmassay.verdict.Histories.healthy;
import static io.swarmassay.verdict.Histories.without;
import static io.swarmassay.verdict.Judged.assertThatCheck;
import static io.swarmassay.verdict.Judged.with;
import static io.swarmassay.verdict.Outcome.INCONCLUSIVE;
import static io.swarmassay.verdict.Outcome.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
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
