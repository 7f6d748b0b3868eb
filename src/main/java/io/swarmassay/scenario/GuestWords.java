package io.swarmassay.scenario;

import static io.swarmassay.history.Metric.GUEST_LATENCY;
import static io.swarmassay.history.Metric.GUEST_MEMORY;
import static io.swarmassay.history.Metric.GUEST_STARTUP;
import static io.swarmassay.history.Metric.PROVISION;
import static io.swarmassay.scenario.Hits.REPLICAS;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.replica.EndVm;
import io.swarmassay.fault.replica.Raze;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.guest.Guests;
import io.swarmassay.probe.guest.Provision;
import io.swarmassay.probe.guest.Upsert;
import io.swarmassay.probe.guest.VmLimits;
import io.swarmassay.probe.guest.VmStats;
import java.util.List;

/** Words about what a stack itself runs: guests of a host, services that a service makes. */
final class GuestWords {
  private static final String NODE = "name of the host's Erlang node, without its machine";

  private GuestWords() {}

  static List<Word<Probe>> probes() {
    return List.of(
        Catalogue.probe(
                new Guests(), "every guest application of a host runs, answers and publishes")
            .with("host", NODE)
            .with("module", "the host's module with status/0")
            .with("scope", "the host's pg scope")
            .with("topic", "the group that guests publish to")
            .with("samples", "round trips measured for each guest")
            .measuring(GUEST_STARTUP, GUEST_MEMORY, GUEST_LATENCY),
        Catalogue.probe(new VmLimits(), "the limits of a VM are in force, as VM and kernel say")
            .with("guest", "name of the Erlang node, without its machine")
            .with("memory", "the most it may have")
            .with("schedulers", "how many; any number when left out"),
        planner(
                new VmStats(),
                "a planner's jobs are those desired and run, its /stats agrees with the engine")
            .with("path", "where it answers")
            .with("jobs", "jobs that are desired besides those of the planner's own file"),
        planner(new Provision(), "a planner hands out a warm VM at once and makes a cold one")
            .with("within", "how long making one may take")
            .measuring(PROVISION),
        planner(new Upsert(), "posting a job again replaces its spec, and merges nothing")
            .with("within", "how long a change may take"));
  }

  private static Word<Probe> planner(Probe prototype, String meaning) {
    return Catalogue.probe(prototype, meaning)
        .with("service", "the planner's service")
        .with("port", "where it listens inside its container");
  }

  static List<Word<Fault>> faults() {
    return List.of(
        Catalogue.fault(new EndVm(), "ends the Erlang VM of a guest, seen from its host's node")
            .hitting(REPLICAS)
            .instant()
            .with("host", NODE)
            .with("guest", "name of the guest's; the host's for an embedded guest")
            .with("by", "abort, memory or stop"),
        Catalogue.fault(new Raze(), "strikes a service that another service made")
            .hitting(REPLICAS)
            .instant()
            .with("label", "the label, and its value, that the service carries")
            .with("by", "kill ends its container, remove takes the service away"));
  }
}
