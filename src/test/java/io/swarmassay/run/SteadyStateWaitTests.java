package io.swarmassay.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.run.record.EventTap;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.FakeDeployment;
import io.swarmassay.swarm.FakeSwarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteadyStateWaitTests {
  private static final Reading.Lookup STALE =
      new Reading.Lookup("web.1", "tasks.web", List.of("10.0.0.9"), List.of("10.0.0.2"));

  private static final SteadyStateWait.Awaited START =
      SteadyStateWait.Awaited.calm("start", 0, Duration.ofSeconds(30));

  private final FakeSwarm swarm = FakeSwarm.of(1);
  private final List<Event> events = new ArrayList<>();

  /** Healthy from its second look on. */
  private static final class Names implements Probe {
    private int looks;

    @Override
    public String name() {
      return "healed";
    }

    @Override
    public Reading read(Deployment deployment) {
      return new Reading(++looks > 1, "look " + looks, List.of(), List.of(STALE));
    }
  }

  private final class Recording implements Recorder {
    @Override
    public long now() {
      return 7;
    }

    @Override
    public void record(Event event) {
      events.add(event);
    }
  }

  @Test
  void what_names_were_answered_with_is_recorded_once_of_the_round_that_decides()
      throws InterruptedException {
    Recorder recorder = new Recording();
    try (EventTap tap = new EventTap(swarm, recorder)) {
      SteadyStateWait steady =
          new SteadyStateWait(
              List.of(new Names()), FakeDeployment.of(swarm, "web", 1), recorder, tap);
      assertThat(steady.await(START).held()).isTrue();
    }
    assertThat(events)
        .filteredOn(Event.Resolved.class::isInstance)
        .containsExactly(
            new Event.Resolved(7, "web.1", "tasks.web", STALE.answers(), STALE.truth()));
  }
}
