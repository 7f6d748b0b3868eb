package io.swarmassay.swarm;

import java.util.ArrayList;
import java.util.List;

/** Nodes {@code n1}, {@code n2}, ...; the first three are managers, n1 leads. */
final class FakeNodes {
  private final List<SwarmNode> nodes = new ArrayList<>();

  FakeNodes(int count) {
    for (int i = 1; i <= count; i++) {
      nodes.add(node(i));
    }
  }

  private static SwarmNode node(int i) {
    boolean manager = i <= 3;
    return new SwarmNode(
        "id-n" + i,
        "n" + i,
        "10.77.0." + i,
        manager ? SwarmNode.Role.MANAGER : SwarmNode.Role.WORKER,
        i == 1,
        "ready",
        "active",
        manager ? "reachable" : "");
  }

  List<SwarmNode> all() {
    return List.copyOf(nodes);
  }

  List<String> names() {
    return nodes.stream().map(SwarmNode::name).toList();
  }

  void state(String node, String state) {
    nodes.replaceAll(old -> old.name().equals(node) ? in(state, old) : old);
  }

  private static SwarmNode in(String state, SwarmNode old) {
    return new SwarmNode(
        old.id(),
        old.name(),
        old.address(),
        old.role(),
        old.leader(),
        state,
        old.availability(),
        old.reachability());
  }
}
