package io.swarmassay.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.swarm.Replica;
import org.junit.jupiter.api.Test;

class MemoryTests extends ProbeContract {
  @Override
  public Probe probe() {
    return new Memory();
  }

  @Override
  public ProbeScene healthy() {
    return three().answering("memory", about -> ((Replica) about[0]).slot() * 1024L * 1024L);
  }

  @Test
  void the_largest_is_named() {
    Reading reading = probe().read(healthy());
    assertThat(reading.reason()).isEqualTo("3 replicas, the largest atomvm-node.3 with 3.0 MiB");
    assertThat(reading.measures()).hasSize(3);
  }

  @Test
  void one_container_without_memory_in_use_was_not_measured() {
    ProbeScene one =
        three().answering("memory", about -> ((Replica) about[0]).slot() == 2 ? 0L : 1024L);
    assertThat(probe().read(one).unproven()).isTrue();
  }
}
