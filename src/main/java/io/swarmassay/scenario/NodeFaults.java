package io.swarmassay.scenario;

import static io.swarmassay.scenario.Catalogue.fault;
import static io.swarmassay.scenario.Hits.NODES;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Target;
import io.swarmassay.fault.network.Bandwidth;
import io.swarmassay.fault.network.CutPlane;
import io.swarmassay.fault.network.Delay;
import io.swarmassay.fault.network.Flap;
import io.swarmassay.fault.network.Loss;
import io.swarmassay.fault.network.Partition;
import io.swarmassay.fault.network.Shape;
import io.swarmassay.fault.node.Demote;
import io.swarmassay.fault.node.Drain;
import io.swarmassay.fault.node.EngineKill;
import io.swarmassay.fault.node.EngineStop;
import io.swarmassay.fault.node.Freeze;
import io.swarmassay.fault.node.Leave;
import io.swarmassay.fault.node.LoseQuorum;
import io.swarmassay.fault.node.PowerOff;
import io.swarmassay.fault.node.Starve;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Faults of nodes and of the network between them. */
final class NodeFaults {
  private static final String ALONE = "needs another node to be cut from";
  private static final String WAY =
      "whether victims neither hear nor are heard, or only one of both";

  /** Power cycles that are shorter leave tasks preparing for half a minute: swarm's gossip. */
  private static final Duration SHORTEST = Duration.ofSeconds(6);

  private NodeFaults() {}

  static List<Word<Fault>> words() {
    return Stream.concat(nodes().stream(), network().stream()).toList();
  }

  private static List<Word<Fault>> nodes() {
    return List.of(
        fault(new EngineKill(), "SIGKILL of the node's engine; its containers live on")
            .hitting(NODES),
        fault(new EngineStop(), "SIGSTOP of the node's engine, which then hangs").hitting(NODES),
        longEnough(
            fault(new PowerOff(), "every process of the node dies; the cure gives its power back")
                .hitting(NODES)),
        fault(new Freeze(), "engine and containers of the node stand still").hitting(NODES),
        fault(new Drain(), "swarm may not use the node any more")
            .with("availability", "lose all replicas, or only get no new ones")
            .hitting(NODES)
            .onNodes(2, "needs another node that takes over")
            .onlyIf("on", NodeFaults::leavesOne, "of every node leaves none", "spare a node"),
        fault(new Leave(), "the node leaves the swarm and joins it again")
            .hitting(NODES)
            .onlyIf(
                "on", NodeFaults::leavesQuorum, "of so many leaves no quorum", "spare managers"),
        fault(new Demote(), "a manager becomes a worker, and a manager again")
            .hitting(NODES)
            .onManagers(3, "needs managers that stay")
            .onlyIf("on", NodeFaults::oneManager, "takes one manager at a time", "on: follower"),
        fault(new Starve(), "the node gets only a share of a processor")
            .with("cpu", "processors left to it, at most 0.5")
            .hitting(NODES),
        longEnough(
            fault(new LoseQuorum(), "most managers lose their power, and with it the quorum")
                .with("permanent", "for good: a survivor makes a new cluster, new machines join it")
                .hitting(NODES)
                .onManagers(3, "needs a quorum to lose")
                .onlyIf(
                    "on",
                    NodeFaults::mostManagers,
                    "must hit most managers, but not all",
                    "name two of three: on: {nodes: [n1, n2]}")));
  }

