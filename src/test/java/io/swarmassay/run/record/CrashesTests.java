package io.swarmassay.run.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.stack.FakeDeployment;
import io.swarmassay.swarm.FakeSwarm;
import io.swarmassay.swarm.Replica;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** Times in microseconds. */
class CrashesTests {
  private static final long SECOND = 1_000_000;
  private final Crashes crashes = new Crashes();

  private void ended(String container, long t, int code, boolean asked) {
    crashes.ended(new Event.Ended(t, t, "web.1", container, "n1", code, false, asked));
  }

  private static LongSupplier at(long t) {
    return () -> t;
  }

  @Test
  void what_ended_by_itself_is_doubted_for_two_seconds() {
    crashes.started("a", SECOND);
    ended("a", 3 * SECOND, 3, false);

    assertThat(crashes.doubt(at(3 * SECOND + 100_000), 0, false, false))
        .contains("web.1 ended by itself 100 ms before, with exit code 3");
    assertThat(crashes.doubt(at(5 * SECOND - 1), 0, false, false)).isPresent();
    assertThat(crashes.doubt(at(5 * SECOND), 0, false, false)).isEmpty();
  }

  @Test
  void what_was_told_to_end_is_no_crash() {
    ended("a", SECOND, 137, true);

    assertThat(crashes.doubt(at(SECOND), 0, false, false)).isEmpty();
  }

  @Test
  void a_job_that_ends_well_is_no_crash_and_one_place_that_does_so_again_is() {
    ended("a", SECOND, 0, false);
    assertThat(crashes.doubt(at(SECOND), 0, false, false)).isEmpty();

    ended("b", 2 * SECOND, 0, false);
    assertThat(crashes.doubt(at(2 * SECOND), 0, false, false)).isPresent();
  }

  @Test
  void at_the_end_of_a_run_a_first_end_without_an_error_is_doubted_too() {
    ended("a", SECOND, 0, false);
    assertThat(crashes.doubt(at(SECOND), 0, false, true)).isPresent();
    assertThat(crashes.doubt(at(3 * SECOND), 0, false, true)).isEmpty();
  }

  @Test
  void what_ran_when_a_fault_struck_may_end_of_it_and_its_replacement_may_not() {
    crashes.started("a", SECOND);
    ended("a", 3 * SECOND, 139, false);
    assertThat(crashes.doubt(at(3 * SECOND), 2 * SECOND, true, false)).isEmpty();

    crashes.started("b", 4 * SECOND);
    ended("b", 5 * SECOND, 1, false);
    assertThat(crashes.doubt(at(5 * SECOND), 2 * SECOND, true, false)).isPresent();
  }

  @Test
  void what_just_started_is_young_unless_it_is_a_job_or_ran_before_anybody_listened() {
    FakeDeployment deployment = FakeDeployment.of(FakeSwarm.of(3), "web", 2);
    Replica web = deployment.running().get(0);
    crashes.started(web.containerId(), SECOND);

    assertThat(crashes.young(at(2 * SECOND), deployment.running()))
        .contains("web.1 was not seen to run for two seconds yet");
    assertThat(crashes.young(at(3 * SECOND), deployment.running())).isEmpty();
    assertThat(crashes.young(at(2 * SECOND), List.of(deployment.running().get(1)))).isEmpty();
  }
}
