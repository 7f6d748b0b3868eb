package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each probe's own word: causes before consequences, and what was not asked. */
class SteadyStateCheckerTests {
  private final List<Event> events = new ArrayList<>(List.of(Histories.opened(2, 1)));

  private void looked(long t, String probe, String moment, boolean healthy, String reason) {
    events.add(new Event.Looked(t, probe, moment, healthy, reason, true));
  }

  private void struck(String id, long t, String healer) {
    events.add(new Event.Struck(t, id, "kill", "w", List.of("w.1"), healer, 30_000, 0));
  }

  private Check check(String probe) {
    return Histories.check(events, probe);
  }

  @Test
  void a_probe_that_broke_after_another_in_one_round_follows_from_it() {
    looked(1_000, "replicas", "start", false, "2 of 3 running");
    looked(1_000, "ping", "start", false, "w.3: pang");
    assertThat(check("replicas").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(check("ping"))
        .isEqualTo(
            Check.inconclusive("ping", "w.3: pang; follows from replicas start: 2 of 3 running"));
  }

  @Test
  void what_broke_in_another_round_or_did_not_break_is_no_cause() {
    looked(1_000, "replicas", "start", false, "2 of 3 running");
    looked(1_000, "ping", "start", true, "pong");
    looked(9_000, "replicas", "end", true, "3 of 3 running");
    looked(9_000, "ping", "end", false, "w.3: pang");
    assertThat(check("ping")).isEqualTo(Check.failed("ping", "end (at 0.009 s): w.3: pang", null));
  }

  @Test
  void one_without_its_least_evidence_is_no_cause_either() {
    events.add(new Event.Looked(1, "replicas", "start", false, "none", true, false, true));
    looked(1_000, "ping", "start", false, "w.3: pang");
    assertThat(check("ping").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(check("replicas"))
        .isEqualTo(
            Check.inconclusive(
                "replicas", "start (at 0.000 s): less than its least evidence: none"));
  }

  @Test
  void a_probe_that_was_never_read_says_what_broke_instead() {
    looked(900, "replicas", "start", true, "3 of 3 running");
    looked(1_000, "replicas", "end", false, "2 of 3 running");
    assertThat(check("ping"))
        .isEqualTo(Check.inconclusive("ping", "never read, since replicas end: 2 of 3 running"));
  }

  @Test
  void one_that_was_left_out_of_a_round_says_of_which() {
    looked(1_000, "ping", "start", true, "pong");
    looked(1_000, "replicas", "start", true, "3 of 3");
    looked(9_000, "replicas", "end", true, "3 of 3");
    assertThat(check("ping")).isEqualTo(Check.inconclusive("ping", "not read at end"));
  }

  @Test
  void a_reading_at_the_moment_of_the_strike_is_not_before_it() {
    looked(1_000, "ping", "start", true, "pong");
    struck("f1", 1_000, "SWARM");
    assertThat(check("ping")).isEqualTo(Check.passed("ping", "pong"));
    struck("f2", 1_001, "SWARM");
    assertThat(check("ping")).isEqualTo(Check.inconclusive("ping", "not read again after f2"));
  }

  @Test
  void a_fault_that_was_never_undone_excuses_what_was_read_after_it_struck() {
    struck("f1", 1_000, "REMEDY");
    looked(1_000, "ping", "end", false, "pang");
    assertThat(check("ping").outcome()).isEqualTo(Outcome.FAILED);
    events.remove(events.size() - 1);
    looked(1_001, "ping", "end", false, "pang");
    assertThat(check("ping"))
        .isEqualTo(
            Check.inconclusive(
                "ping", "end (at 0.001 s): pang; but f1 (kill of w) was never undone"));
  }

  @Test
  void a_fault_that_was_undone_excuses_nothing() {
    struck("f1", 1_000, "SWARM");
    looked(1_001, "ping", "after f1", false, "pang");
    assertThat(check("ping")).isEqualTo(Check.failed("ping", "after f1 (at 0.001 s): pang", "f1"));
  }

  @Test
  void the_last_of_several_faults_is_the_cause_and_one_of_a_longer_name_is_not() {
    struck("f1", 1_000, "SWARM");
    struck("f12", 1_100, "SWARM");
    looked(1_200, "ping", "after f1 to f12", false, "pang");
    assertThat(check("ping").cause()).isEqualTo("f12");
    events.set(events.size() - 1, new Event.Looked(1_200, "ping", "after f12", false, "x", true));
    assertThat(check("ping").cause()).isEqualTo("f12");
    events.set(events.size() - 1, new Event.Looked(1_200, "ping", "up to f1", false, "x", true));
    assertThat(check("ping").cause()).isNull();
  }

  @Test
  void what_broke_before_the_probes_could_be_read_is_a_check_of_its_own_and_said_once() {
    looked(1_000, "deployment", "start", false, "no such image");
    looked(1_100, "deployment", "start", false, "no such image either");
    looked(1_100, "volumes", "start", true, "fine");
    assertThat(Judge.judge(events).checks()).extracting(Check::name).doesNotContain("volumes");
    assertThat(check("deployment"))
        .isEqualTo(Check.failed("deployment", "start (at 0.001 s): no such image", null));
  }
}
