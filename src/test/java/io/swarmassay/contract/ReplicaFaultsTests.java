package io.swarmassay.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.fault.BlockDns;
import io.swarmassay.fault.BlockPort;
import io.swarmassay.fault.Busy;
import io.swarmassay.fault.Cookie;
import io.swarmassay.fault.Disconnect;
import io.swarmassay.fault.EndVm;
import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Flood;
import io.swarmassay.fault.Pids;
import io.swarmassay.fault.ProcessKill;
import io.swarmassay.fault.Rollback;
import io.swarmassay.fault.Throttle;
import io.swarmassay.scenario.Catalogue;
import io.swarmassay.scenario.Hits;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of the catalogue that hits replicas, and those whose settings make another of it. */
class ReplicaFaultsTests extends FaultContract {
  /** Those that need more than this bench has: they are tried on the stacks they are for. */
  private static final Set<String> ELSEWHERE = Set.of("end-vm", "program-kill", "suspend", "raze");

  static Stream<Fault> faults() {
    Stream<Fault> named =
        Catalogue.STANDARD.faults().words().values().stream()
            .filter(word -> word.hits().equals(Optional.of(Hits.REPLICAS)))
            .map(word -> (Fault) word.prototype())
            .filter(fault -> !ELSEWHERE.contains(fault.name()));
    return Stream.concat(
        named,
        Stream.of(
            new BlockPort(4369, BlockPort.By.RESET),
            new ProcessKill("web", Optional.of("web:start")),
            new Disconnect(true),
            new Flood(Flood.What.PROCESSES, "web", 1),
            new Flood(Flood.What.ATOMS, "web", 1),
            new Rollback(Rollback.Bad.IMAGE),
            new EndVm("a1", "a1", EndVm.By.ABORT)));
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
    bench.hurt = true;
    blow.strike();
    assertThat(blow.bites().holds()).isFalse();
    assertThat(blow.bites().text()).startsWith("so it was before the strike");
    assertThat(bench.done()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("held")
  void a_victim_that_was_replaced_took_the_fault_along(Fault fault) {
    ReplicaBench bench = new ReplicaBench();
    Fault.Blow blow = fault.aim(bench, bench.victims());
    blow.remedy().description();
    blow.strike();
    bench.running = false;
    List<String> before = bench.done();
    blow.remedy().cure();
    assertThat(bench.done()).isEqualTo(before);
    assertThat(blow.gone().holds()).isTrue();
    assertThat(blow.gone().text()).contains("replaced meanwhile");
  }
}
