package io.swarmassay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.run.record.EventTap;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.FakeDeployment;
import io.swarmassay.swarm.FakeSwarm;
import io.swarmassay.swarm.SwarmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the steady state does with looks of which nobody knows the answer. */
class LateLooksTests {
  private final FakeSwarm swarm = FakeSwarm.of(1);
  private final List<Event> events = new ArrayList<>();
  private final Deque<Supplier<Reading>> readings = new ArrayDeque<>();

  private final class Planted implements Probe {
    @Override
    public String name() {
      return "planted";
    }

    @Override
    public Reading read(Deployment deployment) {
      return (readings.size() > 1 ? readings.pop() : readings.peek()).get();
    }
  }

  private final long begin = System.nanoTime();

  private final Recorder recorder =
      new Recorder() {
        @Override
        public long now() {
          return (System.nanoTime() - begin) / 1_000;
        }

        @Override
        public void record(Event event) {
          events.add(event);
        }
      };

  private boolean held(Duration limit) throws InterruptedException {
    try (EventTap tap = new EventTap(swarm, recorder)) {
      Deployment deployment = FakeDeployment.of(swarm, "web", 1);
      SteadyStateWait steady =
          new SteadyStateWait(List.of(new Planted()), deployment, recorder, tap);
      return steady.await(SteadyStateWait.Awaited.calm("end", 0, limit)).inTime();
    }
  }

  private static Event.Looked looked(boolean healthy, String reason, boolean last, boolean late) {
    return new Event.Looked(0, "planted", "end", healthy, reason, last, late);
  }

  private List<Event> looks() {
    return events.stream()
        .filter(Event.Looked.class::isInstance)
        .map(Event.Looked.class::cast)
        .<Event>map(l -> looked(l.healthy(), l.reason(), l.last(), l.late()))
        .toList();
  }

  @Test
  void what_nobody_knows_is_marked_and_looked_at_again() throws InterruptedException {
    readings.add(() -> Reading.late("no answer within 9 ms"));
    readings.add(
        () -> {
          throw new SwarmException(0, "no leader");
        });
    readings.add(() -> Reading.healthy("fine"));
    assertThat(held(Duration.ofSeconds(30))).isTrue();
    assertThat(looks())
        .containsExactly(
            looked(false, "no answer within 9 ms", false, true),
            looked(false, "could not be asked: no leader", false, true),
            looked(true, "fine", true, false));
  }

  @Test
  void an_error_of_ours_inside_a_probe_is_no_reading_and_ends_the_run() {
    readings.add(
        () -> {
          throw new IllegalStateException("broken");
        });
    assertThatThrownBy(() -> held(Duration.ofSeconds(30)))
        .hasMessageContaining("the probe planted itself failed")
        .hasMessageContaining("broken");
    assertThat(looks()).isEmpty();
  }

  @Test
  void a_class_path_without_what_a_probe_needs_is_an_error_of_ours_too() {
    readings.add(
        () -> {
          throw new NoClassDefFoundError("OtpConnection");
        });
    assertThatThrownBy(() -> held(Duration.ofSeconds(30)))
        .hasMessageContaining("the probe planted itself failed")
        .hasMessageContaining("OtpConnection");
    assertThat(looks()).isEmpty();
  }

  @Test
  void it_is_not_steady_at_the_deadline() throws InterruptedException {
    readings.add(() -> Reading.late("no answer within 9 ms"));
    assertThat(held(Duration.ofMillis(20))).isFalse();
    assertThat(looks().get(looks().size() - 1))
        .isEqualTo(looked(false, "no answer within 9 ms", true, true));
  }
}
