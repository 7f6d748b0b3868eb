package io.swarmassay.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.fault.Target;
import io.swarmassay.fault.node.Freeze;
import io.swarmassay.fault.replica.Kill;
import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.run.record.EventTap;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.Steady;
import io.swarmassay.scenario.Step;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.FakeDeployment;
import io.swarmassay.swarm.FakeSwarm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformanceTests {
  private static final Step KILLS =
      new Step.Inflict(
          new Kill(), new Target.One("web"), 3, Optional.empty(), Optional.empty(), false);

  private final FakeSwarm swarm = FakeSwarm.of(3);
  private final Deployment deployment = FakeDeployment.of(swarm, "web", 3);
  private final List<Event> events = new ArrayList<>();

  @TempDir Path folder;

  private record AllRun() implements Probe {
    @Override
    public String name() {
      return "replicas";
    }

    @Override
    public Reading read(Deployment deployment) {
      int wanted = deployment.desired().get("web");
      int running = deployment.running().size();
      String reason = running + " of " + wanted + " running";
      return running == wanted ? Reading.healthy(reason) : Reading.unhealthy(reason);
    }
  }

  private final class Recording implements Recorder {
    @Override
    public long now() {
      return swarm.now().toEpochMilli() * 1000;
    }

    @Override
    public void record(Event event) {
      events.add(event);
    }
  }

  private boolean play(Duration within, Step... steps) throws InterruptedException {
    Scenario scenario =
        new Scenario(
            "a test",
            "fake",
            Scenario.Tier.VERIFY,
            3,
            3,
            OptionalLong.of(1),
            Map.of(),
            new Steady(within, List.of(new AllRun())),
            List.of(),
            List.of(steps),
            List.of());
    Recorder recorder = new Recording();
    try (EventTap tap = new EventTap(swarm, recorder)) {
      Stage stage = new Stage(deployment, recorder, Progress.SILENT, tap);
      Journal journal = new Journal(folder.resolve("journal.jsonl"), recorder);
      Performance performance = new Performance(scenario, stage, journal, new Plan(), 1);
      return performance.start() && performance.play();
    }
  }

  private <E extends Event> List<E> events(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void kills_are_struck_proven_and_recovered_one_after_the_other() throws InterruptedException {
    assertThat(play(Duration.ofSeconds(5), KILLS)).isTrue();
    assertThat(events(Event.Struck.class))
        .extracting(Event.Struck::id)
        .containsExactly("f1", "f2", "f3");
    assertThat(events(Event.Proven.class)).allMatch(Event.Proven::holds);
    assertThat(events(Event.Recovered.class)).hasSize(3).allMatch(Event.Recovered::inTime);
    assertThat(events(Event.Remedied.class))
        .extracting(Event.Remedied::state)
        .contains("NOT_NEEDED");
  }

  @Test
  void a_replica_that_never_comes_back_ends_the_play_with_what_was_last_seen()
      throws InterruptedException {
    for (int slot = 1; slot <= 3; slot++) {
      swarm.neverBack("web", slot);
    }
    assertThat(play(Duration.ofSeconds(3), KILLS)).isFalse();
    assertThat(events(Event.Recovered.class))
        .singleElement()
        .matches(recovered -> !recovered.inTime())
        .matches(
            recovered ->
                recovered.reason().contains("no other container runs in its place yet; ")
                    && recovered.reason().endsWith("replicas: 2 of 3 running"));
  }

  @Test
  void a_fault_that_was_to_strike_three_times_is_skipped_three_times() throws InterruptedException {
    Step.Inflict step =
        new Step.Inflict(
            new Freeze(), new Target.One("web"), 3, Optional.empty(), Optional.empty(), true);

    assertThat(play(Duration.ofSeconds(5), step)).isTrue();
    assertThat(events(Event.Skipped.class))
        .singleElement()
        .matches(skipped -> skipped.strikes() == 3);
  }

  @Test
  void scaling_waits_until_as_many_as_wanted_run() throws InterruptedException {
    assertThat(play(Duration.ofSeconds(5), new Step.Scale(Map.of("web", 5)))).isTrue();
    assertThat(deployment.running()).hasSize(5);
    assertThat(events(Event.Looked.class))
        .anyMatch(looked -> looked.moment().equals("after scale to {web=5}") && looked.healthy());
  }
}
