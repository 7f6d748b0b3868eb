package io.swarmassay.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every swarm must do, the one in memory and those of engines. */
public abstract class SwarmContract {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final AtomicInteger COUNT = new AtomicInteger();
  private final String ns = "contract" + COUNT.incrementAndGet();
  private Await await;

  /** The swarm under test, of three healthy nodes. */
  protected abstract Swarm swarm();

  /** An image on every node; it has {@code /bin/sh} and {@code /bin/sleep}. */
  protected abstract String image();

  @BeforeEach
  void listen() {
    await = Await.on(swarm());
  }

  @AfterEach
  void remove() {
    await.close();
    swarm().remove(ns);
  }

  private static final String FOREVER = "echo up; exec sleep 1000";

  private static Map<String, Object> replicated(int replicas) {
    return Map.of("Replicated", Map.of("Replicas", replicas));
  }

  private void deploy(String service, String image, Map<String, Object> mode, String script) {
    swarm().deploy(blueprint(service, image, mode, script));
  }

  private Blueprint blueprint(
      String service, String image, Map<String, Object> mode, String script) {
    Map<String, String> labels = Map.of(Blueprint.LABEL, ns);
    Map<String, Object> container =
        Map.of("Image", image, "Command", List.of("/bin/sh", "-c", script), "Labels", labels);
    Map<String, Object> template =
        Map.of("ContainerSpec", container, "RestartPolicy", Map.of("Delay", 0));
    Map<String, Object> spec =
        Map.of(
            "Name", ns + "_" + service, "Labels", labels, "Mode", mode, "TaskTemplate", template);
    return new Blueprint(ns, List.of(), List.of(), List.of(), List.of(spec));
  }

  private List<Replica> running() {
    return swarm().replicas(ns).stream().filter(Replica::running).toList();
  }

  private List<Replica> awaitRunning(int number) {
    return await.until(
        number + " running",
        PATIENCE,
        () -> {
          List<Replica> seen = running();
          return seen.size() == number ? Seen.there(seen) : Seen.notYet(swarm().replicas(ns) + "");
        });
  }

  @Test
  void all_nodes_are_healthy_and_one_leads() {
    assertThat(swarm().nodes())
        .hasSize(3)
        .allMatch(SwarmNode::healthy)
        .isSortedAccordingTo((left, right) -> left.name().compareTo(right.name()));
    assertThat(swarm().nodes()).filteredOn(SwarmNode::leader).hasSize(1);
  }

  @Test
  void deployed_replicas_run_and_are_named_by_slot() {
    deploy("web", image(), replicated(3), FOREVER);
    List<Replica> replicas = awaitRunning(3);
    assertThat(replicas).extracting(Replica::name).containsExactly("web.1", "web.2", "web.3");
    assertThat(replicas)
        .allSatisfy(
            replica -> {
              assertThat(replica.namespace()).isEqualTo(ns);
              assertThat(replica.containerId()).isNotEmpty();
              assertThat(swarm().nodes()).extracting(SwarmNode::name).contains(replica.node());
              assertThat(replica.created()).isBeforeOrEqualTo(replica.changed());
            });
    assertThat(swarm().desired(ns)).containsExactly(Map.entry("web", 3));
  }

  @Test
  void a_global_service_is_wanted_on_every_node() {
    deploy("all", image(), Map.of("Global", Map.of()), FOREVER);
    assertThat(swarm().desired(ns)).containsExactly(Map.entry("all", 3));
    assertThat(awaitRunning(3))
        .allSatisfy(replica -> assertThat(replica.slot()).isZero())
        .extracting(Replica::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.startsWith("all."));
  }

  @Test
  void a_job_completes_its_replicas() {
    Map<String, Object> job = Map.of("MaxConcurrent", 2, "TotalCompletions", 2);
    deploy("job", image(), Map.of("ReplicatedJob", job), "echo done");
    assertThat(swarm().desired(ns)).containsExactly(Map.entry("job", 2));
    List<Replica> done =
        await.until(
            "2 complete",
            PATIENCE,
            () -> {
              List<Replica> seen = swarm().replicas(ns);
              long complete = seen.stream().filter(r -> r.state().equals("complete")).count();
              return complete == 2 ? Seen.there(seen) : Seen.notYet(seen.toString());
            });
    assertThat(done).extracting(Replica::name).containsExactly("job.1", "job.2");
  }

