package io.swarmassay.report.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.Verdict.FaultResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecoveryPhasesTests {
  private final Chronicle history = new Chronicle();

  @Test
  void what_engines_reported_of_the_victim_splits_the_recovery() {
    struck("f1", 1000, "node.2");
    container(1060, "die", "node.2");
    container(1100, "die", "node.1");
    container(1400, "create", "node.2");
    container(1800, "start", "node.2");

    assertThat(words(fault("f1", 1000.0, 1000.0, Map.of("replicas", 20.0, "names", 900.0))))
        .containsExactly(
            "detected 60", "scheduled 340", "started 400", "registered 100", "steady 100");
  }

  @Test
  void a_later_strike_of_the_same_victim_tells_nothing_of_this_one() {
    struck("f1", 1000, "node.2");
    container(1060, "die", "node.2");
    struck("f2", 20_000, "node.2");
    container(20_060, "die", "node.2");
    container(20_400, "create", "node.2");
    FaultResult first = fault("f1", 1000.0, null, Map.of());

    assertThat(words(first, fault("f2", 20_000.0, null, Map.of()))).containsExactly("detected 60");
  }

  @Test
  void several_victims_count_as_the_slowest() {
    struck("f1", 1000, "node.1", "node.2");
    container(1050, "die", "node.1");
    container(1060, "die", "node.2");
    container(1400, "create", "node.2");
    container(1500, "create", "node.1");
    container(1800, "start", "node.2");
    container(1900, "start", "node.1");

    assertThat(words(fault("f1", 1000.0, 1000.0, Map.of())))
        .containsExactly("detected 60", "scheduled 440", "started 400", "steady 100");
  }

  @Test
  void without_engine_events_the_probes_tell_and_short_parts_are_folded() {
    Map<String, Double> phases = new LinkedHashMap<>();
    phases.put("replicas", 500.0);
    phases.put("names", 505.0);
    phases.put("ping", 900.0);

    assertThat(words(fault("f1", 1000.0, 1000.0, phases)))
        .containsExactly("replicas 500", "ping 400", "steady 100");
  }

  @Test
  void phases_that_the_verdict_names_are_taken_as_they_are() {
    struck("f1", 1000, "node.2");
    container(1060, "die", "node.2");
    Map<String, Double> phases = Map.of("detected", 210.0, "created", 350.0, "started", 700.0);

    assertThat(words(fault("f1", 1000.0, 910.0, phases)))
        .containsExactly("detected 210", "created 140", "started 350", "steady 210");
  }

  private void struck(String id, long ms, String... victims) {
    history.accept(
        new Event.Struck(ms * 1000, id, "kill", "one", List.of(victims), "SWARM", 30_000, 900));
  }

  private void container(long ms, String action, String subject) {
    history.accept(new Event.Platform(ms * 1000, 0, "n1", "container", action, subject, ""));
  }

  private static FaultResult fault(
      String id, Double struck, Double recovered, Map<String, Double> phases) {
    return new FaultResult(
        id,
        "kill",
        "one",
        struck,
        null,
        "swarm",
        "",
        "PROVEN",
        recovered != null,
        recovered,
        phases,
        900.0,
        "NOT_NEEDED",
        null);
  }

  private List<String> words(FaultResult... faults) {
    Verdict verdict =
        new Verdict(
            1,
            "",
            "",
            Outcome.PASSED,
            0,
            "",
            0,
            "",
            List.of(),
            List.of(),
            Map.of(),
            List.of(faults),
            null,
            null,
            List.of(),
            List.of(),
            null,
            List.of(),
            List.of());
    var none = EvidenceReader.JSON.createObjectNode();
    RunEvidence evidence =
        new RunEvidence(
            Path.of("."), none, none, verdict, history, Map.of(), List.of(), ImageFiles.NONE);
    return RecoveryPhases.of(evidence, faults[0]).stream()
        .map(part -> part.name() + " " + Math.round(part.lasting()))
        .toList();
  }
}
