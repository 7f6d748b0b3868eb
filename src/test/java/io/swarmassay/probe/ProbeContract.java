package io.swarmassay.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.beam.FakeBeam;
import io.swarmassay.history.Metric;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every probe keeps to; a probe's tests extend it. */
public abstract class ProbeContract {
  private static final Set<String> LOOKS =
      Set.of("nodes", "desired", "replicas", "logs", "memory", "layers", "dial", "call", "hosts");

  /** These ask swarm, or port mappers, for all replicas together. */
  private static final Set<String> ASK_NO_REPLICA = Set.of("replicas", "published-ports", "epmd");

  /** The probe as the bare name means it. */
  public abstract Probe probe();

  /** A deployment on which it is healthy. */
  public abstract ProbeScene healthy();

  public static Replica replica(int slot) {
    return new Replica(
        "m",
        "atomvm-node",
        slot,
        "t" + slot,
        "c" + slot,
        "n1",
        "running",
        "running",
        "started",
        "",
        Instant.EPOCH,
        Instant.EPOCH);
  }

  static ProbeScene three() {
    return new ProbeScene(List.of(replica(1), replica(2), replica(3)));
  }

  @Test
  void it_is_healthy_on_a_healthy_deployment_and_says_numbers() {
    Reading reading = probe().read(healthy());
    assertThat(reading.reason()).as("reason").isNotBlank().doesNotContain("\n");
    assertThat(reading.healthy()).as(reading.reason()).isTrue();
  }

  @Test
  void it_never_throws_and_says_why_it_is_unhealthy() {
    for (ProbeScene scene : broken()) {
      Reading reading = probe().read(scene);
      assertThat(reading.healthy()).as(reading.reason()).isFalse();
      assertThat(reading.reason()).isNotBlank().doesNotContain("\n");
    }
  }

  @Test
  void one_replica_that_does_not_answer_is_named_though_all_others_are_well() {
    boolean asked = false;
    for (int slot = 1; slot <= 3; slot++) {
      ProbeScene scene = healthy().silencing(slot);
      Reading reading = probe().read(scene);
      if (scene.unanswered() > 0) {
        asked = true;
        assertThat(reading.healthy()).as(reading.reason()).isFalse();
        assertThat(reading.reason()).contains("atomvm-node." + slot);
      }
    }
    assertThat(asked)
        .as("replicas are asked")
        .isNotEqualTo(ASK_NO_REPLICA.contains(probe().name()));
  }

  private List<ProbeScene> broken() {
    ProbeScene silent = three().observedBy(new FakeBeam());
    Stream.of("nodes", "replicas", "logs", "memory", "layers", "dial", "call")
        .forEach(
            method ->
                silent.answering(
                    method,
                    any -> {
                      throw new SwarmException("the engine is gone\nand more", null);
                    }));
    return probe() instanceof Replicas
        ? List.of(three().wanting(4))
        : List.of(silent, new ProbeScene(List.of()), new ProbeScene(List.of()).wanting(3));
  }

  @Test
  void an_error_of_ours_is_no_reading() {
    for (RuntimeException ours :
        List.of(new IllegalStateException("ours"), new NullPointerException())) {
      ProbeScene scene = three().observedBy(new FakeBeam());
      for (String method :
          List.of("nodes", "replicas", "memory", "layers", "dial", "call", "hosts")) {
        scene.answering(
            method,
            any -> {
              throw ours;
            });
      }
      scene.failing(ours);
      assertThatThrownBy(() -> probe().read(scene)).isSameAs(ours);
    }
  }

  @Test
  void it_changes_nothing() {
    ProbeScene scene = healthy();
    probe().read(scene);
    assertThat(scene.asked()).allMatch(LOOKS::contains);
  }

  @Test
  void it_measures_only_known_metrics() {
    assertThat(probe().read(healthy()).measures())
        .allSatisfy(measure -> assertThat(Metric.named(measure.metric())).isPresent())
        .allSatisfy(measure -> assertThat(measure.value()).isNotNegative());
  }

  @Test
  void it_ends_within_its_deadline_when_nothing_answers() {
    long start = System.nanoTime();
    probe().read(three().observedBy(new FakeBeam()));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void its_name_is_one_for_files_and_it_is_a_record() {
    assertThat(probe().name()).matches("[a-z]+(-[a-z]+)*");
    assertThat(probe()).isInstanceOf(Record.class);
  }
}
