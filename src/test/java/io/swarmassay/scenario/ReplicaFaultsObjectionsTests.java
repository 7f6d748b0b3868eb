package io.swarmassay.scenario;

import static io.swarmassay.fault.Target.all;
import static io.swarmassay.fault.Target.one;
import static io.swarmassay.scenario.Step.inflict;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Target;
import io.swarmassay.fault.replica.Abort;
import io.swarmassay.fault.replica.BlockPort;
import io.swarmassay.fault.replica.Busy;
import io.swarmassay.fault.replica.Fill;
import io.swarmassay.fault.replica.Flood;
import io.swarmassay.fault.replica.Hang;
import io.swarmassay.fault.replica.InitStop;
import io.swarmassay.fault.replica.Oom;
import io.swarmassay.fault.replica.ProcessKill;
import io.swarmassay.fault.replica.Remove;
import io.swarmassay.fault.replica.Throttle;
import io.swarmassay.fault.service.PullFail;
import io.swarmassay.fault.service.Rollback;
import io.swarmassay.fault.service.Stop;
import io.swarmassay.fault.service.Update;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The settings with which a fault of replicas can be struck, from the first to the last. */
class ReplicaFaultsObjectionsTests {
  private static final Target WEB = one("web");

  static Stream<Arguments> nonsense() {
    return Stream.of(
        refused(stop(600_001), "inflict", "waits 10 minutes at most; shorten grace"),
        refused(new Throttle(0.049), "inflict", throttled()),
        refused(new Throttle(0.301), "inflict", throttled()),
        refused(new Fill("tmp"), "inflict", "needs the path of a volume; write path: /tmp"),
        refused(new Fill("/tmp/../etc"), "inflict", "needs the path of a volume; write path: /tmp"),
        refused(port(0), "inflict", "needs a port; ports are 1 to 65535"),
        refused(port(65_536), "inflict", "needs a port; ports are 1 to 65535"),
        refused(
            new ProcessKill("p", Optional.of("start")),
            "inflict",
            "restarts by module:function; write restart: \"msg_handler:start\""),
        refused(new Busy(9), "inflict", "needs 10 to 10000 loops; write loops: 100"),
        refused(new Busy(10_001), "inflict", "needs 10 to 10000 loops; write loops: 100"),
        refused(flood(999), "inflict", flooded()),
        refused(flood(1_000_001), "inflict", flooded()));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void a_setting_beyond_its_bounds_is_refused_with_the_way_out(
      Fault fault, String key, String why) {
    assertThat(said(strike(fault, WEB, ofSeconds(10))))
        .contains("steps.0." + key + ": " + fault.name() + " " + why);
  }

  static Stream<Fault> sense() {
    return Stream.of(
        new Stop(),
        stop(600_000),
        new Throttle(0.05),
        new Throttle(0.3),
        new Fill("/var/lib/a_b-c.d"),
        port(1),
        port(65_535),
        new ProcessKill("p", Optional.empty()),
        new ProcessKill("p", Optional.of("msg_handler:start")),
        new Busy(10),
        new Busy(10_000),
        flood(1000),
        flood(1_000_000));
  }

  @ParameterizedTest
  @MethodSource("sense")
  void the_first_and_the_last_setting_that_can_be_struck_are_not(Fault fault) {
    boolean held = fault.healer() == Fault.Healer.REMEDY;
    assertThat(said(strike(fault, WEB, held ? ofSeconds(10) : null))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bounded")
  void what_ends_by_itself_after_a_minute_is_held_for_less(Fault fault) {
    assertThat(said(strike(fault, WEB, ofMinutes(1))))
        .containsExactly(
            "steps.0.hold: " + fault.name() + " ends by itself after a minute; hold it for less");
    assertThat(said(strike(fault, WEB, ofSeconds(59)))).isEmpty();
  }

  static Stream<Fault> bounded() {
    return Stream.of(new Busy(), new Flood());
  }

  @ParameterizedTest
  @MethodSource("instant")
  void what_is_over_at_once_cannot_be_held(Fault fault) {
    assertThat(said(strike(fault, WEB, ofSeconds(1))))
        .contains(
            "steps.0.hold: " + fault.name() + " is over at once, nothing is held; leave it out");
    assertThat(said(strike(fault, WEB, null))).noneMatch(text -> text.startsWith("steps.0.hold"));
  }

  static Stream<Fault> instant() {
    return Stream.of(
        new Stop(),
        new Remove(),
        new Oom(),
        new InitStop(),
        new Abort(),
        new Update(),
        new Rollback());
  }

  @ParameterizedTest
  @MethodSource("whole")
  void an_update_concerns_a_whole_service(Fault fault) {
    Duration hold = fault.healer() == Fault.Healer.REMEDY ? ofSeconds(10) : null;
    assertThat(said(strike(fault, WEB, hold)))
        .containsExactly(
            "steps.0.on: " + fault.name() + " concerns a whole service; write on: {all: SERVICE}");
    assertThat(said(strike(fault, all("web"), hold))).isEmpty();
  }

  static Stream<Fault> whole() {
    return Stream.of(new Update(), new Rollback(), new PullFail());
  }

  @ParameterizedTest
  @MethodSource("anywhere")
  void a_fault_of_replicas_hits_no_nodes(Fault fault) {
    assertThat(said(strike(fault, Target.nodes("n1"), null)))
        .contains(
            "steps.0.on: "
                + fault.name()
                + " hits replicas, 'n1' are nodes; write on: {one: SERVICE}");
  }

  static Stream<Fault> anywhere() {
    return Stream.of(new Hang(), new Oom(), new Remove());
  }

  private static Arguments refused(Fault fault, String key, String why) {
    return Arguments.of(fault, key, why);
  }

  private static Stop stop(long graceMillis) {
    return new Stop(Optional.of(Duration.ofMillis(graceMillis)));
  }

  private static BlockPort port(int number) {
    return new BlockPort(number, BlockPort.By.DROP);
  }

  private static Flood flood(int messages) {
    return new Flood(Flood.What.MAILBOX, "p", messages);
  }

  private static String throttled() {
    return "cannot be proven with that share; write cpu: 0.05; up to 0.3";
  }

  private static String flooded() {
    return "floods with 1000 to 1000000 messages; write messages: 100000";
  }

  private static Step.Inflict strike(Fault fault, Target on, Duration hold) {
    Step.Inflict strike = inflict(fault).on(on).recoveringWithin(ofMinutes(20));
    return hold == null ? strike : strike.holding(hold);
  }

  private static List<String> said(Step step) {
    Scenario scenario = Scenario.titled("t").deploying("s").then(step);
    return Objections.to(scenario, Catalogue.STANDARD, new Casting(Map.of("web", 2)), List.of())
        .stream()
        .map(it -> String.join(".", it.path().stream().map(String::valueOf).toList()) + ": " + it)
        .toList();
  }
}
