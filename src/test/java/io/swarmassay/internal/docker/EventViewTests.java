package io.swarmassay.internal.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.swarm.SwarmEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventViewTests {
  private final EventView view = new EventView(Set.of("rec"), Set.of("rec_job"));

  private List<SwarmEvent> heard(int node) {
    return Recorded.lines("events-n" + node + ".ndjson").stream()
        .map(line -> view.event("lab" + node, line))
        .flatMap(Optional::stream)
        .toList();
  }

  private static String words(SwarmEvent event) {
    return String.join(" ", event.kind(), event.action(), event.subject(), event.detail()).strip();
  }

  @Test
  void containers_are_named_as_replicas_and_carry_exit_code_or_signal() {
    assertThat(heard(1))
        .extracting(EventViewTests::words)
        .containsSubsequence(
            "container kill web.1 9",
            "container die web.1 137",
            "container create web.1",
            "container start web.1");
  }

  @Test
  void a_global_services_containers_are_named_by_node() {
    assertThat(heard(3))
        .extracting(EventViewTests::words)
        .contains("container start all.lab3", "container kill all.lab3 15");
  }

  @Test
  void swarms_own_events_count_once_though_every_manager_reports_them() {
    List<String> all =
        Stream.of(1, 2, 3)
            .flatMap(node -> heard(node).stream())
            .map(EventViewTests::words)
            .toList();
    assertThat(all).containsOnlyOnce("service update web replicas 3");
    assertThat(all).containsOnlyOnce("node update lab3 availability drain");
  }

  @Test
  void node_updates_without_news_are_noise() {
    assertThat(heard(1))
        .filteredOn(event -> event.kind().equals("node"))
        .noneMatch(event -> event.detail().isEmpty());
  }

  @Test
  void namespace_and_time_are_the_engines() {
    assertThat(heard(1).get(0).namespace()).isEqualTo("rec");
    assertThat(heard(1)).extracting(SwarmEvent::node).containsOnly("lab1");
    assertThat(heard(2).get(0).at().getEpochSecond()).isEqualTo(1795229246L);
  }

  @Test
  void health_is_the_detail_and_exec_noise_is_dropped() {
    assertThat(view.event("n1", container("health_status: unhealthy")))
        .get()
        .extracting(SwarmEvent::action, SwarmEvent::detail)
        .containsExactly("health_status", "unhealthy");
    assertThat(view.event("n1", container("exec_start: /bin/check"))).isEmpty();
  }

  /** Swarm names the first slot of a job after its node, as if it were global. */
  @Test
  void slots_of_a_replicated_job_are_counted_as_those_of_its_replicas() {
    assertThat(view.event("n1", task("rec_job", "rec_job.nodeid.t0")))
        .get()
        .extracting(SwarmEvent::subject)
        .isEqualTo("job.1");
    assertThat(view.event("n1", task("rec_job", "rec_job.1.t0")))
        .get()
        .extracting(SwarmEvent::subject)
        .isEqualTo("job.2");
    assertThat(view.event("n1", task("rec_all", "rec_all.nodeid.t0")))
        .get()
        .extracting(SwarmEvent::subject)
        .isEqualTo("all.n1");
  }

  private static com.fasterxml.jackson.databind.JsonNode task(String service, String name) {
    return Json.read(
        """
        {"Type":"container","Action":"start","timeNano":1,"Actor":{"ID":"c","Attributes":{
          "name":"%2$s","com.docker.swarm.service.name":"%1$s","com.docker.swarm.task.name":"%2$s",
          "com.docker.swarm.task.id":"t0","com.docker.swarm.node.id":"nodeid",
          "com.docker.stack.namespace":"rec"}}}"""
            .formatted(service, name));
  }

  private static com.fasterxml.jackson.databind.JsonNode container(String action) {
    return Json.read(
        "{\"Type\":\"container\",\"Action\":\"%s\",\"timeNano\":1,\"Actor\":{\"ID\":\"c\",\"Attributes\":{}}}"
            .formatted(action));
  }
}
