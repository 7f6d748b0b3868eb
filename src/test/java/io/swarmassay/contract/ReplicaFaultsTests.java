package io.swarmassay.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.replica.BlockDns;
import io.swarmassay.fault.replica.BlockPort;
import io.swarmassay.fault.replica.Busy;
import io.swarmassay.fault.replica.Cookie;
import io.swarmassay.fault.replica.Disconnect;
import io.swarmassay.fault.replica.EndVm;
import io.swarmassay.fault.replica.Flood;
import io.swarmassay.fault.replica.Pids;
import io.swarmassay.fault.replica.ProcessKill;
import io.swarmassay.fault.replica.ProgramKill;
import io.swarmassay.fault.replica.Raze;
import io.swarmassay.fault.replica.Suspend;
import io.swarmassay.fault.replica.Throttle;
import io.swarmassay.fault.service.Rollback;
import io.swarmassay.scenario.Catalogue;
import io.swarmassay.scenario.Hits;
import io.swarmassay.swarm.SwarmException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of the catalogue that hits replicas, and those whose settings make another of it. */
class ReplicaFaultsTests extends FaultContract {
  static Stream<Fault> faults() {
    Stream<Fault> named =
        Catalogue.STANDARD.faults().words().values().stream()
            .filter(word -> word.hits().equals(Optional.of(Hits.REPLICAS)))
            .map(word -> (Fault) word.prototype());
    return Stream.concat(
        named,
        Stream.of(
            new BlockPort(4369, BlockPort.By.RESET),
            new ProcessKill("web", Optional.of("web:start")),
            new Disconnect(true),
            new Flood(Flood.What.PROCESSES, "web", 1),
            new Flood(Flood.What.ATOMS, "web", 1),
            new Rollback(Rollback.Bad.IMAGE),
            new EndVm("a1", "a1", EndVm.By.ABORT),
            new Raze("planner.job=web-api", Raze.By.KILL)));
  }

  @Override
  protected Bench bench(Fault fault) {
    return new ReplicaBench();
  }

  static Stream<Fault> held() {
    return Stream.of(
        new BlockDns(), new BlockPort(), new Busy(), new Cookie(), new Pids(), new Throttle());
  }

  @ParameterizedTest
  @MethodSource("held")
  void what_shows_before_the_strike_proves_nothing_and_is_not_struck(Fault fault) {
    ReplicaBench bench = new ReplicaBench();
    Fault.Blow blow = fault.aim(bench, bench.victims());
    blow.remedy().description();
    bench.life(1).hurt = true;
    blow.strike();
    assertThat(blow.bites().holds()).isFalse();
    assertThat(blow.bites().text()).startsWith("so it was before the strike");
    assertThat(bench.done()).isEmpty();
  }

  static Stream<Fault> guests() {
    return Stream.of(new EndVm(), new EndVm("a1", "a1", EndVm.By.ABORT));
  }

  @ParameterizedTest
  @MethodSource("guests")
  void a_host_whose_container_ended_before_is_not_struck(Fault fault) {
    ReplicaBench bench = new ReplicaBench();
    Fault.Blow blow = fault.aim(bench, bench.victims());
    bench.life(1).running = false;
    blow.strike();
    assertThat(blow.bites().holds()).isFalse();
    assertThat(blow.bites().text())
        .startsWith("so it was before the strike: ")
        .endsWith(": its container does not run");
    assertThat(bench.done()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("held")
  void a_victim_that_was_replaced_took_the_fault_along(Fault fault) {
    ReplicaBench bench = new ReplicaBench();
    Fault.Blow blow = fault.aim(bench, bench.victims());
    blow.remedy().description();
    blow.strike();
    bench.life(1).running = false;
    List<String> before = bench.done();
    blow.remedy().cure();
    assertThat(bench.done()).isEqualTo(before);
    assertThat(blow.gone().holds()).isTrue();
    assertThat(blow.gone().text()).contains("replaced meanwhile");
  }

  private static Fault.Blow struck(ReplicaBench bench, Fault fault) {
    Fault.Blow blow = fault.aim(bench, bench.victims());
    blow.strike();
    return blow;
  }

  @Test
  void a_program_that_is_not_there_cannot_be_killed() {
    ReplicaBench bench = new ReplicaBench();
    bench.programs = "";
    assertThatThrownBy(() -> struck(bench, new ProgramKill("postgres")))
        .isInstanceOf(SwarmException.class)
        .hasMessage("web.1 runs no postgres");
    assertThat(bench.done()).isEmpty();
  }

  @Test
  void a_process_that_was_suspended_before_proves_nothing() {
    ReplicaBench bench = new ReplicaBench();
    bench.life(1).hurt = true;
    assertThat(struck(bench, new Suspend()).bites())
        .matches(proof -> !proof.holds())
        .matches(proof -> proof.text().contains("is suspended"));
    assertThat(bench.done()).isEmpty();
  }

  @Test
  void a_service_that_nobody_made_cannot_be_razed() {
    ReplicaBench bench = new ReplicaBench();
    bench.labelled = false;
    assertThatThrownBy(() -> struck(bench, new Raze()))
        .isInstanceOf(SwarmException.class)
        .hasMessage("0 services carry planner.job=web-api");
    assertThat(bench.done()).isEmpty();
  }

  @Test
  void a_guest_that_takes_a_sibling_along_is_not_what_was_meant() {
    ReplicaBench bench = new ReplicaBench();
    bench.siblings = false;
    Fault.Proof bites = struck(bench, new EndVm()).bites();
    assertThat(bites.holds()).isFalse();
    assertThat(bites.text()).contains("but siblings went too: [demo_other@h1]");
  }
}
