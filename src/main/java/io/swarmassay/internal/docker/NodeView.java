package io.swarmassay.internal.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.swarm.SwarmNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Nodes, from {@code GET /nodes}. */
final class NodeView {
  private NodeView() {}

  static List<SwarmNode> nodes(JsonNode answer) {
    return StreamSupport.stream(answer.spliterator(), false)
        .map(NodeView::node)
        .sorted(Comparator.comparing(SwarmNode::name))
        .toList();
  }

  /** Names by identifier. */
  static Map<String, String> names(JsonNode answer) {
    return nodes(answer).stream().collect(Collectors.toMap(SwarmNode::id, SwarmNode::name));
  }

  private static SwarmNode node(JsonNode json) {
    JsonNode voter = json.path("ManagerStatus");
    boolean manager = json.at("/Spec/Role").asText().equals("manager");
    return new SwarmNode(
        json.path("ID").asText(),
        json.at("/Description/Hostname").asText(),
        json.at("/Status/Addr").asText(),
        manager ? SwarmNode.Role.MANAGER : SwarmNode.Role.WORKER,
        voter.path("Leader").asBoolean(false),
        json.at("/Status/State").asText(),
        json.at("/Spec/Availability").asText(),
        manager ? voter.path("Reachability").asText("") : "");
  }
}
