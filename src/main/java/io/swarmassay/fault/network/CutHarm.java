package io.swarmassay.fault.network;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Harm;
import io.swarmassay.fault.NodeAccess;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Ways between nodes, cut in the hub; measured by packets that are sent along all ways. */
final class CutHarm implements Harm {
  private final Filter filter;
  private final PacketProbe crossing;
  private final Set<Link> cut;
  private final Set<Link> open;

  /**
   * @param rules which packets are dropped on the cut ways
   * @param kinds packets to prove it with
   */
  CutHarm(NodeAccess terrain, String fault, Set<Link> cut, List<String> rules, List<String> kinds) {
    this.filter = new Filter(terrain, fault, cut, rules);
    this.crossing = new PacketProbe(terrain, kinds, 3);
    this.cut = cut;
    this.open = new LinkedHashSet<>(Link.among(terrain.nodes()));
    open.removeAll(cut);
  }

  @Override
  public void on() {
    filter.add();
  }

  @Override
  public void off() {
    filter.remove();
  }

  @Override
  public Fault.Proof bites() {
    Fault.Proof crossed = crossing.cut(cut, open);
    long dropped = filter.dropped();
    String text = crossed.text() + "; " + dropped + " packets dropped";
    return new Fault.Proof(crossed.holds() && dropped > 0, text);
  }

  @Override
  public Fault.Proof gone() {
    Set<Link> all = new LinkedHashSet<>(cut);
    all.addAll(open);
    return crossing.cut(Set.of(), all);
  }

  @Override
  public String undo() {
    return filter.undo();
  }
}
