package io.swarmassay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.swarm.SwarmNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** How labs end, by themselves or swept. */
@Timeout(120)
@Isolated("each start of a lab sweeps, and what ends by itself must not be swept; it holds times")
class LabEndIT {
  /** Isolated is this test only in its JVM: on a busy machine a hang is all it can tell. */
  private static final Duration HANGS = Duration.ofSeconds(15);

  /** What is promised, of a machine of which this test is alone. */
  private static final Duration PROMISED = Duration.ofSeconds(3);

  @Test
  void labs_side_by_side_do_not_meet_and_a_sweep_spares_both() {
    try (Lab one = Lab.start(LabPlan.of(1))) {
      try (Lab two = Lab.start(LabPlan.of(2))) {
        assertThat(Sweep.dead()).isEmpty();
        assertThat(two.swarm().nodes()).hasSize(2);
        assertThat(one.swarm().nodes()).hasSize(1);
      }
      assertThat(one.swarm().nodes()).allMatch(SwarmNode::healthy);
    }
  }

  @Test
  void after_kill_9_of_its_jvm_nothing_is_left() throws Exception {
    assertThat(untilNothingIsLeft()).isLessThan(HANGS);
  }

  @Test
  @Tag("nightly")
  void three_seconds_after_kill_9_of_its_jvm_nothing_is_left() throws Exception {
    assertThat(untilNothingIsLeft()).isLessThan(PROMISED);
  }

  private static Duration untilNothingIsLeft() throws Exception {
    Process jvm = Jvm.holding("3", "freeze", "stop");
    String id = Jvm.firstLine(jvm);
    assertThat(Audit.of(id)).isNotEmpty();
    long killed = System.nanoTime();
    jvm.destroyForcibly();
    Poll.until(HANGS, () -> Audit.of(id).isEmpty());
    Duration took = Duration.ofNanos(System.nanoTime() - killed);
    assertThat(Audit.of(id)).isEmpty();
    System.err.println("kill -9 to nothing left: " + took.toMillis() + " ms");
    return took;
  }

  @Test
  void sigterm_ends_the_lab_with_its_jvm() throws Exception {
    Process jvm = Jvm.holding("1");
    String id = Jvm.firstLine(jvm);
    jvm.destroy();
    assertThat(jvm.waitFor(HANGS.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(Audit.of(id)).isEmpty();
  }

  @Test
  void the_death_of_every_outer_process_leaves_work_for_the_sweep_only() throws Exception {
    Process jvm = Jvm.holding("1", "freeze");
    String id = Jvm.firstLine(jvm);
    ProcessHandle hold =
        jvm.children().filter(child -> Processes.ofLab(child.pid(), id)).findFirst().orElseThrow();
    hold.destroyForcibly();
    jvm.destroyForcibly();
    jvm.waitFor();
    assertThat(Audit.of(id)).as("frozen processes and folder outlive them").isNotEmpty();
    assertThat(Sweep.dead()).isEmpty();
    assertThat(Audit.of(id)).isEmpty();
  }

  @Test
  void a_kept_lab_outlives_its_jvm_until_it_is_taken_down() {
    Lab lab = Lab.start(LabPlan.of(1));
    lab.keep("it-kept", Duration.ofMinutes(1));
    lab.close();
    try {
      assertThat(Sweep.dead()).isEmpty();
      Labs.Running kept = Labs.find("it-kept").orElseThrow();
      assertThat(kept.ttl().orElseThrow()).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
      assertThat(kept.hosts().inNode("n1", List.of("hostname")).out().strip()).isEqualTo("n1");
    } finally {
      assertThat(Labs.down("it-kept")).isEmpty();
    }
    assertThat(Audit.of(lab.id())).isEmpty();
  }

  @Test
  void a_kept_lab_ends_by_itself() {
    Lab lab = Lab.start(LabPlan.of(1));
    lab.keep("it-short", Duration.ofSeconds(1));
    lab.close();
    Poll.until(HANGS, () -> Audit.of(lab.id()).isEmpty());
    assertThat(Audit.of(lab.id())).isEmpty();
  }
}
