package io.swarmassay.fault.network;

import io.swarmassay.fault.Counters;
import io.swarmassay.fault.NodeAccess;
import io.swarmassay.swarm.Output;
import io.swarmassay.swarm.SwarmException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A table of our own in the hub's packet filter, through which all frames between nodes pass: there
 * as a whole, or gone. Its rules name cables, which outlive power cycles.
 */
final class Filter {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final NodeAccess terrain;
  private final String table;
  private final String rules;

  /**
   * @param fault for the table's name
   * @param rules what of each way is dropped, in nft's words; empty for all
   */
  Filter(NodeAccess terrain, String fault, Collection<Link> ways, List<String> rules) {
    this.terrain = terrain;
    this.table = "assay_" + fault.replace('-', '_') + "_" + COUNT.incrementAndGet();
    String between = ways.stream().map(this::between).collect(Collectors.joining(", "));
    this.rules =
        rules.stream()
            .map(rule -> "iifname . oifname { " + between + " } " + rule + " counter drop;")
            .collect(Collectors.joining(" "));
  }

  private String between(Link way) {
    return "\""
        + terrain.hosts().cable(way.from())
        + "\" . \""
        + terrain.hosts().cable(way.to())
        + "\"";
  }

  void add() {
    terrain.hub(
        "nft",
        "table bridge "
            + table
            + " { chain c { type filter hook forward priority 0; policy accept; "
            + rules
            + " }; }");
  }

  /** Packets it dropped since it was added, as the kernel counted them. */
  long dropped() {
    return Counters.packets(terrain.hub("nft", "list", "table", "bridge", table));
  }

  /** Removes the table; harmless when there is none. */
  void remove() {
    Output output = terrain.hosts().inHub(List.of("nft", "delete", "table", "bridge", table));
    if (!output.ok() && !output.err().contains("No such file")) {
      throw new SwarmException(0, "nft: " + output.err().strip());
    }
  }

  String undo() {
    return "in the hub of the lab, nft delete table bridge " + table;
  }
}
