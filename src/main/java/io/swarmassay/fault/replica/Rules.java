package io.swarmassay.fault.replica;

import io.swarmassay.fault.Counters;
import io.swarmassay.fault.ReplicaAccess;

/** A packet filter table of our own in a replica's network: gone as a whole, or not there. */
final class Rules {
  private final ReplicaAccess patient;
  private final String table;
  private boolean on;

  Rules(ReplicaAccess patient, String table) {
    this.patient = patient;
    this.table = table;
  }

  /**
   * Adds the table with one rule at a hook: {@code input} or {@code output}.
   *
   * @param match which packets
   * @param verdict what becomes of them; the kernel counts them
   */
  void add(String hook, String match, String verdict) {
    on = true;
    patient.doInNetwork(
        "nft \"add table inet $1; add chain inet $1 c { type filter hook $2 priority 10; };"
            + " add rule inet $1 c $3\"",
        table,
        hook,
        match + " counter " + verdict);
  }

  /** Removes the table; harmless when there is none. */
  void remove() {
    patient.doInNetwork(
        "nft list table inet $1 > /dev/null 2>&1 || exit 0; nft delete table inet $1", table);
    on = false;
  }

  /** Packets that met the rule since it was added, as the kernel counted them. */
  long met() {
    return Counters.packets(patient.doInNetwork("nft list table inet $1", table));
  }

  /** Whether it was added and not removed since. */
  boolean on() {
    return on;
  }

  String undo() {
    return patient.byHand("nft delete table inet " + table);
  }
}
