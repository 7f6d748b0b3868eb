package io.swarmassay.verdict.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.judge.Histories;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One fault's arithmetic: struck at 2 s, with 30 s to recover; the history ends at 90 s. */
class IncidentTests {
  private static final long END = 90_000_000;
  private final List<Event> events = new ArrayList<>(List.of(Histories.opened(2)));

  private void struck(String id, long t, String healer) {
    events.add(new Event.Struck(t, id, "kill", "w.2", List.of("w.2"), healer, 30_000, 900));
  }

  private Incident incident() {
    return Incident.of(Histories.facts(events)).get(0);
  }

  private void recovered(long t, boolean inTime) {
    events.add(new Event.Recovered(t, "f1", inTime, ""));
  }

  @Test
  void an_instant_fault_is_due_after_its_limit_and_in_time_until_then() {
    struck("f1", 2_000_000, "SWARM");
    assertThat(incident().due(END)).isEqualTo(32_000_000);
    assertThat(incident().over(END)).isEqualTo(32_000_000);
    assertThat(incident().recoveredMs()).isNull();
    recovered(32_000_000, true);
    assertThat(incident().recoveredInTime()).isTrue();
    assertThat(incident().recoveredMs()).isEqualTo(30_000);
    events.set(2, new Event.Recovered(32_000_001, "f1", true, ""));
    assertThat(incident().recoveredInTime()).isFalse();
    assertThat(incident().recoveredMs()).isNull();
    assertThat(incident().over(END)).isEqualTo(32_000_000);
  }

  @Test
  void one_that_recovered_is_over_when_it_did_and_due_as_before() {
    struck("f1", 2_000_000, "SWARM");
    recovered(5_000_000, true);
    assertThat(incident().over(END)).isEqualTo(5_000_000);
    assertThat(incident().due(END)).isEqualTo(32_000_000);
  }

  @Test
  void a_held_fault_counts_from_its_cure_and_without_one_goes_on_to_the_end() {
    struck("f1", 2_000_000, "remedy");
    assertThat(incident().held()).isTrue();
    assertThat(incident().stuck()).isTrue();
    assertThat(incident().since()).isEmpty();
    assertThat(incident().due(END)).isEqualTo(END);
    assertThat(incident().over(END)).isEqualTo(END);
    events.add(new Event.Cured(7_000_000, "f1", true, "gone"));
    assertThat(incident().stuck()).isFalse();
    assertThat(incident().since()).hasValue(7_000_000);
    assertThat(incident().due(END)).isEqualTo(37_000_000);
  }

  @Test
  void one_that_could_not_be_undone_was_on_to_the_end() {
    struck("f1", 2_000_000, "SWARM");
    events.add(new Event.Cured(7_000_000, "f1", false, "still there"));
    assertThat(incident().stuck()).isTrue();
    assertThat(incident().due(END)).isEqualTo(END);
  }

  @Test
  void what_another_did_before_its_recovery_counts_and_what_came_after_it_does_not() {
    struck("f1", 2_000_000, "SWARM");
    struck("f2", 5_000_000, "SWARM");
    recovered(5_000_000, true);
    assertThat(incident().since()).hasValue(5_000_000);
    assertThat(incident().recoveredMs()).isZero();
    events.set(3, new Event.Recovered(4_999_999, "f1", true, ""));
    assertThat(incident().since()).hasValue(2_000_000);
  }

  @Test
  void only_its_own_phases_count_each_once_in_the_order_in_which_they_came() {
    struck("f1", 2_000_000, "SWARM");
    events.add(new Event.Phase(4_000_000, "f1", "started"));
    events.add(new Event.Phase(3_000_000, "f1", "created"));
    events.add(new Event.Phase(5_000_000, "f1", "created"));
    events.add(new Event.Phase(2_500_000, "f2", "detected"));
    assertThat(incident().phaseTimes().toString()).isEqualTo("{created=1000.0, started=2000.0}");
  }

  @Test
  void phases_of_a_fault_that_was_not_cured_have_no_time() {
    struck("f1", 2_000_000, "REMEDY");
    events.add(new Event.Phase(4_000_000, "f1", "started"));
    assertThat(incident().phaseTimes()).isEmpty();
  }

  @Test
  void its_last_word_counts_and_those_of_others_do_not() {
    struck("f1", 2_000_000, "SWARM");
    assertThat(incident().proved()).isFalse();
    assertThat(incident().remedy()).isEqualTo("NOT_NEEDED");
    events.add(new Event.Proven(3_000_000, "f2", true, "gone"));
    events.add(new Event.Remedied(3_000_000, "f2", "OPEN", "x"));
    events.add(new Event.Proven(3_000_000, "f1", false, "there"));
    events.add(new Event.Remedied(3_000_000, "f1", "not_needed", "x"));
    assertThat(incident().proved()).isFalse();
    assertThat(incident().remedy()).isEqualTo("NOT_NEEDED");
    events.add(new Event.Proven(4_000_000, "f1", true, "gone"));
    events.add(new Event.Remedied(4_000_000, "f1", "closed", "x"));
    assertThat(incident().proved()).isTrue();
    assertThat(incident().remedy()).isEqualTo("CLOSED");
    events.add(new Event.Remedied(4_000_000, "f1", "failed", "x"));
    assertThat(incident().remedy()).isEqualTo("OPEN");
  }

  @Test
  void a_recovery_counts_as_seen_when_the_harness_was_sound() {
    struck("f1", 2_000_000, "SWARM");
    assertThat(incident().trusted()).isFalse();
    struck("f2", 2_000_000, "SWARM");
    events.add(new Event.Recovered(3_000_000, "f2", true, ""));
    events.add(new Event.Trouble(3_500_000, "lab", "died"));
    recovered(4_000_000, true);
    assertThat(incident().trusted()).isFalse();
    assertThat(Incident.of(Histories.facts(events)).get(1).trusted()).isTrue();
  }

  @Test
  void its_result_says_all_of_it() {
    struck("f1", 2_000_000, "REMEDY");
    events.add(new Event.Cured(7_000_000, "f1", true, "gone"));
    recovered(8_500_000, true);
    Verdict.FaultResult result = incident().result(3L, 12.0);
    assertThat(result.curedMs()).isEqualTo(7_000);
    assertThat(result.recoveredMs()).isEqualTo(1_500);
    assertThat(result.recovered()).isTrue();
    assertThat(result.healer()).isEqualTo("remedy");
    assertThat(result.floorMs()).isEqualTo(900);
    assertThat(result.proof()).isEqualTo("no proof was recorded");
    assertThat(result.effect()).isEqualTo("UNPROVEN");
    assertThat(result.lostAcknowledged()).isEqualTo(3);
    assertThat(result.firstSuccessMs()).isEqualTo(12);
  }

  @Test
  void whether_anybody_wrote_down_its_remedy_is_known() {
    struck("f1", 2_000_000, "REMEDY");
    events.add(new Event.Remedied(2_000_000, "f2", "CLOSED", "x"));
    assertThat(incident().remedyUnknown(Histories.facts(events))).isTrue();
    events.add(new Event.Remedied(2_000_000, "f1", "CLOSED", "x"));
    assertThat(incident().remedyUnknown(Histories.facts(events))).isFalse();
  }

  @Test
  void without_a_floor_or_a_cure_it_says_neither() {
    events.add(new Event.Struck(2_000_000, "f1", "kill", "w", List.of("w.2"), "SWARM", 30_000, 0));
    assertThat(incident().result(null, null).floorMs()).isNull();
    assertThat(incident().result(null, null).curedMs()).isNull();
  }
}
