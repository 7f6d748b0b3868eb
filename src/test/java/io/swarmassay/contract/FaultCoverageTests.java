package io.swarmassay.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.fault.Fault;
import io.swarmassay.scenario.Catalogue;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A fault of the catalogue that stands on no bench has a proof that nobody ever tried. */
class FaultCoverageTests {
  @Test
  void every_fault_of_the_catalogue_stands_on_a_bench() {
    Set<String> tried =
        Stream.concat(ReplicaFaultsTests.faults(), NodeFaultsTests.faults())
            .map(Fault::name)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> known = new TreeSet<>(Catalogue.STANDARD.faults().words().keySet());
    assertThat(tried)
        .as("faults on the benches of ReplicaFaultsTests and NodeFaultsTests")
        .isEqualTo(known);
  }
}
