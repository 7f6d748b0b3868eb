package io.swarmassay.fault.network;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which way a cut goes, as the victims see it. */
public enum Direction {
  /** Victims neither hear nor are heard. */
  BOTH,
  /** Victims hear, but nobody hears them. */
  MUTE,
  /** Victims are heard, but hear nobody. */
  DEAF;

  /** The ways that are cut between victims and the others. */
  Set<Link> ways(Collection<String> victims, Collection<String> others) {
    Set<Link> cut = new LinkedHashSet<>();
    if (this != DEAF) {
      cut.addAll(Link.between(victims, others));
    }
    if (this != MUTE) {
      cut.addAll(Link.between(others, victims));
    }
    return cut;
  }
}
