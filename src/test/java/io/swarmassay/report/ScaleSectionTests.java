package io.swarmassay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.report.evidence.Chronicle;
import io.swarmassay.report.evidence.ScaleStretch;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleSectionTests {
  private static final String ORDERED = "{atomvm-node=%d}";
  private final Chronicle history = new Chronicle();

  private static long at(double seconds) {
    return (long) (seconds * 1e6);
  }

  private void looked(String reason) {
    history.accept(new Event.Looked(at(1), "replicas", "start", true, reason, true));
  }

  private void scaled(double from, double to, String detail) {
    String id = "o" + (int) from;
    history.accept(
        new Event.Ordered(at(from), id, "scale", List.of("atomvm-node"), detail, 60_000));
    history.accept(new Event.Settled(at(to), id, true, "steady"));
  }

  private void struck(double from, double to, boolean inTime) {
    String id = "f" + (int) from;
    history.accept(
        new Event.Struck(at(from), id, "kill", "one", List.of("a.1"), "SWARM", 60_000, 0));
    history.accept(new Event.Recovered(at(to), id, inTime, "steady"));
  }

  @Test
  void each_number_of_replicas_has_what_was_measured_while_it_was_wanted() {
    looked("3 of 3 replicas of atomvm-node run");
    history.accept(new Event.Sampled(at(2), "ping", "", 2));
    struck(5, 8, true);
    scaled(10, 14, ORDERED.formatted(9));
    history.accept(new Event.Sampled(at(15), "ping", "", 7));
    history.accept(new Event.Sampled(at(15), "message-latency", "", 30));
    struck(16, 18, true);
    struck(20, 70, false);
    scaled(80, 82, ORDERED.formatted(5));
    scaled(90, 93, ORDERED.formatted(3));
    history.accept(new Event.Sampled(at(95), "ping", "", 4));

    List<ScaleStretch> found = ScaleStretch.of(history);

    assertThat(found).extracting(ScaleStretch::replicas).containsExactly(3, 5, 9);
    assertThat(found.get(0).ping()).isBetween(3.9, 4.1);
    assertThat(found.get(0).latency()).isNull();
    assertThat(found.get(0).joined()).isEqualTo(3000);
    assertThat(found.get(0).recovery()).isEqualTo(3000);
    assertThat(found.get(1)).isEqualTo(new ScaleStretch(5, null, null, 2000.0, null));
    assertThat(found.get(2).ping()).isBetween(6.9, 7.1);
    assertThat(found.get(2).recovery()).as("one that never came is no time").isEqualTo(2000);
  }

  @Test
  void curves_stand_over_three_numbers_with_words_for_who_cannot_see_them() {
    ScaleStretch three = new ScaleStretch(3, 1.8, 40.0, null, 16743.0);
    ScaleStretch nine = new ScaleStretch(9, 9.6, null, 16557.0, 10841.0);
    ScaleStretch most = new ScaleStretch(15, 7.3, 38.8, 33014.0, 10080.0);

    String body = ScaleSection.panel(List.of(three, nine, most)).orElseThrow().body();

    assertThat(body)
        .contains("Ping, p99 at worst by replicas: 3: 1.8 ms, 9: 9.6 ms, 15: 7.3 ms")
        .contains("Message latency, p99 at worst by replicas: 3: 40 ms, 15: 38.8 ms")
        .contains("\u2013");
    assertThat(body.split("<figure", -1)).hasSize(5);
    assertThat(ScaleSection.panel(List.of(three, nine))).isEmpty();
  }

  @Test
  void nothing_is_told_of_a_run_without_a_known_number_or_an_order_to_several_services() {
    scaled(10, 14, ORDERED.formatted(9));
    assertThat(ScaleStretch.of(history)).isEmpty();
    looked("3 of 3 replicas of atomvm-node run");
    assertThat(ScaleStretch.of(new Chronicle())).isEmpty();
    Chronicle several = new Chronicle();
    several.accept(
        new Event.Looked(at(1), "replicas", "start", true, "3 of 3 replicas of a run", true));
    several.accept(new Event.Ordered(at(2), "o", "scale", List.of("a", "b"), "{a=5, b=6}", 60_000));
    assertThat(ScaleStretch.of(several)).isEmpty();
  }
}
