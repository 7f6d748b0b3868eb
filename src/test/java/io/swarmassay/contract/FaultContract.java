package io.swarmassay.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Fault.Healer;
import io.swarmassay.fault.Remedy;
import java.time.Duration;
import java.util.List;
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