  private static List<Word<Fault>> network() {
    return List.of(
        fault(new Partition(), "cuts all traffic between nodes")
            .with("shape", "victims from the rest, each from all, halves but for them, or a ring")
            .with("direction", WAY)
            .hitting(NODES)
            .onNodes(2, ALONE)
            .onlyIf("on", NodeFaults::cuts, "would cut nothing", "spare nodes, or use more"),
        fault(new CutPlane(), "cuts one kind of swarm's traffic between victims and the rest")
            .with("plane", "management (2377), service discovery (7946) or the overlay (4789)")
            .with("direction", WAY)
            .hitting(NODES)
            .onNodes(2, ALONE)
            .onlyIf("on", NodeFaults::leavesOne, "of every node cuts nothing", "spare a node"),
        fault(new Loss(), "loses packets on the node's cable, each way")
            .with("percent", "how many of a hundred, 5 to 95")
            .hitting(NODES)
            .onNodes(2, ALONE),
        fault(new Bandwidth(), "narrows the node's cable, each way")
            .with("per-second", "bytes a second that are left, 8KB to 10MB")
            .hitting(NODES)
            .onNodes(2, ALONE),
        fault(new Delay(), "makes packets on the node's cable late, each way")
            .with("by", "how late each way, 10ms to 2s")
            .with("jitter", "how much more or less, at random")
            .with("duplicate", "how many of a hundred come twice")
            .hitting(NODES)
            .onNodes(2, ALONE),
        fault(new Flap(), "the node's cable goes down and up again and again")
            .with("down", "how long it stays down")
            .with("up", "how long it stays up")
            .hitting(NODES)
            .onNodes(2, ALONE));
  }

  private static Word<Fault> longEnough(Word<Fault> word) {
    return word.onlyIf(
        "hold",
        (scenario, step) -> step.hold().map(h -> h.compareTo(SHORTEST) >= 0).orElse(true),
        "for less than 6s leaves tasks preparing for half a minute: swarm's gossip",
        "hold it for 6s or more");
  }

  /** How many nodes a target means; 0 when only a run can tell. */
  private static int size(Scenario scenario, Target target) {
    if (!(target instanceof Target.Nodes nodes)) {
      return target instanceof Target.NodeOf ? 1 : 0;
    }
    return switch (nodes.rule()) {
      case ALL -> scenario.nodes();
      case NAMED -> (int) nodes.names().stream().distinct().count();
      case MINORITY -> Math.max(1, (scenario.nodes() - 1) / 2);
      case MAJORITY -> scenario.nodes() / 2 + 1;
      default -> 1;
    };
  }

  private static boolean leavesOne(Scenario scenario, Step.Inflict step) {
    return size(scenario, step.on()) < scenario.nodes();
  }

  private static boolean cuts(Scenario scenario, Step.Inflict step) {
    int victims = size(scenario, step.on());
    int others = scenario.nodes() - victims;
    Shape shape = step.fault() instanceof Partition cut ? cut.shape() : Shape.SPLIT;
    return switch (shape) {
      case SPLIT -> others > 0;
      case ISOLATE -> scenario.nodes() > 1;
      case BRIDGE -> others > 1;
      case RING -> scenario.nodes() > 3;
    };
  }

  /** The most managers a target can mean. */
  private static int managers(Scenario scenario, Target target) {
    if (target instanceof Target.Nodes nodes && nodes.rule() == Target.Nodes.Rule.NAMED) {
      return (int)
          IntStream.rangeClosed(1, scenario.managers())
              .filter(i -> nodes.names().contains("n" + i))
              .count();
    }
    boolean worker =
        target instanceof Target.Nodes nodes && nodes.rule() == Target.Nodes.Rule.WORKER;
    return worker ? 0 : Math.min(size(scenario, target), scenario.managers());
  }

  private static boolean leavesQuorum(Scenario scenario, Step.Inflict step) {
    return managers(scenario, step.on()) <= (scenario.managers() - 1) / 2;
  }

  private static boolean oneManager(Scenario scenario, Step.Inflict step) {
    return managers(scenario, step.on()) == 1 && size(scenario, step.on()) == 1;
  }

  /** Drawn nodes may be workers: then only names, or a lab of managers, make it sure. */
  private static boolean mostManagers(Scenario scenario, Step.Inflict step) {
    boolean sure =
        scenario.nodes() == scenario.managers()
            || (step.on() instanceof Target.Nodes nodes && nodes.rule() == Target.Nodes.Rule.NAMED);
    int hit = managers(scenario, step.on());
    return sure && hit > scenario.managers() / 2 && hit < scenario.managers();
  }
}
