package io.swarmassay.probe.guest;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.history.Metric;
import io.swarmassay.probe.Crowd;
import io.swarmassay.probe.EngineQueries;
import io.swarmassay.probe.Reading.Measure;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import java.time.Instant;
import java.util.Optional;

/**
 * The start-up of a guest that swarm started: from its container's making, or its host's start
 * where that came later, to its host's verified it. In the second case what the host took to look
 * for guests is in it; so there is a figure in every run, whichever of the two swarm made first.
 * The clocks of both nodes must agree, as in a lab.
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
    Instant guests = EngineQueries.made(swarm, replica);
    Instant hosts = EngineQueries.started(swarm, host.replica());
    Instant both = hosts.isAfter(guests) ? hosts : guests;
    long ms = guest.since().getAsLong() - both.toEpochMilli();
    return ms < 0
        ? Optional.empty()
        : Optional.of(new Measure(Metric.GUEST_STARTUP.label(), guest.mode(), ms));
  }
}
