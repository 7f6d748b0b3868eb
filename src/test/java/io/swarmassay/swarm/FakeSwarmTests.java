package io.swarmassay.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FakeSwarmTests {
  private final FakeSwarm swarm = FakeSwarm.of(3).lookCosts(Duration.ZERO);

  private void deploy(int replicas) {
    swarm.deploy(
        new Blueprint(
            "x",
            List.of(),
            List.of(),
            List.of(),
            List.of(
                Map.of(
                    "Name", "x_web", "Mode", Map.of("Replicated", Map.of("Replicas", replicas))))));
  }

  private List<Replica> running() {
    return swarm.replicas("x").stream().filter(Replica::running).toList();
  }

  @Test
  void replicas_run_after_their_start_time() {
    deploy(3);
    assertThat(running()).isEmpty();
    swarm.advance(FakeSwarm.START);
    assertThat(running()).extracting(Replica::name).containsExactly("web.1", "web.2", "web.3");
  }

  @Test
  void a_killed_replica_is_replaced_by_another_task_in_its_slot() {
    deploy(2);
    swarm.advance(FakeSwarm.START);
    Replica victim = running().get(0);
    List<SwarmEvent> events = new ArrayList<>();
    swarm.watch(events::add);
    swarm.signal(victim, "KILL");
    assertThat(running()).extracting(Replica::name).containsExactly("web.2");
    swarm.advance(FakeSwarm.REPLACE.plus(FakeSwarm.START));
    assertThat(running()).hasSize(2).doesNotContain(victim);
    assertThat(events).extracting(SwarmEvent::action).containsExactly("kill", "die", "start");
    assertThat(swarm.replicas("x")).hasSize(3);
  }

  @Test
  void a_replica_planted_as_lost_never_comes_back() {
    deploy(2);
    swarm.advance(FakeSwarm.START).neverBack("web", 1);
    swarm.signal(running().get(0), "KILL");
    swarm.advance(Duration.ofHours(1));
    assertThat(running()).extracting(Replica::name).containsExactly("web.2");
  }

  @Test
  void a_planted_error_rejects_each_task_anew() {
    swarm.rejecting("web", "No such image: nope:1");
    deploy(1);
    swarm.advance(Duration.ofSeconds(3));
    assertThat(swarm.replicas("x"))
        .hasSizeGreaterThan(2)
        .first()
        .satisfies(
            task -> {
              assertThat(task.state()).isEqualTo("rejected");
              assertThat(task.error()).isEqualTo("No such image: nope:1");
            });
  }

  @Test
  void a_swarm_in_trouble_refuses_every_call() {
    swarm.troubled(Optional.of(new SwarmException(503, "no leader")));
    assertThatThrownBy(swarm::nodes).hasMessage("no leader");
  }
}
