package io.swarmassay.diagnosis;

import java.util.List;

/** Why no node takes a task, in swarm's own words ({@code no suitable node (...)}). */
final class PlacementWords {
  private PlacementWords() {}

  static final List<Diagnosis> ALL =
      List.of(
          EngineWords.of(
              "constraint-unmet",
              "no node fulfils the placement constraints of a service",
              "scheduling constraints not satisfied on (\\d+) nodes?",
              "none of %s nodes fulfils the placement constraints",
              List.of("deploy/placement/constraints", "deploy/placement"),
              "give a node the label or role that is asked for, or ask for less"),
          EngineWords.of(
              "resources-short",
              "what a service reserves is more than any node has left",
              "insufficient resources on (\\d+) nodes?",
              "none of %s nodes has left what each task reserves",
              List.of("deploy/resources/reservations", "deploy/resources"),
              "reserve less, or add nodes; limits reserve nothing"),
          EngineWords.of(
              "host-port-taken",
              "each task takes a port of its node, and there are fewer nodes than tasks",
              "host-mode port already in use on (\\d+) nodes?",
              "the port that it publishes in host mode is taken already on %s nodes",
              List.of("ports"),
              "publish no port (replicas reach each other by name), publish in ingress mode, or have"
                  + " no more replicas than nodes"),
          EngineWords.of(
              "max-replicas-per-node",
              "every node has as many tasks of the service as it may have",
              "max replicas per node limit exceed",
              "every node has max_replicas_per_node tasks of it already",
              List.of("deploy/placement/max_replicas_per_node", "deploy/placement"),
              "allow more on each node, add nodes, or ask for fewer replicas"),
          EngineWords.of(
              "plugin-missing",
              "a driver or plugin that the service asks for is on no node",
              "missing plugin on (\\d+) nodes?",
              "none of %s nodes has the plugin that its volume, network or log asks for",
              List.of("volumes", "logging/driver", "networks"),
              "install the plugin on the nodes, or use a driver that comes with the engine"),
          EngineWords.of(
              "platform-unsupported",
              "the image is for another processor or system than any node has",
              "unsupported platform on (\\d+) nodes?",
              "its image is for a platform that none of %s nodes has",
              List.of("image"),
              "build the image for the platform of the nodes"),
          EngineWords.of(
              "nodes-unavailable",
              "the nodes that could run a task are drained, paused or down",
              "no suitable node \\((\\d+) nodes? not available for new tasks\\)",
              "all %s nodes are drained, paused or down",
              List.of("deploy/placement"),
              "make a node active again: docker node update --availability active NODE"));
}
