package io.swarmassay.fault;

import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.SwarmException;

/** One limit in a replica's control group, on either hierarchy. */
public final class Limit {
  private final ReplicaAccess patient;
  private final String controller;
  private final String v1;
  private final String v2;

  /** A limit of the replica's group: the controller and its file in either version. */
  public Limit(ReplicaAccess patient, String controller, String v1, String v2) {
    this.patient = patient;
    this.controller = controller;
    this.v1 = v1;
    this.v2 = v2;
  }

  /** Whether this kernel has control groups of version 2. */
  public boolean v2() {
    return patient.deployment().swarm().abilities().contains(Ability.CGROUP_V2);
  }

  /** The folder of the container's control group. */
  public String group() {
    return patient.hosts().cgroup(patient.replica(), controller);
  }

  /** The file that holds the limit. */
  public String file() {
    return group() + "/" + (v2() ? v2 : v1);
  }

  /** What the kernel says the limit is. */
  public String get() {
    return patient.doInNode("cat \"$1\"", file());
  }

  /** How often the kernel made a group wait for its next period, by its {@code cpu.stat}. */
  public static long throttled(String stat) {
    return stat.lines()
        .map(line -> line.split(" "))
        .filter(words -> words[0].equals("nr_throttled"))
        .mapToLong(words -> Long.parseLong(words[1]))
        .findFirst()
        .orElseThrow(() -> new SwarmException(0, "the kernel does not count what it throttles"));
  }

  /** Writes the limit; throws when the kernel refuses it. */
  public void set(String value) {
    patient.doInNode("echo \"$2\" > \"$1\"", file(), value);
  }
}
