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
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is waited for longer because work waited for a processor. */
class LoadAllowanceTests {
  private final AtomicLong stalledUs = new AtomicLong(5_000_000);
  private final FakeSwarm swarm = FakeSwarm.of(1);

  /** A clock that goes on by a second each time it is asked. */
  private final Recorder recorder =
      new Recorder() {
        private long now;

        @Override
        public long now() {
          return now += 1_000_000;
        }

        @Override
        public void record(Event event) {
          // Looked at through what the wait came to.
        }
      };

  /** Healthy once its clock, the recorder's, is past a moment. */
  private record HealthyFrom(long moment, Recorder clock) implements Probe {
    @Override
    public String name() {
      return "planted";
    }

    @Override
    public Reading read(Deployment deployment) {
      return new Reading(clock.now() > moment, "not yet", List.of());
    }
  }

  private SteadyStateWait.Wait waited(long healthyFrom) throws InterruptedException {
    try (EventTap tap = new EventTap(swarm, recorder)) {
      SteadyStateWait steady =
          new SteadyStateWait(
              List.of(new HealthyFrom(healthyFrom, recorder)),
              FakeDeployment.of(swarm, "web", 1),
              recorder,
              tap,
              () -> LoadAllowance.begin(() -> stalledUs.getAndAdd(9_000_000)));
      return steady.await(SteadyStateWait.Awaited.calm("start", 0, Duration.ofSeconds(20)));
    }
  }

  @Test
  void a_limit_grows_by_the_time_in_which_work_waited_and_at_most_doubles() {
    LoadAllowance patience = LoadAllowance.begin(stalledUs::get);
    assertThat(patience.beyond(Duration.ofSeconds(10))).isZero();
    stalledUs.addAndGet(3_000_000);
    assertThat(patience.beyond(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(3));
    assertThat(patience.beyond(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void where_the_kernel_does_not_tell_nothing_is_added() {
    stalledUs.set(-1);
    LoadAllowance patience = LoadAllowance.begin(stalledUs::get);
    stalledUs.set(9_000_000);
    assertThat(patience.beyond(Duration.ofSeconds(10))).isZero();
    LoadAllowance told = LoadAllowance.begin(stalledUs::get);
    stalledUs.set(-1);
    assertThat(told.beyond(Duration.ofSeconds(10))).isZero();
  }

  @Test
  void what_a_slow_machine_made_late_is_still_seen_and_is_not_in_time()
      throws InterruptedException {
    SteadyStateWait.Wait wait = waited(25_000_000);
    assertThat(wait.held()).isTrue();
    assertThat(wait.inTime()).isFalse();
    assertThat(wait.t()).isBetween(25_000_000L, 35_000_000L);
  }

  @Test
  void what_never_comes_is_given_up_at_twice_the_limit() throws InterruptedException {
    SteadyStateWait.Wait wait = waited(Long.MAX_VALUE);
    assertThat(wait.held()).isFalse();
    assertThat(wait.t()).isBetween(40_000_000L, 50_000_000L);
  }

  @Test
  void on_a_machine_that_had_a_processor_the_limit_is_the_end() throws InterruptedException {
    stalledUs.set(Long.MIN_VALUE / 2);
    SteadyStateWait.Wait wait = waited(25_000_000);
    assertThat(wait.held()).as("seen in the round that ended after it, or not").isFalse();
    assertThat(wait.t()).isLessThan(30_000_000);
  }
}
