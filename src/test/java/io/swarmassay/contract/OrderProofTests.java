package io.swarmassay.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.contract.Ears.Hearing;
import io.swarmassay.fault.Fault;
import io.swarmassay.fault.service.PullFail;
import io.swarmassay.fault.service.Rollback;
import io.swarmassay.fault.service.Update;
import org.junit.jupiter.api.Test;

/** What an order to swarm is proven by: what swarm made of it, never what it made before. */
class OrderProofTests {
  private final ReplicaBench bench = new ReplicaBench();

  private Fault.Blow struck(Fault fault) {
    Fault.Blow blow = fault.aim(bench, bench.victims());
    blow.strike();
    return blow;
  }

  private Fault.Proof hurried(Fault.Blow blow) {
    bench.ears.hurry();
    try {
      return blow.bites();
    } finally {
      bench.ears.rest();
    }
  }

  /** Swarm still remembers the task that was rejected the first time. */
  @Test
  void pull_fail_is_proven_by_a_task_made_since_its_own_strike() {
    Fault.Blow first = struck(new PullFail());
    assertThat(first.bites().holds()).isTrue();
    first.remedy().cure();

    bench.ears.hearing = Hearing.DEAF;
    Fault.Proof second = hurried(struck(new PullFail()));
    assertThat(second.holds()).isFalse();
    assertThat(second.text()).startsWith("web: no task made since was rejected");

    bench.ears.hearing = Hearing.OBEYS;
    assertThat(struck(new PullFail()).bites().holds()).isTrue();
  }

  @Test
  void a_roll_back_is_proven_by_an_update_begun_since_its_own_strike() {
    assertThat(struck(new Rollback()).bites().holds()).isTrue();

    bench.ears.hearing = Hearing.DEAF;
    Fault.Proof second = hurried(struck(new Rollback()));
    assertThat(second.holds()).isFalse();
    assertThat(second.text()).startsWith("web: update no update was begun since");
  }

  @Test
  void an_update_bites_when_swarm_begins_it_and_is_over_when_no_old_replica_runs() {
    Fault.Blow blow = struck(new Update());
    assertThat(blow.bites().holds()).isTrue();
    assertThat(blow.over().holds()).isFalse();
    assertThat(blow.over().text())
        .isEqualTo("web: update updating (as swarm says), 2 old replicas run");

    bench.allReplaced();
    assertThat(blow.over().holds()).isTrue();
  }

  @Test
  void an_update_that_swarm_paused_is_never_over_and_swarm_says_why() {
    Fault.Blow blow = struck(new Update());
    bench.engine().says("paused", "update paused due to failure of task t9");
    bench.allReplaced();
    assertThat(blow.over().holds()).isFalse();
    assertThat(blow.over().text())
        .isEqualTo("web: update paused (update paused due to failure of task t9)");
  }

  @Test
  void most_faults_have_nothing_to_wait_for_but_the_steady_state() {
    assertThat(struck(new io.swarmassay.fault.replica.Kill()).over().holds()).isTrue();
  }
}
