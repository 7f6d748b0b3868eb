package io.swarmassay.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class CrewTests {
  @Test
  void a_thread_that_throws_does_not_die_silently() {
    List<String> failures = new CopyOnWriteArrayList<>();
    try (Swarm.Subscription watch = Threads.onFailure((name, why) -> failures.add(name + why))) {
      Crew crew = new Crew();
      crew.start(
          "roster",
          () -> {
            throw new AssertionError("planted");
          });
      crew.join(Duration.ofSeconds(10));
      assertThat(watch).isNotNull();
    }
    assertThat(failures)
        .anyMatch(told -> told.contains("assay-roster") && told.contains("planted"));
  }

  @Test
  void those_that_have_ended_are_not_counted() {
    Crew crew = new Crew();
    crew.start("roster", () -> {});
    crew.join(Duration.ofSeconds(10));
    assertThat(crew.alive()).isZero();
  }
}
