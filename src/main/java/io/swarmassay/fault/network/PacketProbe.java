package io.swarmassay.fault.network;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.NodeAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Packets sent from node to node, and how many of them arrived. */
final class PacketProbe {
  /** Ways that a proof names; it counts the others. */
  private static final int TOLD = 4;

  private final NodeAccess terrain;
  private final List<String> kinds;
  private final int count;

  /**
   * @param kinds what is sent, for example {@code udp:9}
   * @param count packets of each kind on each way; of TCP always one attempt to connect
   */
  PacketProbe(NodeAccess terrain, List<String> kinds, int count) {
    this.terrain = terrain;
    this.kinds = kinds;
    this.count = count;
  }

  /** Packets that arrived, by way and kind, for example {@code n1>n2 udp:9}. */
  Map<String, Integer> arrived(Collection<Link> ways) {
    List<String> arguments = new ArrayList<>(List.of("" + count, String.join(",", kinds)));
    ways.forEach(way -> arguments.add(way.from() + ":" + way.to()));
    Map<String, Integer> arrived = new LinkedHashMap<>();
    for (Link way : ways) {
      kinds.forEach(kind -> arrived.put(way + " " + kind, 0));
    }
    terrain
        .script("crossing.sh", arguments)
        .lines()
        .map(line -> line.split(" "))
        .filter(words -> words.length == 4)
        .forEach(w -> arrived.put(w[0] + ">" + w[1] + " " + w[2], Integer.valueOf(w[3])));
    return arrived;
  }

  /** Whether nothing gets through on the cut ways and something on all the open ones. */
  Fault.Proof cut(Set<Link> cut, Set<Link> open) {
    Set<Link> all = new java.util.LinkedHashSet<>(cut);
    all.addAll(open);
    Map<String, Integer> arrived = arrived(all);
    Set<String> closed = ways(cut);
    Set<String> passed = new TreeSet<>();
    Set<String> lost = new TreeSet<>();
    arrived.forEach((way, packets) -> (packets > 0 ? passed : lost).add(way));
    if (lost.equals(closed)) {
      return new Fault.Proof(
          true, text(lost, " of %d ways get nothing across", all) + rest(passed));
    }
    passed.retainAll(closed);
    lost.removeAll(closed);
    return new Fault.Proof(
        false,
        (passed.isEmpty() ? "" : "packets arrive on " + String.join(", ", passed))
            + (lost.isEmpty() ? "" : " none arrive on " + String.join(", ", lost)));
  }

  private String text(Set<String> lost, String words, Set<Link> all) {
    String few = lost.stream().limit(TOLD).collect(Collectors.joining(", "));
    String more = lost.size() > TOLD ? " and " + (lost.size() - TOLD) + " more" : "";
    String which = lost.isEmpty() ? "" : ": " + few + more;
    return lost.size() + String.format(Locale.ROOT, words, all.size() * kinds.size()) + which;
  }

  private static String rest(Set<String> passed) {
    return passed.isEmpty() ? "" : "; " + passed.size() + " are open";
  }

  private Set<String> ways(Set<Link> ways) {
    return ways.stream()
        .flatMap(way -> kinds.stream().map(kind -> way + " " + kind))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
