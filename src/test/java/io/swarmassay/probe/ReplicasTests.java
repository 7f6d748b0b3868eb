package io.swarmassay.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.swarm.Replica;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReplicasTests extends ProbeContract {
  @Override
  public Probe probe() {
    return new Replicas();
  }

  @Override
  public ProbeScene healthy() {
    return three();
  }

  @Test
  void it_counts() {
    assertThat(probe().read(three()).reason()).isEqualTo("3 of 3 replicas of atomvm-node run");
  }

  @Test
  void it_carries_the_error_of_the_task() {
    Replica rejected =
        new Replica(
            "m",
            "atomvm-node",
            3,
            "t3",
            "",
            "n1",
            "rejected",
            "shutdown",
            "preparing",
            "No such image: gone:1",
            Instant.EPOCH,
            Instant.EPOCH);
    ProbeScene scene = new ProbeScene(List.of(replica(1), replica(2), rejected));
    assertThat(probe().read(scene).reason())
        .isEqualTo(
            "2 of 3 replicas of atomvm-node run;"
                + " atomvm-node.3 rejected: No such image: gone:1");
  }

  @Test
  void a_fixed_number_counts_more_than_the_desired_one() {
    Probe four = new Replicas(Optional.of("atomvm-node"), OptionalInt.of(4));
    assertThat(four.read(three()).healthy()).isFalse();
    assertThat(four.read(three()).reason()).isEqualTo("3 of 4 replicas of atomvm-node run");
  }

  @Test
  void too_many_are_as_wrong_as_too_few() {
    assertThat(probe().read(three().wanting(2)).healthy()).isFalse();
  }

  @Test
  void a_job_is_as_wanted_when_its_tasks_are_complete_or_run() {
    ProbeScene done = new ProbeScene(List.of()).wanting(2).completing(2);
    assertThat(probe().read(done))
        .isEqualTo(Reading.healthy("2 of 2 tasks of atomvm-node complete"));
    assertThat(probe().read(three().wanting(5).completing(2)).reason())
        .isEqualTo("2 of 5 tasks of atomvm-node complete and 3 run");
    assertThat(probe().read(three().wanting(5).completing(1)).healthy()).isFalse();
  }

  @Test
  void what_is_complete_is_not_missed_by_those_who_ask_the_rest() {
    assertThat(Crowd.replicas(three().wanting(4).completing(1), Optional.empty()).whole()).isTrue();
    assertThat(Crowd.replicas(three().wanting(4), Optional.empty()).whole()).isFalse();
  }

  @Test
  void an_unknown_service_is_named() {
    Probe wrong = new Replicas(Optional.of("web"), OptionalInt.empty());
    assertThat(wrong.read(three()).reason()).isEqualTo("no service web");
  }

  @Test
  void our_own_sigkill_is_not_the_reason_but_the_replacement_that_is_still_starting() {
    Replica killed = third("t3", "failed", "shutdown", "task: non-zero exit (137)", 1);
    Replica next = third("t4", "starting", "running", "", 2);
    ProbeScene scene = new ProbeScene(List.of(replica(1), replica(2), killed, next)).wanting(3);
    assertThat(probe().read(scene).reason())
        .isEqualTo("2 of 3 replicas of atomvm-node run; atomvm-node.3 starting");
  }

  @Test
  void what_failed_by_itself_before_is_told_beside_it() {
    Replica failed = third("t3", "failed", "shutdown", "task: non-zero exit (3)", 1);
    Replica next = third("t4", "starting", "running", "", 2);
    ProbeScene scene = new ProbeScene(List.of(replica(1), replica(2), failed, next)).wanting(3);
    assertThat(probe().read(scene).reason())
        .endsWith("atomvm-node.3 starting, before it failed: task: non-zero exit (3)");
  }

  @Test
  void a_service_between_two_attempts_of_its_restart_policy_is_not_at_rest() {
    Probe two = new Replicas(Optional.of("atomvm-node"), OptionalInt.of(2));
    Replica failed = third("t3", "failed", "shutdown", "task: non-zero exit (3)", 1);
    Replica next = third("t4", "ready", "ready", "", 2);
    ProbeScene between = new ProbeScene(List.of(replica(1), replica(2), failed, next)).wanting(3);
    assertThat(two.read(between).healthy()).isFalse();
    assertThat(two.read(between).reason())
        .startsWith(
            "2 of 2 replicas of atomvm-node run, but atomvm-node.3 is to start again,"
                + " after it failed: task: non-zero exit (3)");
    ProbeScene given = new ProbeScene(List.of(replica(1), replica(2), failed)).wanting(3);
    assertThat(two.read(given)).isEqualTo(Reading.healthy("2 of 2 replicas of atomvm-node run"));
  }

  private static Replica third(String task, String state, String wanted, String error, long t) {
    Instant at = Instant.ofEpochSecond(t);
    return new Replica("m", "atomvm-node", 3, task, "", "n1", state, wanted, "", error, at, at);
  }
}
