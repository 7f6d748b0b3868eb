package io.swarmassay.verdict.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.judge.Histories;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What excuses an outage, from when, and until when. Times in seconds. */
class ExcusesTests {
  private final List<Event> events = new ArrayList<>(Histories.healthy());
  private long seq;

  /** Requests four times a second; none is answered in the given time. */
  private void requests(double from, double to, double down, double up) {
    for (long t = us(from); t < us(to); t += 250_000) {
      Ending end = t >= us(down) && t < us(up) ? Ending.FAIL : Ending.OK;
      events.add(
          new Event.Tried(t + 1_000, Operation.HTTP, "c", "web", 0, 0, seq++, t, t, end, ""));
    }
  }

  private void ordered(double t, double settled, long limitMs) {
    events.add(new Event.Ordered(us(t), "o1", "scale", List.of("web"), "{web=5}", limitMs));
    if (settled > 0) {
      events.add(new Event.Settled(us(settled), "o1", true, "steady"));
    }
  }

  private static long us(double seconds) {
    return Math.round(seconds * 1_000_000);
  }

  private Check check(String name) {
    return Histories.check(events, name);
  }

  @Test
  void an_outage_long_after_scaling_was_settled_is_failed() {
    ordered(10, 13, 60_000);
    requests(1, 200, 70, 190);
    assertThat(check("available").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(check("available").reason()).contains("no http of web from 70.000 s for 120.0 s");
  }

  @Test
  void a_step_of_that_name_without_an_order_excuses_nothing() {
    events.add(new Event.Stage(us(10), "scale", "{web=5}"));
    requests(1, 30, 12, 20);
    assertThat(check("available").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_stack_called_grayscale_is_not_excused_from_its_deployment_on() {
    events.add(new Event.Stage(us(0.1), "deploy", "stacks/grayscale"));
    requests(1.1, 30, 12, 20);
    assertThat(check("available").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void an_outage_within_an_order_is_excused_and_told() {
    ordered(10, 20, 60_000);
    requests(1, 30, 12, 19);
    assertThat(check("available").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(check("available").reason()).contains("1 by what was ordered");
  }

  @Test
  void an_outage_that_outlasts_the_limit_of_its_order_is_failed() {
    ordered(10, 20, 30_000);
    requests(1, 60, 12, 50);
    assertThat(check("available").reason())
        .contains("no http of web from 12.000 s", "beyond the limit of o1 (scale of web)");
  }

  @Test
  void an_order_that_never_settles_excuses_for_its_limit_only() {
    ordered(10, 0, 30_000);
    requests(1, 60, 41.5, 50);
    assertThat(check("available").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_fault_excuses_until_the_steady_state_only() {
    requests(1, 30, 5.5, 9);
    assertThat(check("available").reason()).contains("no http of web from 5.500 s");
  }

  @Test
  void no_excuse_reaches_past_its_recorded_end_nor_past_its_cap() {
    for (long seed = 0; seed < 2_000; seed++) {
      assertWithinRecord(new Random(seed), seed);
    }
  }

  private static void assertWithinRecord(Random random, long seed) {
    List<Event> history = new ArrayList<>(List.of(Histories.opened(4)));
    long t = 1_000_000;
    for (int i = 1; i <= 4; i++) {
      t += 1 + random.nextInt(20_000_000);
      long limit = 1 + random.nextInt(30_000);
      long over = t + random.nextInt(60_000_000);
      boolean held = random.nextBoolean();
      if (random.nextBoolean()) {
        history.add(new Event.Struck(t, "f" + i, "kill", "w", List.of("w.1"), "SWARM", limit, 0));
        history.add(new Event.Recovered(over, "f" + i, held, ""));
      } else {
        history.add(new Event.Ordered(t, "f" + i, "scale", List.of("w"), "", limit));
        history.add(new Event.Settled(over, "f" + i, held, ""));
      }
      Excuses.Interval excuse = excuses(history).intervals().get(i - 1);
      assertThat(excuse.from()).as("seed %d", seed).isEqualTo(t);
      assertThat(excuse.to())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(excuse.cap())
          .isLessThanOrEqualTo(Math.max(over, excuse.cap()));
      assertThat(excuse.cap()).as("seed %d", seed).isEqualTo(t + limit * 1_000);
      if (over <= t + limit * 1_000 && held) {
        assertThat(excuse.to()).as("seed %d", seed).isEqualTo(over);
      }
      t = Math.max(t, over);
    }
    long past = t + 31_000_000L;
    assertThat(excuses(history).during(past, past)).as("seed %d", seed).isEmpty();
  }

  private static Excuses excuses(List<Event> history) {
    HistoryIndex facts = new HistoryIndex();
    history.forEach(facts);
    return facts.excuses();
  }
}
