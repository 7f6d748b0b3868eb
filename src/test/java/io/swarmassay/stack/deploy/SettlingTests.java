package io.swarmassay.stack.deploy;

import static io.swarmassay.stack.deploy.Tasks.running;
import static io.swarmassay.stack.deploy.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.FakeSwarm;
import io.swarmassay.swarm.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The fate of several services at one look. */
class SettlingTests {
  private static final Aim JOB = new Aim(true, "none", OptionalInt.of(1), "", "");
  private final FakeSwarm swarm = FakeSwarm.of(3).lookCosts(Duration.ZERO);
  private final Map<String, Aim> aims = new HashMap<>();
  private final Settling settling = new Settling(swarm, "x", () -> aims);

  private void deploy(Map<String, Map<String, Object>> modes) {
    List<Map<String, Object>> bodies = new ArrayList<>();
    modes.forEach((name, mode) -> bodies.add(Map.of("Name", "x_" + name, "Mode", mode)));
    swarm.deploy(new Blueprint("x", List.of(), List.of(), List.of(), bodies));
  }

  private static Map<String, Object> replicas(int count) {
    return Map.of("Replicated", Map.of("Replicas", count));
  }

  private static Map<String, Object> job(int count) {
    return Map.of("ReplicatedJob", Map.of("TotalCompletions", count));
  }

  @Test
  void nothing_deployed_is_waited_for() {
    assertThat(settling.look()).isEqualTo(Seen.notYet("there are no services"));
  }

  @Test
  void what_is_missing_is_said_service_by_service() {
    deploy(Map.of("a", replicas(1), "b", replicas(2)));

    assertThat(settling.look().reason())
        .isEqualTo(
            "service a has 0 of 1 replicas running; a.1: preparing; service b has 0 of 2 replicas"
                + " running; b.1: preparing, b.2: preparing");
    swarm.advance(FakeSwarm.START);
    assertThat(settling.look())
        .isEqualTo(Seen.there(new Convergence.Converged(Map.of("a", 1, "b", 2))));
  }

  @Test
  void services_scaled_to_zero_and_complete_jobs_are_done_beside_those_that_run() {
    aims.put("job", JOB);
    deploy(Map.of("job", job(2), "none", replicas(0), "web", replicas(1)));
    swarm.advance(FakeSwarm.START);

    assertThat(settling.look()).isEqualTo(Seen.there(new Convergence.Converged(Map.of("web", 1))));
  }

  @Test
  void a_job_beside_a_service_scaled_to_zero_is_a_one_shot() {
    aims.put("job", JOB);
    deploy(Map.of("job", job(1), "none", replicas(0)));
    swarm.advance(FakeSwarm.START);

    assertThat(settling.look()).isEqualTo(Seen.there(new Convergence.OneShotComplete()));
  }

  @Test
  void what_still_stops_is_waited_for_as_long_as_its_node_is_ready() {
    deploy(Map.of("web", replicas(1)));
    AnsweringSwarm listing =
        AnsweringSwarm.before(swarm)
            .listing(running("web", 1), task("web", 2, "running", "shutdown", ""));
    Settling wait = new Settling(listing.swarm(), "x", () -> aims);

    assertThat(wait.look()).isEqualTo(Seen.notYet("service web: web.2 still stopping"));
    swarm.state("n1", "down"); // where these tasks are
    assertThat(wait.look()).isEqualTo(Seen.there(new Convergence.Converged(Map.of("web", 1))));
  }

  @Test
  void one_failure_is_the_fate_of_all() {
    aims.put("b", new Aim(false, "any", OptionalInt.empty(), "paused", "update paused"));
    deploy(Map.of("a", replicas(1), "b", replicas(1)));

    assertThat(settling.look())
        .isEqualTo(Seen.there(new Convergence.Failed("b", "update paused", 1)));
  }

  @Test
  void a_wait_asks_swarm_how_it_treats_the_tasks() {
    String job = "[{\"Spec\": {\"Name\": \"x_web\", \"Mode\": {\"ReplicatedJob\": {}}}}]";
    deploy(Map.of("web", job(1)));
    swarm.advance(FakeSwarm.START);
    AnsweringSwarm answering = AnsweringSwarm.before(swarm).answering("/services", job);

    assertThat(Convergence.await(answering.swarm(), "x", Duration.ofSeconds(5)))
        .isEqualTo(new Convergence.OneShotComplete());
  }
}
