package io.swarmassay.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.service.Stop;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a stop lets a replica live, and what it tells of its end. */
class StopTests {
  private final ReplicaBench bench = new ReplicaBench();

  private Fault.Blow struck(Stop stop) {
    Fault.Blow blow = stop.aim(bench, bench.victims());
    blow.strike();
    return blow;
  }

  @Test
  void it_allows_the_grace_of_the_stack() {
    bench.engine().grace(Duration.ofSeconds(120));
    struck(new Stop());
    assertThat(bench.done()).containsExactly("POST /stop?t=120");
  }

  @Test
  void it_allows_what_the_engine_allows_where_the_stack_says_nothing() {
    struck(new Stop());
    assertThat(bench.done()).containsExactly("POST /stop?t=10");
  }

  @Test
  void it_allows_what_the_scenario_says() {
    bench.engine().grace(Duration.ofSeconds(120));
    struck(new Stop(Optional.of(Duration.ofSeconds(3))));
    assertThat(bench.done()).containsExactly("POST /stop?t=3");
  }

  @Test
  void a_replica_that_heeds_the_signal_ended_on_it() {
    Fault.Proof bites = struck(new Stop()).bites();
    assertThat(bites.holds()).isTrue();
    assertThat(bites.text()).contains("ended on SIGTERM with exit code 143");
  }

  @Test
  void a_replica_that_does_not_was_killed_at_the_end_of_its_grace() {
    Fault.Blow blow = struck(new Stop(Optional.of(Duration.ZERO)));
    bench.life(1).exitCode = 137;
    assertThat(blow.bites().text())
        .contains("killed at the end of its grace of 0 s (exit code 137)")
        .contains("its main process does not end on SIGTERM");
  }
}