  @Test
  void a_killed_replica_is_replaced_in_its_slot_and_the_events_say_so() {
    deploy("web", image(), replicated(2), FOREVER);
    Replica victim = awaitRunning(2).get(0);
    List<SwarmEvent> events = new CopyOnWriteArrayList<>();
    try (Swarm.Subscription heard = swarm().watch(events::add)) {
      assertThat(heard).isNotNull();
      swarm().signal(victim, "KILL");
      await.until("victim gone", PATIENCE, () -> Seen.of(!running().contains(victim), "there"));
      List<Replica> again = awaitRunning(2);
      assertThat(again).extracting(Replica::name).containsExactly("web.1", "web.2");
      assertThat(again).extracting(Replica::taskId).doesNotContain(victim.taskId());
      await.until("events", PATIENCE, () -> Seen.of(told(events), events.toString()));
    }
    assertThat(swarm().replicas(ns))
        .filteredOn(replica -> replica.taskId().equals(victim.taskId()))
        .singleElement()
        .satisfies(
            dead -> {
              assertThat(dead.state()).isEqualTo("failed");
              assertThat(dead.error()).contains("137");
            });
  }

  private boolean told(List<SwarmEvent> events) {
    return events.stream().anyMatch(e -> is(e, "die") && e.detail().equals("137"))
        && events.stream().anyMatch(e -> is(e, "start"));
  }

  private boolean is(SwarmEvent event, String action) {
    return event.kind().equals("container")
        && event.action().equals(action)
        && event.subject().equals("web.1")
        && event.namespace().equals(ns);
  }

  @Test
  void a_service_grows_and_shrinks() {
    deploy("web", image(), replicated(1), FOREVER);
    awaitRunning(1);
    swarm().scale(ns, "web", 4);
    assertThat(swarm().desired(ns)).containsEntry("web", 4);
    assertThat(awaitRunning(4)).extracting(Replica::slot).containsExactly(1, 2, 3, 4);
    swarm().scale(ns, "web", 2);
    assertThat(awaitRunning(2)).hasSize(2);
  }

  @Test
  void a_missing_image_shows_as_the_error_of_its_replicas() {
    deploy("missing", "nope:1", replicated(1), FOREVER);
    String error =
        await.until(
            "an error",
            PATIENCE,
            () ->
                swarm().replicas(ns).stream()
                    .map(Replica::error)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .map(Seen::there)
                    .orElse(Seen.notYet("no error")));
    assertThat(error).contains("No such image: nope:1");
    assertThat(running()).isEmpty();
  }

  @Test
  void nothing_is_left_of_what_was_removed_and_removing_again_is_fine() {
    deploy("web", image(), replicated(2), FOREVER);
    awaitRunning(2);
    swarm().remove(ns);
    assertThat(swarm().replicas(ns)).isEmpty();
    assertThat(swarm().desired(ns)).isEmpty();
    swarm().remove(ns);
  }

  @Test
  void an_unknown_service_cannot_be_scaled() {
    SwarmException refused =
        catchThrowableOfType(SwarmException.class, () -> swarm().scale(ns, "nobody", 2));
    assertThat(refused.status()).isEqualTo(404);
  }

  @Test
  void the_same_deployment_twice_is_refused() {
    deploy("web", image(), replicated(1), FOREVER);
    SwarmException refused =
        catchThrowableOfType(
            SwarmException.class, () -> deploy("web", image(), replicated(1), FOREVER));
    assertThat(refused.status()).isEqualTo(409);
  }

  @Test
  void a_removed_replica_can_neither_be_signalled_nor_read() {
    deploy("web", image(), replicated(1), FOREVER);
    Replica replica = awaitRunning(1).get(0);
    swarm().remove(ns);
    assertThatThrownBy(() -> swarm().signal(replica, "KILL")).isInstanceOf(SwarmException.class);
    assertThatThrownBy(() -> swarm().logs(replica)).isInstanceOf(SwarmException.class);
  }

  @Test
  void a_running_replica_uses_memory() {
    deploy("web", image(), replicated(1), FOREVER);
    assertThat(swarm().memory(awaitRunning(1).get(0))).isBetween(1L, 1L << 30);
  }

  @Test
  void who_stopped_listening_hears_nothing_more() {
    List<SwarmEvent> events = new CopyOnWriteArrayList<>();
    swarm().watch(events::add).close();
    deploy("web", image(), replicated(1), FOREVER);
    awaitRunning(1);
    assertThat(events).isEmpty();
  }
}
