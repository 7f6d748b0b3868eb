package io.swarmassay.scenario;

import static io.swarmassay.fault.Target.nodes;
import static io.swarmassay.scenario.Step.inflict;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Target;
import io.swarmassay.fault.Target.Nodes.Rule;
import io.swarmassay.fault.network.CutPlane;
import io.swarmassay.fault.network.Direction;
import io.swarmassay.fault.network.Partition;
import io.swarmassay.fault.network.Shape;
import io.swarmassay.fault.node.Demote;
import io.swarmassay.fault.node.Drain;
import io.swarmassay.fault.node.Leave;
import io.swarmassay.fault.node.LoseQuorum;
import io.swarmassay.fault.node.PowerOff;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NodeFaultsObjectionsTests {
  private static final Scenario HELLO =
      Scenario.titled("t").deploying("hello").keeping(Steady.steady());

  static Stream<Arguments> nonsense() {
    return Stream.of(
        refused(HELLO.onNodes(1), new Partition(), nodes("n1"), "needs another node"),
        refused(HELLO.onNodes(3), new Partition(), nodes(Rule.ALL), "would cut nothing"),
        refused(HELLO.onNodes(3), shaped(Shape.RING), nodes(Rule.ALL), "would cut nothing"),
        refused(HELLO.onNodes(3), shaped(Shape.BRIDGE), nodes("n1", "n2"), "would cut nothing"),
        refused(HELLO.onNodes(2), new CutPlane(), nodes(Rule.ALL), "of every node cuts nothing"),
        refused(HELLO.onNodes(2), new LoseQuorum(), nodes("n1"), "needs a quorum to lose"),
        refused(HELLO.onNodes(3), new LoseQuorum(), nodes("n1"), "most managers, but not all"),
        refused(HELLO.onNodes(3), new LoseQuorum(), nodes(Rule.ALL), "most managers, but not all"),
        refused(HELLO.onNodes(5), new LoseQuorum(), nodes(Rule.MAJORITY), "most managers"),
        refused(HELLO.onNodes(2), new Demote(), nodes(Rule.LEADER), "needs managers that stay"),
        refused(HELLO.onNodes(4), new Demote(), nodes(Rule.WORKER), "one manager at a time"),
        refused(HELLO.onNodes(3), new Leave(), nodes("n1", "n2"), "leaves no quorum"),
        refused(HELLO.onNodes(1), new Leave(), nodes("n1"), "leaves no quorum"),
        refused(HELLO.onNodes(3), new Drain(), nodes(Rule.ALL), "leaves none"),
        refused(HELLO.onNodes(2), new Drain(), nodes(Rule.MAJORITY), "leaves none"),
        refused(HELLO.onNodes(1), new Drain(), Target.nodeOf(1, "web"), "leaves none"),
        refused(HELLO.onNodes(1), shaped(Shape.ISOLATE), nodes("n1"), "would cut nothing"),
        refused(HELLO.onNodes(2), shaped(Shape.SPLIT), nodes("n1", "n2"), "would cut nothing"),
        refused(HELLO.onNodes(2), shaped(Shape.BRIDGE), nodes(Rule.MINORITY), "would cut nothing"),
        refused(HELLO.onNodes(4), new Demote(), nodes("n1", "n4"), "one manager at a time"),
        refused(HELLO.onNodes(5), new Demote(), nodes("n4"), "one manager at a time"),
        refused(HELLO.onNodes(5), new Leave(), nodes("n2", "n3", "n4"), "leaves no quorum"),
        refused(HELLO.onNodes(5), new LoseQuorum(), nodes("n1", "n4"), "most managers"),
        refused(HELLO.onNodes(5), new LoseQuorum(), nodes("n1", "n2", "n3"), "most managers"),
        refused(HELLO.onNodes(3), new LoseQuorum(), Target.nodeOf(1, "web"), "most managers"),
        refused(HELLO.onNodes(3), new LoseQuorum(), nodes(Rule.MINORITY), "most managers"));
  }

  private static Partition shaped(Shape shape) {
    return new Partition(shape, Direction.BOTH);
  }

  private static Arguments refused(Scenario on, Fault fault, Target target, String why) {
    return Arguments.of(on, fault, target, why);
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void a_fault_that_cannot_hit_its_nodes_is_refused(
      Scenario scenario, Fault fault, Target target, String why) {
    assertThat(objections(scenario.then(inflict(fault).on(target).holding(ofSeconds(10)))))
        .anySatisfy(said -> assertThat(said).startsWith(fault.name() + " ").contains(why));
  }

  static Stream<Arguments> sense() {
    return Stream.of(
        Arguments.of(HELLO.onNodes(3), new Partition(), nodes(Rule.MINORITY)),
        Arguments.of(HELLO.onNodes(5), shaped(Shape.RING), nodes(Rule.ALL)),
        Arguments.of(HELLO.onNodes(5), shaped(Shape.BRIDGE), nodes("n3")),
        Arguments.of(HELLO.onNodes(3), new CutPlane(), nodes(Rule.LEADER)),
        Arguments.of(HELLO.onNodes(3), new LoseQuorum(), nodes(Rule.MAJORITY)),
        Arguments.of(HELLO.onNodes(5), new LoseQuorum(), nodes("n1", "n3")),
        Arguments.of(HELLO.onNodes(3), new Demote(), nodes(Rule.FOLLOWER)),
        Arguments.of(HELLO.onNodes(2), new Leave(), nodes(Rule.WORKER)),
        Arguments.of(HELLO.onNodes(3), new Drain(), nodes(Rule.LEADER)),
        Arguments.of(HELLO.onNodes(2), new Drain(), nodes("n1", "n1")),
        Arguments.of(HELLO.onNodes(3), new Drain(), nodes(Rule.MAJORITY)),
        Arguments.of(HELLO.onNodes(2), new Drain(), Target.nodeOf(1, "web")),
        Arguments.of(HELLO.onNodes(4), shaped(Shape.RING), nodes(Rule.ALL)),
        Arguments.of(HELLO.onNodes(3), shaped(Shape.BRIDGE), nodes("n3")),
        Arguments.of(HELLO.onNodes(2), shaped(Shape.ISOLATE), nodes(Rule.ALL)),
        Arguments.of(HELLO.onNodes(5), new Leave(), nodes("n3", "n4", "n5")),
        Arguments.of(HELLO.onNodes(3), new Leave(), nodes(Rule.LEADER)),
        Arguments.of(HELLO.onNodes(3), new Demote(), nodes(Rule.MINORITY)),
        Arguments.of(HELLO.onNodes(3), new Demote(), nodes("n3")));
  }

  @ParameterizedTest
  @MethodSource("sense")
  void one_that_can_is_not(Scenario scenario, Fault fault, Target target) {
    assertThat(objections(scenario.then(inflict(fault).on(target).holding(ofSeconds(10)))))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("powerless")
  void power_that_is_back_too_soon_is_refused(Fault fault, Target target) {
    Scenario scenario = HELLO.onNodes(3);
    assertThat(objections(scenario.then(inflict(fault).on(target).holding(ofSeconds(5)))))
        .containsExactly(
            fault.name()
                + " for less than 6s leaves tasks preparing for half a minute: swarm's gossip;"
                + " hold it for 6s or more");
  }

  @ParameterizedTest
  @MethodSource("powerless")
  void power_that_is_back_after_six_seconds_is_not(Fault fault, Target target) {
    assertThat(objections(HELLO.then(inflict(fault).on(target).holding(ofSeconds(6))))).isEmpty();
  }

  static Stream<Arguments> powerless() {
    return Stream.of(
        Arguments.of(new PowerOff(), nodes(Rule.LEADER)),
        Arguments.of(new LoseQuorum(), nodes("n1", "n2")));
  }

  private static List<String> objections(Scenario scenario) {
    return Objections.to(scenario, Catalogue.STANDARD, new Casting(Map.of("web", 2)), List.of())
        .stream()
        .map(Objection::toString)
        .toList();
  }
}
