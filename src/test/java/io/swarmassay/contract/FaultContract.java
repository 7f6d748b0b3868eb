package io.swarmassay.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.beam.BeamException;
import io.swarmassay.contract.Ears.Hearing;
import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Fault.Healer;
import io.swarmassay.fault.Remedy;
import io.swarmassay.fault.replica.Disconnect;
import io.swarmassay.swarm.SwarmException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every fault keeps to. Subclasses say which, by a static method {@code faults}. */
public abstract class FaultContract {
  /** A fresh bench for a fault. */
  protected abstract Bench bench(Fault fault);

  @ParameterizedTest
  @MethodSource("faults")
  void aiming_and_describing_the_remedy_hurt_nobody(Fault fault) {
    Bench bench = bench(fault);
    fault.aim(bench.deployment(), bench.victims()).remedy().description();
    assertThat(bench.done()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void its_remedy_can_be_carried_out_by_a_person(Fault fault) {
    Bench bench = bench(fault);
    Remedy remedy = fault.aim(bench.deployment(), bench.victims()).remedy();
    assertThat(remedy.description()).isNotBlank().doesNotContain("\n");
    if (fault.healer() == Healer.REMEDY) {
      assertThat(remedy).isNotSameAs(Remedy.NONE);
      assertThat(remedy.description()).hasSizeGreaterThan(20);
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void it_is_measured_to_bite_and_then_to_be_gone(Fault fault) {
    Bench bench = bench(fault);
    Fault.Blow blow = fault.aim(bench.deployment(), bench.victims());
    blow.strike();
    Fault.Proof bites = blow.bites();
    assertThat(bites.text()).isNotBlank().doesNotContain("\n");
    assertThat(bites.holds()).as(bites.text()).isTrue();
    assertThat(bench.done()).isNotEmpty();
    if (fault.healer() == Healer.REMEDY) {
      blow.remedy().cure();
      Fault.Proof gone = blow.gone();
      assertThat(gone.holds()).as(gone.text()).isTrue();
      assertThat(bench.unhurt()).as("%s", bench.done()).isTrue();
    }
  }

  /** What such a bench proves is a proof that cannot be wrong. */
  @ParameterizedTest
  @MethodSource("faults")
  void a_bench_that_swallows_the_strike_proves_nothing(Fault fault) {
    unproven(fault, Hearing.DEAF, false);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_strike_that_hits_somebody_else_proves_nothing(Fault fault) {
    unproven(fault, Hearing.ELSEWHERE, false);
  }

  /**
   * Late answers, lost packets and slow loops, but the kernel and swarm say that all is as it was.
   */
  @ParameterizedTest
  @MethodSource("faults")
  void a_busy_machine_that_swallows_the_strike_proves_nothing(Fault fault) {
    unproven(fault, Hearing.DEAF, true);
  }

  private void unproven(Fault fault, Hearing hearing, boolean busy) {
    Bench bench = bench(fault);
    Fault.Blow blow = aimed(bench, fault);
    bench.ears().hearing = hearing;
    blow.strike();
    assertThat(bench.done()).as("what reached the bench").isNotEmpty();
    bench.ears().busy = busy;
    Fault.Proof bites = hurried(bench, blow);
    assertThat(bites.holds()).as(bites.text()).isFalse();
    assertThat(bites.text()).isNotBlank().doesNotContain("\n");
    bench.ears().busy = false;
    blow.remedy().cure();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void silence_proves_nothing_and_is_told(Fault fault) {
    Bench bench = bench(fault);
    Fault.Blow blow = aimed(bench, fault);
    bench.ears().hearing = Hearing.DEAF;
    blow.strike();
    bench.ears().silent = true;
    Fault.Proof bites = hurried(bench, blow);
    assertThat(bites.holds()).as(bites.text()).isFalse();
    assertThat(bites.text()).isNotBlank();
    bench.ears().silent = false;
    blow.remedy().cure();
  }

  /**
   * What leaves nothing that could be taken for the next one: swarm goes back by itself, Erlang
   * nodes connect again at once, a guest's end is seen as it comes, and a cable that flaps is up.
   */
  private static boolean leavesNothing(Fault fault) {
    return fault instanceof Disconnect once && !once.forbid()
        || List.of("rollback", "end-vm", "flap").contains(fault.name());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void what_is_there_before_the_strike_proves_nothing_and_is_not_struck(Fault fault) {
    Assumptions.assumeThat(leavesNothing(fault)).isFalse();
    Bench bench = bench(fault);
    Fault.Blow first = aimed(bench, fault);
    Fault.Blow second = aimed(bench, fault);
    first.strike();
    int once = bench.done().size();
    Optional<String> refused = refused(second);
    Fault.Proof bites = hurried(bench, second);
    assertThat(bites.holds()).as(bites.text()).isFalse();
    assertThat(refused.orElse(bites.text()))
        .containsPattern("so it was before the strike|was replaced before|no |0 services");
    assertThat(bench.done()).hasSize(once);
    first.remedy().cure();
  }

  private static Optional<String> refused(Fault.Blow blow) {
    try {
      blow.strike();
      return Optional.empty();
    } catch (SwarmException | BeamException refused) {
      return Optional.of(refused.getMessage());
    }
  }

  /** Aimed, journalled, and not yet struck. */
  private static Fault.Blow aimed(Bench bench, Fault fault) {
    Fault.Blow blow = fault.aim(bench.deployment(), bench.victims());
    blow.remedy().description();
    return blow;
  }

  /** The proof of one who gives up after some questions, for nothing will change. */
  private static Fault.Proof hurried(Bench bench, Fault.Blow blow) {
    bench.ears().hurry();
    try {
      return blow.bites();
    } finally {
      bench.ears().rest();
    }
  }

  /** One place waits for effects, looks before strikes, and lets no failure to look pass. */
  @ParameterizedTest
  @MethodSource("faults")
  void its_proof_goes_the_way_of_all_proofs(Fault fault) {
    Bench bench = bench(fault);
    Fault.Blow blow = fault.aim(bench.deployment(), bench.victims());
    assertThat(blow.getClass().getSimpleName()).isEqualTo("HarmBlow");
    assertThat(blow.bites().holds()).isFalse();
    assertThat(blow.bites().text()).isEqualTo("it did not strike");
  }

  @ParameterizedTest
  @MethodSource("faults")
  void curing_twice_does_no_harm(Fault fault) {
    Bench bench = bench(fault);
    Fault.Blow blow = fault.aim(bench.deployment(), bench.victims());
    blow.strike();
    blow.remedy().cure();
    List<String> once = bench.done();
    blow.remedy().cure();
    assertThat(bench.done()).isEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void curing_what_never_struck_does_nothing(Fault fault) {
    Bench bench = bench(fault);
    fault.aim(bench.deployment(), bench.victims()).remedy().cure();
    assertThat(bench.done()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void it_says_what_it_is_and_needs(Fault fault) {
    assertThat(fault).isInstanceOf(Record.class);
    assertThat(fault.name()).matches("[a-z]+(-[a-z]+)*");
    assertThat(fault.needs()).isNotNull();
    assertThat(fault.healer()).isNotNull();
    assertThat(fault.floor()).isGreaterThanOrEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void it_refuses_victims_of_the_wrong_kind(Fault fault) {
    Bench bench = bench(fault);
    assertThatThrownBy(() -> fault.aim(bench.deployment(), List.of(bench.wrong())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(fault.name());
  }
}
