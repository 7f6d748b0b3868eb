package io.swarmassay.scenario;

import static io.swarmassay.scenario.Catalogue.fault;
import static io.swarmassay.scenario.Hits.NODES;

import io.swarmassay.fault.CutPlane;
import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Partition;
import io.swarmassay.fault.PowerOff;
import java.util.List;

/** Faults of nodes and of the network between them. */
final class NodeFaults {
  private static final String ALONE = "needs another node to be cut from";

  private NodeFaults() {}

  static List<Word<Fault>> words() {
    return List.of(
        fault(new Partition(), "cuts all traffic between nodes")
            .with("shape", "victims from the rest, each victim alone, victims as the only bridge,")
            .with("direction", "whether victims neither hear nor are heard, or only one of both")
            .hitting(NODES)
            .onNodes(2, ALONE),
        fault(new CutPlane(), "cuts one kind of swarm's traffic between victims and the rest")
            .with("plane", "management (2377), service discovery (7946) or the overlay (4789)")
            .with("direction", "whether victims neither hear nor are heard, or only one of both")
            .hitting(NODES)
            .onNodes(2, ALONE),
        fault(new PowerOff(), "every process of the node dies; its power comes back at the cure")
            .hitting(NODES));
  }
}
