package io.swarmassay.fault.network;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** From one node to another; the way back is another one. */
record Link(String from, String to) {
  /** Every way from one of these to one of those. */
  static Set<Link> between(Collection<String> these, Collection<String> those) {
    Set<Link> ways = new LinkedHashSet<>();
    for (String from : these) {
      for (String to : those) {
        if (!from.equals(to)) {
          ways.add(new Link(from, to));
        }
      }
    }
    return ways;
  }

  /** Every way between any two of these. */
  static Set<Link> among(Collection<String> these) {
    return between(these, these);
  }

  @Override
  public String toString() {
    return from + ">" + to;
  }
}
