package io.swarmassay.fault.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;

/** What swarm is asked to do with its nodes, through a manager that can answer. */
final class NodeSpecs {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Swarm swarm;

  NodeSpecs(Swarm swarm) {
    this.swarm = swarm;
  }

  /** A node by its name, as the swarm sees it now. */
  SwarmNode node(String name) {
    return swarm.nodes().stream()
        .filter(node -> node.name().equals(name))
        .reduce((older, newer) -> newer.state().equals("ready") ? newer : older)
        .orElseThrow(() -> new SwarmException(0, "the swarm has no node " + name));
  }

  /** Changes one word of a node's specification, for example its role. */
  void set(String id, String key, String value) {
    SwarmException last = null;
    for (SwarmNode manager : swarm.nodes()) {
      try {
        set(manager.name(), id, key, value);
        return;
      } catch (SwarmException failed) {
        last = failed;
      }
    }
    throw last;
  }

  /** The same through one manager. */
  void set(String manager, String id, String key, String value) {
    JsonNode now = ask(manager, "/nodes/" + id);
    update(manager, "/nodes/" + id, now, ((ObjectNode) now.path("Spec")).put(key, value));
  }

  /** Sends the same specification again: a write that changes nothing, and needs a quorum. */
  void touch(String manager, String id) {
    JsonNode node = ask(manager, "/nodes/" + id);
    update(manager, "/nodes/" + id, node, node.path("Spec"));
  }

  private void update(String manager, String path, JsonNode now, JsonNode spec) {
    long version = now.at("/Version/Index").asLong();
    swarm.call(manager, "POST", path + "/update?version=" + version, spec.toString());
  }

  /** The answer of a node's engine. */
  JsonNode ask(String node, String path) {
    try {
      return JSON.readTree(swarm.call(node, "GET", path, ""));
    } catch (JsonProcessingException e) {
      throw new SwarmException("the engine of " + node + " did not answer JSON", e);
    }
  }

  /** A manager other than this node that answers. */
  String managerBut(String node) {
    return swarm.nodes().stream()
        .filter(each -> each.role() == SwarmNode.Role.MANAGER && each.healthy())
        .map(SwarmNode::name)
        .filter(name -> !name.equals(node))
        .findFirst()
        .orElseThrow(() -> new SwarmException(0, "there is no manager but " + node));
  }
}
