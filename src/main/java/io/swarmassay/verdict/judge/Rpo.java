package io.swarmassay.verdict.judge;

import io.swarmassay.history.Operation;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Tally;
import java.util.LinkedHashMap;
import java.util.Map;

/** Acknowledged operations that each fault cost. */
final class Rpo {
  private Rpo() {}

  /** By fault; empty when there was no traffic that could lose anything. */
  static Map<String, Long> of(HistoryIndex facts) {
    Map<String, Long> cost = new LinkedHashMap<>();
    for (Operation kind : new Operation[] {Operation.MESSAGE, Operation.ROW}) {
      if (!facts.operations(kind).isEmpty()) {
        facts.timeline().incidents().forEach(incident -> cost.putIfAbsent(incident.id(), 0L));
        facts.tally(kind).lostByFault().forEach((id, lost) -> cost.merge(id, lost, Long::sum));
      }
    }
    return cost;
  }

  /** The fault that cost everything that was lost; null when there is none or more than one. */
  static String onlyCause(Tally tally) {
    Map<String, Long> lost = tally.lostByFault();
    return lost.size() == 1 ? lost.keySet().iterator().next() : null;
  }
}
