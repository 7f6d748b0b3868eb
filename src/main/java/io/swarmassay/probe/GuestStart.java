package io.swarmassay.probe;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.history.Metric;
import io.swarmassay.probe.Reading.Measure;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import java.time.Instant;
import java.util.Optional;

/**
 * The start-up of a guest that swarm started: from the moment when its container and its host's were
 * made to its host's verified it. Where swarm made the host later, what the host itself took to
 * start is in it: an upper bound, which is measured in every run, whichever swarm made first. The
 * clocks of both nodes must agree, as in a lab.
 */
record GuestStart(Swarm swarm, Crowd crowd, BeamNode host) {
  Optional<Measure> measure(Guest guest) {
    if (guest.startup().isPresent() || guest.since().isEmpty()) {
      return Optional.empty();
    }
    return crowd.nodes().stream()
        .filter(node -> node.name().equals(guest.node()))
        .findFirst()
        .flatMap(node -> between(guest, node.replica()));
  }

  private Optional<Measure> between(Guest guest, Replica replica) {
    Instant guests = Engine.made(swarm, replica);
    Instant hosts = Engine.made(swarm, host.replica());
    Instant both = hosts.isAfter(guests) ? hosts : guests;
    long ms = guest.since().getAsLong() - both.toEpochMilli();
    return ms < 0
        ? Optional.empty()
        : Optional.of(new Measure(Metric.GUEST_STARTUP.label(), guest.mode(), ms));
  }
}
