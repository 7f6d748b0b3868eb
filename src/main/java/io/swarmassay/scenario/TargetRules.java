package io.swarmassay.scenario;

import io.swarmassay.fault.Target;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Whether a target can exist: the service is there, with enough replicas; so are the nodes. */
final class TargetRules {
  private final Scenario scenario;
  private final Map<String, Integer> replicas;
  private final Objections.Sink sink;
  private final Objections.ServiceCheck services;

  TargetRules(
      Scenario scenario,
      Map<String, Integer> replicas,
      Objections.Sink sink,
      Objections.ServiceCheck services) {
    this.scenario = scenario;
    this.replicas = replicas;
    this.sink = sink;
    this.services = services;
  }

  void check(Target target, List<Object> step) {
    List<Object> path = Objections.with(step, "on");
    if (target instanceof Target.One one) {
      enough(one.service(), 1, target, path);
    } else if (target instanceof Target.Some some) {
      enough(some.service(), some.count(), target, path);
    } else if (target instanceof Target.Share share) {
      enough(share.service(), share.of() == Target.Share.Of.MINORITY ? 3 : 1, target, path);
    } else if (target instanceof Target.All all) {
      enough(all.service(), 1, target, path);
    } else if (target instanceof Target.Slot slot) {
      enough(slot.service(), slot.slot(), target, path);
    } else if (target instanceof Target.NodeOf nodeOf) {
      enough(nodeOf.service(), nodeOf.slot(), target, path);
    } else {
      nodes((Target.Nodes) target, path);
    }
  }

  private void enough(String service, int count, Target target, List<Object> path) {
    if (services.known(service, path) && replicas.get(service) < count) {
      sink.object(
          path,
          "'"
              + target.text()
              + "': "
              + service
              + " has "
              + replicas.get(service)
              + " replicas then",
          "ask for fewer, or scale up first");
    }
  }

  private void nodes(Target.Nodes target, List<Object> path) {
    switch (target.rule()) {
      case MINORITY, MAJORITY -> share(target, path);
      case FOLLOWER -> {
        if (scenario.managers() < 2) {
          sink.object(path, "one manager has no follower", "use managers: 3");
        }
      }
      case WORKER -> {
        if (scenario.nodes() <= scenario.managers()) {
          sink.object(
              path, "every node is a manager, there is no worker", "use more nodes than managers");
        }
      }
      case NAMED -> named(target.names(), path);
      default -> {}
    }
  }

  private void share(Target.Nodes target, List<Object> path) {
    if (scenario.nodes() < 3) {
      sink.object(
          path,
          "a "
              + target.text()
              + " of "
              + scenario.nodes()
              + " node"
              + (scenario.nodes() == 1 ? "" : "s"),
          "use nodes: 3 or more");
    }
  }

  private void named(List<String> names, List<Object> path) {
    TreeSet<String> unknown = new TreeSet<>(names);
    IntStream.rangeClosed(1, scenario.nodes()).forEach(i -> unknown.remove("n" + i));
    if (!unknown.isEmpty()) {
      sink.object(
          path,
          "no node " + String.join(", ", unknown) + " in a lab of " + scenario.nodes(),
          "nodes are n1 to n" + scenario.nodes());
    }
  }
}
