package io.swarmassay.run.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import io.swarmassay.stack.FakeDeployment;
import io.swarmassay.swarm.FakeSwarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTapTests {
  private final FakeSwarm swarm = FakeSwarm.of(3);
  private final List<Event> events = new ArrayList<>();
  private final Recorder recorder =
      new Recorder() {
        @Override
        public long now() {
          return swarm.now().toEpochMilli() * 1000;
        }

        @Override
        public void record(Event event) {
          events.add(event);
        }
      };

  @Test
  void the_last_start_is_the_one_of_the_asked_deployment() {
    try (EventTap tap = new EventTap(swarm, recorder).of("x")) {
      assertThat(tap.lastStart("x")).isEmpty();
      FakeDeployment deployment = FakeDeployment.of(swarm, "web", 2);
      swarm.advance(Duration.ofSeconds(5));
      long first = tap.lastStart("x").orElseThrow();
      deployment.scale("web", 3);
      swarm.advance(Duration.ofSeconds(5));
      assertThat(tap.lastStart("x").orElseThrow()).isGreaterThan(first).isEqualTo(lastHeard());
      assertThat(tap.lastStart("another")).isEmpty();
    }
  }

  /** On a swarm that several deployments share, their services may have the same names. */
  @Test
  void containers_of_another_deployment_are_none_of_ours() {
    try (EventTap tap = new EventTap(swarm, recorder).of("y")) {
      FakeDeployment.of(swarm, "web", 2);
      swarm.advance(Duration.ofSeconds(5));
      assertThat(tap.lastStart("x")).isPresent();
    }
    assertThat(events)
        .noneMatch(at -> at instanceof Event.Platform told && told.kind().equals("container"));
  }

  @Test
  void a_node_whose_events_cannot_be_heard_is_written_as_an_interval() {
    try (EventTap tap = new EventTap(swarm, recorder)) {
      long from = recorder.now();
      tap.lost("n2", "connection refused");
      swarm.advance(Duration.ofSeconds(3));
      tap.regained("n2");
      assertThat(blind())
          .containsExactly(
              new Event.Blind(from + 3_000_000, from, "events", "n2", "connection refused"));
    }
    assertThat(blind()).hasSize(1);
  }

  @Test
  void a_node_that_stays_unheard_is_written_at_the_end() {
    try (EventTap tap = new EventTap(swarm, recorder)) {
      tap.lost("n2", "connection refused");
      tap.lost("n2", "connection refused again");
      swarm.advance(Duration.ofSeconds(3));
      assertThat(blind()).isEmpty();
    }
    assertThat(blind()).singleElement().matches(blind -> blind.t() - blind.from() == 3_000_000);
  }

  private List<Event.Blind> blind() {
    return events.stream()
        .filter(Event.Blind.class::isInstance)
        .map(Event.Blind.class::cast)
        .toList();
  }

  private long lastHeard() {
    return events.stream()
        .filter(event -> event instanceof Event.Platform p && p.action().equals("start"))
        .mapToLong(Event::t)
        .max()
        .orElseThrow();
  }
}
