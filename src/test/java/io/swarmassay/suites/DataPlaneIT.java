package io.swarmassay.suites;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.network.CutPlane;
import io.swarmassay.fault.network.Direction;
import io.swarmassay.junit.LabExtension;
import io.swarmassay.probe.Delivery;
import io.swarmassay.probe.Healed;
import io.swarmassay.probe.Ping;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.probe.Replicas;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.SwarmNode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Swarm does not see that its own overlay is cut; what runs on it does. */
@Tag("nightly")
class DataPlaneIT {
  private static final Logger LOG = LoggerFactory.getLogger(DataPlaneIT.class);

  @RegisterExtension
  static final LabExtension lab = LabExtension.deploying(LabExtension.stack("messaging"));

  @Test
  void a_cut_of_the_overlay_is_seen_by_messages_and_names_and_never_by_swarm(Deployment messaging) {
    until(messaging, true, new Healed(), new Ping(), new Delivery());
    Fault.Blow blow = new CutPlane().aim(messaging, List.of(nodeOfFirst(messaging)));
    try {
      blow.strike();
      assertThat(blow.bites()).matches(Fault.Proof::holds);

      until(messaging, false, new Healed(), new Ping(), new Delivery());

      assertThat(new Replicas().read(messaging).reason()).startsWith("3 of 3 replicas");
      assertThat(messaging.swarm().nodes()).allMatch(SwarmNode::healthy);
      say(messaging, "UDP 4789 is cut", new Replicas(), new Ping(), new Delivery());
    } finally {
      blow.remedy().cure();
    }
    assertThat(blow.gone()).matches(Fault.Proof::holds);
    until(messaging, true, new Healed(), new Ping(), new Delivery());
  }

  /** The lie that the healed state exists to find: swarm is content, and names are gone. */
  @Test
  void a_cut_of_the_gossip_takes_names_away_which_only_their_resolvers_tell(Deployment messaging) {
    until(messaging, true, new Healed());
    CutPlane gossip = new CutPlane(CutPlane.Plane.GOSSIP, Direction.BOTH);
    Fault.Blow blow = gossip.aim(messaging, List.of(nodeOfFirst(messaging)));
    try {
      blow.strike();
      assertThat(blow.bites()).matches(Fault.Proof::holds);

      await("a name to be gone")
          .atMost(ofSeconds(60))
          .until(() -> new Healed().read(messaging).reason().contains(" resolves to "));

      assertThat(new Replicas().read(messaging).reason()).startsWith("3 of 3 replicas");
      assertThat(messaging.swarm().nodes()).allMatch(SwarmNode::healthy);
      say(messaging, "7946 is cut", new Replicas(), new Healed());
    } finally {
      blow.remedy().cure();
    }
    long cured = System.nanoTime();
    await("names to be right again")
        .atMost(ofSeconds(90))
        .until(() -> new Healed().read(messaging).healthy());
    LOG.info("names right again {} ms after the cure", (System.nanoTime() - cured) / 1_000_000);
  }

  /** What each of them reads, for whoever reads the log. */
  private static void say(Deployment deployment, String when, Probe... probes) {
    for (Probe probe : probes) {
      Reading reading = probe.read(deployment);
      String says = reading.healthy() ? "healthy" : "FAILED";
      LOG.info("{}: {} {}: {}", when, probe.name(), says, reading.reason());
    }
  }

  private static SwarmNode nodeOfFirst(Deployment messaging) {
    String name = messaging.running().get(0).node();
    return messaging.swarm().nodes().stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void until(Deployment deployment, boolean healthy, Probe... probes) {
    for (Probe probe : probes) {
      await(probe.name() + " to be " + (healthy ? "healthy" : "unhealthy"))
          .atMost(ofSeconds(60))
          .until(() -> probe.read(deployment).healthy() == healthy);
    }
  }
}
