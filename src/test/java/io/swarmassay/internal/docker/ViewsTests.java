package io.swarmassay.internal.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmassay.swarm.Layer;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewsTests {
  private final JsonNode nodes = Recorded.json("nodes.json");
  private final JsonNode services = Recorded.json("services.json");

  private List<Replica> replicas() {
    return new ReplicaView("rec", services, NodeView.names(nodes))
        .replicas(Recorded.json("tasks.json"));
  }

  @Test
  void nodes_are_read_and_sorted_by_name() {
    List<SwarmNode> seen = NodeView.nodes(nodes);
    assertThat(seen).extracting(SwarmNode::name).containsExactly("lab1", "lab2", "lab3");
    assertThat(seen).allMatch(SwarmNode::healthy);
    assertThat(seen.get(0).leader()).isTrue();
    assertThat(seen.get(0).address()).isEqualTo("10.77.0.1");
  }

  @Test
  void an_unreachable_manager_is_not_healthy() {
    JsonNode sick = nodes.deepCopy();
    sick.forEach(
        node -> ((ObjectNode) node.path("ManagerStatus")).put("Reachability", "unreachable"));
    assertThat(NodeView.nodes(sick)).noneMatch(SwarmNode::healthy);
  }

  @Test
  void replicas_are_named_by_slot_and_global_ones_by_node() {
    assertThat(replicas())
        .extracting(Replica::name)
        .containsSubsequence("job.1", "job.2", "web.1", "web.2")
        .contains("all.lab1", "all.lab2", "all.lab3")
        .hasSize(7);
  }

  @Test
  void states_wanted_states_and_containers_are_read() {
    assertThat(replicas())
        .allSatisfy(replica -> assertThat(replica.containerId()).hasSize(64))
        .filteredOn(replica -> replica.service().equals("web"))
        .allMatch(Replica::running)
        .allSatisfy(replica -> assertThat(replica.node()).startsWith("lab"))
        .allSatisfy(replica -> assertThat(replica.created()).isBefore(replica.changed()));
    assertThat(replicas())
        .filteredOn(replica -> replica.service().equals("job"))
        .allMatch(replica -> replica.state().equals("complete"))
        .noneMatch(Replica::running);
  }

  @Test
  void wanted_numbers_are_known_for_replicated_global_and_job() {
    Map<String, Integer> numbers =
        new Wanted(new Engines(Map.of("n1", EngineClient.at(java.nio.file.Path.of("/nowhere")))))
            .numbers("rec", services, NodeView.nodes(nodes));
    assertThat(numbers).isEqualTo(Map.of("web", 2, "all", 3, "job", 2));
  }

  @Test
  void a_drained_node_and_one_that_a_constraint_excludes_take_no_global_replica() {
    JsonNode drained = nodes.deepCopy();
    ((ObjectNode) drained.get(0).path("Spec")).put("Availability", "drain");
    JsonNode service =
        Json.read(
            """
            {"Spec": {"TaskTemplate": {"Placement": {"Constraints":
              ["node.role == manager", "node.hostname != lab3"]}}}}
            """);
    assertThat(Placement.of(service).count(NodeView.nodes(nodes))).isEqualTo(2);
    assertThat(Placement.of(Json.read("{}")).count(NodeView.nodes(drained))).isEqualTo(2);
  }

  @Test
  void memory_leaves_the_cache_out_in_both_cgroup_versions() {
    JsonNode stats = Recorded.json("stats.json");
    long usage = stats.at("/memory_stats/usage").asLong();
    long cache = stats.at("/memory_stats/stats/total_inactive_file").asLong();
    assertThat(MemoryView.used(stats)).isEqualTo(usage - cache).isPositive();
    assertThat(
            MemoryView.used(
                Json.read("{\"memory_stats\":{\"usage\":100,\"stats\":{\"inactive_file\":30}}}")))
        .isEqualTo(70);
  }

  @Test
  void layers_take_their_component_from_the_comment_and_dockerfile_steps_are_the_app() {
    JsonNode history =
        Json.read(
            """
            [{"Size": 7, "CreatedBy": "/bin/sh -c #(nop) COPY dir", "Comment": ""},
             {"Size": 0, "CreatedBy": "/bin/sh -c #(nop) ENV A=1", "Comment": ""},
             {"Size": 50, "CreatedBy": "swarmassay", "Comment": "component=erlang"},
             {"Size": 9, "CreatedBy": "swarmassay", "Comment": "component=base"}]
            """);
    assertThat(ImageView.layers(history))
        .containsExactly(new Layer("base", 9), new Layer("erlang", 50), new Layer("app", 7));
  }

  @Test
  void an_image_without_components_has_a_base_and_an_app() {
    JsonNode history = Json.read("[{\"Size\": 7}, {\"Size\": 0}, {\"Size\": 50}]");
    assertThat(ImageView.layers(history))
        .containsExactly(new Layer("base", 50), new Layer("app", 7));
  }

  private static byte[] frame(int stream, String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    byte[] frame = new byte[8 + payload.length];
    frame[0] = (byte) stream;
    frame[6] = (byte) (payload.length >> 8);
    frame[7] = (byte) payload.length;
    System.arraycopy(payload, 0, frame, 8, payload.length);
    return frame;
  }

  private static byte[] join(byte[]... parts) {
    var all = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @Test
  void log_lines_are_whole_even_when_streams_and_frames_cut_them() {
    byte[] log =
        join(frame(1, "hel"), frame(2, "err\n"), frame(1, "lo\nx".repeat(100)), frame(1, "y"));
    List<String> lines = Frames.lines(log, false);
    assertThat(lines).startsWith("err", "hello", "xlo").endsWith("xlo", "xy").hasSize(102);
  }

  @Test
  void a_terminal_has_no_frames_and_a_cut_frame_does_no_harm() {
    assertThat(Frames.lines("a\r\nb".getBytes(StandardCharsets.UTF_8), true))
        .containsExactly("a", "b");
    byte[] whole = frame(1, "whole\nrest");
    assertThat(Frames.lines(java.util.Arrays.copyOf(whole, whole.length - 2), false))
        .containsExactly("whole", "re");
  }
}
