package io.swarmassay.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.swarm.FakeSwarm;
import io.swarmassay.swarm.SwarmException;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AimTests {
  private static final String SERVICES =
      """
      [{"Spec": {"Name": "x_web", "Mode": {"Replicated": {"Replicas": 2}}}},
       {"Spec": {"Name": "x_job", "Mode": {"ReplicatedJob": {}},
                 "TaskTemplate": {"RestartPolicy": {"Condition": "none", "MaxAttempts": 7}}}},
       {"Spec": {"Name": "x_sweep", "Mode": {"GlobalJob": {}},
                 "TaskTemplate": {"RestartPolicy": {"Condition": "on-failure", "MaxAttempts": 1}}}},
       {"Spec": {"Name": "x_windowed", "Mode": {"Global": {}},
                 "TaskTemplate": {"RestartPolicy": {"MaxAttempts": 3, "Window": 1}}},
        "UpdateStatus": {"State": "paused", "Message": "update paused: task a"}}]
      """;

  private final FakeSwarm swarm = FakeSwarm.of(2);

  @Test
  void what_swarm_says_of_a_service_tells_what_to_expect_of_its_tasks() {
    AnsweringSwarm answering = AnsweringSwarm.before(swarm).answering("/services", SERVICES);

    assertThat(Aim.all(answering.swarm(), "x"))
        .isEqualTo(
            Map.of(
                "web", Aim.PLAIN,
                "job", new Aim(true, "none", OptionalInt.of(1), "", ""),
                "sweep", new Aim(true, "on-failure", OptionalInt.of(2), "", ""),
                "windowed",
                    new Aim(false, "any", OptionalInt.empty(), "paused", "update paused: task a")));
    assertThat(answering.asked())
        .containsExactly(
            "n1 GET /services?filters=%7B%22label%22%3A%5B%22com.docker.stack.namespace%3Dx"
                + "%22%5D%7D");
  }

  @Test
  void a_service_that_is_always_replaced_never_completes() {
    assertThat(Aim.PLAIN.mayComplete()).isFalse();
    assertThat(new Aim(true, "any", OptionalInt.empty(), "", "").mayComplete()).isTrue();
    assertThat(new Aim(false, "on-failure", OptionalInt.empty(), "", "").mayComplete()).isTrue();
  }

  @Test
  void an_update_is_on_its_way_paused_or_taken_back() {
    assertThat(updated("updating").updating()).isTrue();
    assertThat(updated("rollback_started").updating()).isTrue();
    assertThat(updated("completed").updating()).isFalse();
    assertThat(updated("paused").paused()).isTrue();
    assertThat(updated("rollback_paused").paused()).isTrue();
    assertThat(updated("updating").paused()).isFalse();
    assertThat(updated("rollback_completed").rolledBack()).isTrue();
    assertThat(updated("completed").rolledBack()).isFalse();
  }

  @Test
  void a_swarm_without_a_reachable_manager_cannot_be_asked() {
    swarm.state("n1", "down");
    swarm.state("n2", "down");

    assertThatThrownBy(() -> Aim.all(swarm, "x"))
        .isInstanceOf(SwarmException.class)
        .hasMessage("no manager is reachable");
  }

  @Test
  void an_answer_that_is_no_json_is_told_with_its_question() {
    AnsweringSwarm answering = AnsweringSwarm.before(swarm).answering("/networks", "<html>");

    assertThatThrownBy(() -> Answers.networks(answering.swarm()))
        .isInstanceOf(SwarmException.class)
        .hasMessageContaining("GET /networks was not answered with JSON");
  }

  private static Aim updated(String state) {
    return new Aim(false, "any", OptionalInt.empty(), state, "");
  }
}
