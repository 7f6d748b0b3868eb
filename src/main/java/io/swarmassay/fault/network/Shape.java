package io.swarmassay.fault.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How a partition runs through the nodes. */
public enum Shape {
  /** Victims together on one side, all others on the other. */
  SPLIT {
    @Override
    Set<Link> cut(List<String> nodes, List<String> victims, Direction direction) {
      return direction.ways(victims, without(nodes, victims));
    }
  },
  /** Each victim alone. */
  ISOLATE {
    @Override
    Set<Link> cut(List<String> nodes, List<String> victims, Direction direction) {
      Set<Link> cut = new LinkedHashSet<>();
      victims.forEach(each -> cut.addAll(direction.ways(List.of(each), nodes)));
      return cut;
    }
  },
  /** The others in two halves that are cut from each other; the victims see both. */
  BRIDGE {
    @Override
    Set<Link> cut(List<String> nodes, List<String> victims, Direction direction) {
      List<String> others = without(nodes, victims);
      int half = others.size() / 2;
      return direction.ways(others.subList(0, half), others.subList(half, others.size()));
    }
  },
  /** Every node sees a majority, itself included, and no two see the same one. */
  RING {
    @Override
    Set<Link> cut(List<String> nodes, List<String> victims, Direction direction) {
      int size = nodes.size();
      Set<Link> seen = new HashSet<>();
      for (int i = 0; i < size; i++) {
        for (int far = 1; far <= (size / 2 + 1) / 2; far++) {
          seen.add(new Link(nodes.get(i), nodes.get((i + far) % size)));
          seen.add(new Link(nodes.get((i + far) % size), nodes.get(i)));
        }
      }
      Set<Link> cut = new LinkedHashSet<>(Link.among(nodes));
      cut.removeAll(seen);
      return cut;
    }
  };

  /** The ways that are cut. */
  abstract Set<Link> cut(List<String> nodes, List<String> victims, Direction direction);

  private static List<String> without(List<String> nodes, List<String> some) {
    List<String> others = new ArrayList<>(nodes);
    others.removeAll(some);
    return others;
  }
}
