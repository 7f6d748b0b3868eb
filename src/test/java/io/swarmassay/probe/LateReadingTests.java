package io.swarmassay.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.beam.BeamException;
import io.swarmassay.lab.LabException;
import io.swarmassay.swarm.SwarmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What is the end of our own patience, and what is an answer. */
class LateReadingTests {
  private static final Duration SHORT = Duration.ofMillis(50);

  private static String fault(RuntimeException thrown) {
    return AtOnce.ask(
            List.of(1),
            SHORT,
            any -> {
              throw thrown;
            })
        .get(0)
        .fault();
  }

  private static boolean late(String... faults) {
    Reading reading = Findings.against("1 of 2", List.of(faults));
    assertThat(reading.healthy()).isFalse();
    return reading.late();
  }

  private static String hanging() {
    CountDownLatch never = new CountDownLatch(1);
    return AtOnce.ask(List.of(1), SHORT, any -> awaited(never)).get(0).fault();
  }

  private static boolean awaited(CountDownLatch never) {
    try {
      never.await();
      return true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void what_got_no_answer_in_our_time_is_late() {
    assertThat(hanging()).isEqualTo("no answer within 50 ms");
    assertThat(late("w.1: " + hanging())).isTrue();
    assertThat(late(fault(new SwarmException("GET /tasks: no answer within 10000 ms", null))))
        .isTrue();
    assertThat(late(fault(new LabException("port 80: no connection in 2500 ms")))).isTrue();
    assertThat(
            late(
                fault(new BeamException("w.1: no answer from its EPMD within 2000 ms")),
                fault(new BeamException("w.2: no answer from a@b to m:f within 2500 ms"))))
        .isTrue();
  }

  @Test
  void one_answer_among_them_makes_it_known() {
    assertThat(late("w.1: no answer within 2500 ms", "w.2: no EPMD answers on 4369")).isFalse();
  }

  /** Told by nodes of each other: the way between them is what is looked at. */
  @Test
  void what_a_node_waited_for_in_vain_is_an_answer() {
    assertThat(late("a@b -> c@d: no pong within 2000 ms")).isFalse();
    assertThat(late("a@b -> c@d: not done within 2000 ms")).isFalse();
  }

  @Test
  void who_keeps_to_the_deadline_himself_says_what_he_waited_for() {
    String fault =
        AtOnce.ask(
                List.of(1),
                SHORT,
                any -> {
                  awaitedFor(SHORT);
                  throw new BeamException("w.1: no answer from its EPMD within 50 ms");
                })
            .get(0)
            .fault();
    assertThat(fault).isEqualTo("w.1: no answer from its EPMD within 50 ms");
  }

  private static void awaitedFor(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
  }
}
