package io.swarmassay.scenario.factory;

import io.swarmassay.probe.guest.Guests;
import io.swarmassay.probe.guest.Provision;
import io.swarmassay.probe.guest.Upsert;
import io.swarmassay.probe.guest.VmLimits;
import io.swarmassay.probe.guest.VmStats;
import io.swarmassay.swarm.Size;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** The part of {@link Probes} that is about the sample stacks with guests. */
abstract class ProbesOfGuests {
  ProbesOfGuests() {}

  /** Every guest application that a host names runs where it belongs. */
  public static Guests guests() {
    return new Guests();
  }

  /** With its settings; see {@link Guests}. */
  public static Guests guests(String host, String module, String scope, String topic, int samples) {
    return new Guests(host, module, scope, topic, samples);
  }

  /**
   * A planner hands out a warm VM with 201, one that runs by the engine's word, and accepts with
   * 202 what it has no warm VM for, which runs soon.
   */
  public static Provision provision() {
    return new Provision();
  }

  /** With its settings; see {@link Provision}. */
  public static Provision provision(String service, int port, Duration within) {
    return new Provision(service, port, within);
  }

  /** Posting a job again replaces its spec. */
  public static Upsert upsert() {
    return new Upsert();
  }

  /** With its settings; see {@link Upsert}. */
  public static Upsert upsert(String service, int port, Duration within) {
    return new Upsert(service, port, within);
  }

  /** The limits of a VM are in force, as VM and kernel say themselves. */
  public static VmLimits vmLimits() {
    return new VmLimits();
  }

  /** With its settings; see {@link VmLimits}. */
  public static VmLimits vmLimits(String guest, Size memory, int schedulers) {
    return new VmLimits(guest, memory, OptionalInt.of(schedulers));
  }

  /**
   * Every job that is desired has its VM: those of the planner's own file of desired VMs, and those
   * that the scenario names.
   */
  public static VmStats vmStats() {
    return new VmStats();
  }

  /** With its settings; see {@link VmStats}. */
  public static VmStats vmStats(String service, int port, String path, List<String> jobs) {
    return new VmStats(service, port, path, jobs);
  }
}
