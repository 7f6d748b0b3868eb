package io.swarmassay.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.network.CutPlane;
import io.swarmassay.fault.network.Direction;
import io.swarmassay.fault.network.Loss;
import io.swarmassay.fault.network.Partition;
import io.swarmassay.fault.network.Shape;
import io.swarmassay.fault.node.Drain;
import io.swarmassay.fault.node.LoseQuorum;
import io.swarmassay.scenario.Catalogue;
import io.swarmassay.scenario.Hits;
import io.swarmassay.swarm.SwarmException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every fault of the catalogue that hits nodes, and those whose settings make another of it. Side
 * by side, since an effect that does not show is waited for until its deadline.
 */
@Execution(ExecutionMode.CONCURRENT)
class NodeFaultsTests extends FaultContract {
  static Stream<Fault> faults() {
    Stream<Fault> named =
        Catalogue.STANDARD.faults().words().values().stream()
            .filter(word -> word.hits().equals(Optional.of(Hits.NODES)))
            .map(word -> (Fault) word.prototype());
    return Stream.concat(
        named,
        Stream.of(
            new Partition(Shape.SPLIT, Direction.MUTE),
            new Partition(Shape.SPLIT, Direction.DEAF),
            new Partition(Shape.ISOLATE, Direction.BOTH),
            new Partition(Shape.BRIDGE, Direction.BOTH),
            new Partition(Shape.RING, Direction.BOTH),
            new CutPlane(CutPlane.Plane.RAFT, Direction.BOTH),
            new CutPlane(CutPlane.Plane.GOSSIP, Direction.MUTE),
            new CutPlane(CutPlane.Plane.DATA, Direction.DEAF),
            new Loss(80),
            new Drain(Drain.Availability.PAUSE),
            new LoseQuorum(true)));
  }

  @Override
  protected Bench bench(Fault fault) {
    return switch (fault.name()) {
      case "lose-quorum" -> new NodeBench("n1", "n2");
      case "demote" -> new NodeBench("n2");
      default -> new NodeBench("n4");
    };
  }

  static Stream<Fault> filtering() {
    return faults().filter(f -> f instanceof Partition || f instanceof CutPlane);
  }

  /** The planted fault that does nothing. */
  @ParameterizedTest
  @MethodSource("filtering")
  void rules_in_a_chain_that_no_packet_passes_are_not_proven(Fault fault) {
    NodeBench bench = new NodeBench("n4");
    bench.hub().wrongChain = true;
    Fault.Blow blow = fault.aim(bench.deployment(), bench.victims());
    blow.strike();
    assertThat(blow.bites().holds()).isFalse();
    assertThat(blow.bites().text()).startsWith("packets arrive on ");
  }

  /**
   * Silence on just the right ways, which a jammed machine may keep, and no rule dropped a packet.
   */
  @ParameterizedTest
  @MethodSource("filtering")
  void packets_that_the_rules_did_not_drop_prove_no_cut(Fault fault) {
    NodeBench bench = new NodeBench("n4");
    bench.hub().lostAnyway = true;
    Fault.Blow blow = fault.aim(bench.deployment(), bench.victims());
    blow.strike();
    bench.ears().hurry();
    Fault.Proof bites = blow.bites();
    bench.ears().rest();
    assertThat(bites.holds()).as(bites.text()).isFalse();
    assertThat(bites.text()).contains("; 0 packets dropped");
  }

  /** Each part of a fault is proven on its own: machines are off, and those left still decide. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_quorum_that_is_still_there_is_not_proven_lost_by_machines_without_power(boolean forever) {
    NodeBench bench = new NodeBench("n1", "n2");
    Fault.Blow blow = new LoseQuorum(forever).aim(bench.deployment(), bench.victims());
    blow.strike();
    bench.deployment().swarm().call("n3", "POST", "/swarm/init", "{\"ForceNewCluster\":true}");
    bench.ears().hurry();
    Fault.Proof bites = blow.bites();
    bench.ears().rest();
    assertThat(bites.holds()).as(bites.text()).isFalse();
    assertThat(bites.text()).contains("still decides");
  }

  /** The machines to be struck have power, but nobody decides any more. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_quorum_that_was_lost_before_the_strike_is_not_struck(boolean forever) {
    NodeBench bench = new NodeBench("n1", "n2");
    bench.dark.addAll(List.of("n4", "n5"));
    Fault.Blow blow = new LoseQuorum(forever).aim(bench.deployment(), bench.victims());
    blow.strike();
    assertThat(bench.done()).isEmpty();
    assertThat(blow.bites().holds()).isFalse();
    assertThat(blow.bites().text())
        .isEqualTo(
            "so it was before the strike: n3 cannot decide anything:"
                + " The swarm does not have a leader");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"500 update out of sequence", "400 invalid node spec", "404 no such node"})
  void a_refusal_that_is_a_decision_does_not_prove_a_lost_quorum(String refusal) {
    NodeBench bench = new NodeBench("n1", "n2");
    Fault.Blow blow = new LoseQuorum().aim(bench.deployment(), bench.victims());
    blow.strike();
    bench.refusal =
        new SwarmException(Integer.parseInt(refusal.substring(0, 3)), refusal.substring(4));
    bench.ears().hurry();
    Fault.Proof bites = blow.bites();
    bench.ears().rest();
    assertThat(bites.holds()).as(bites.text()).isFalse();
    assertThat(bites.text()).contains("n3 still decides: " + refusal.substring(4));
  }
}
