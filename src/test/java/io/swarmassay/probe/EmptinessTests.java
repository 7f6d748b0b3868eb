package io.swarmassay.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.beam.Beam;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Script;
import io.swarmassay.beam.Term;
import io.swarmassay.probe.guest.VmLimits;
import io.swarmassay.scenario.Catalogue;
import io.swarmassay.scenario.Word;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Output;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Size;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every probe of the catalogue, shown nothing: none may call it healthy. */
class EmptinessTests {
  /**
   * What replicas that run and answer with nothing still prove: their number, their ports, a file.
   */
  private static final Set<String> SEEN_BY_RUNNING = Set.of("replicas", "epmd", "programs", "tcp");

  private static Stream<Probe> probes() {
    return Catalogue.STANDARD.probes().words().values().stream().map(Word::prototype);
  }

  private static List<Replica> replicas(int count) {
    return Stream.iterate(1, slot -> slot + 1).limit(count).map(ProbeContract::replica).toList();
  }

  /** A scene whose answers are there and empty. */
  private static ProbeScene empty(int replicas) {
    return new ProbeScene(replicas(replicas))
        .observedBy(new SilentBeam())
        .answering("logs", any -> List.of())
        .answering("layers", any -> List.of())
        .answering("memory", any -> 0L)
        .answering("dial", any -> new Ended())
        .answering("hosts", any -> Optional.of(hosts()))
        .answering("call", about -> about[2].toString().contains("json") ? "{}" : "[]");
  }

  private static Hosts hosts() {
    return (Hosts)
        Proxy.newProxyInstance(
            Hosts.class.getClassLoader(),
            new Class<?>[] {Hosts.class},
            (proxy, method, arguments) -> new Output(0, "", ""));
  }

  private static void isNotHealthy(Probe probe, ProbeScene scene) {
    Reading reading = probe.read(scene);
    assertThat(reading.healthy()).as(probe.name() + ": " + reading.reason()).isFalse();
    assertThat(reading.reason()).as(probe.name()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("probes")
  void no_service_and_no_node(Probe probe) {
    isNotHealthy(probe, empty(0).withoutServices().answering("nodes", any -> List.of()));
  }

  @ParameterizedTest
  @MethodSource("probes")
  void no_service(Probe probe) {
    isNotHealthy(probe, empty(0).withoutServices());
  }

  @ParameterizedTest
  @MethodSource("probes")
  void no_replica_wanted(Probe probe) {
    if (!probe.name().equals("published-ports")) { // which the services tell
      isNotHealthy(probe, empty(0));
    }
  }

  @ParameterizedTest
  @MethodSource("probes")
  void one_replica_that_answers_nothing(Probe probe) {
    if (!SEEN_BY_RUNNING.contains(probe.name()) && !probe.name().equals("published-ports")) {
      isNotHealthy(probe, empty(1));
    }
  }

  @ParameterizedTest
  @MethodSource("probes")
  void three_replicas_that_answer_nothing(Probe probe) {
    if (!SEEN_BY_RUNNING.contains(probe.name()) && !probe.name().equals("published-ports")) {
      isNotHealthy(probe, empty(3));
    }
  }

  @Test
  void probes_that_are_told_to_look_for_nothing_or_cannot_look_prove_nothing() {
    Probe flags = new EmulatorFlags(Optional.empty(), Map.of());
    assertThat(flags.read(empty(3))).isEqualTo(Reading.unproven("no flag to look for"));
    ProbeScene noLab = empty(3).answering("hosts", any -> Optional.empty());
    assertThat(new Healed().read(noLab))
        .isEqualTo(Reading.unproven("names can be asked for only on a lab"));
    Probe limits = new VmLimits("atomvm_node1", Size.mebibytes(1), OptionalInt.empty());
    assertThat(limits.read(empty(3)).reason()).contains("its limits cannot be read");
    assertThat(limits.read(empty(3)).healthy()).isFalse();
  }

  /** Nodes that are registered and answer every question with an empty list. */
  private static final class SilentBeam implements Beam {
    @Override
    public List<BeamNode> nodes(Replica replica, Duration deadline) {
      int slot = replica.slot();
      return List.of(new BeamNode("atomvm_node" + slot + "@atomvm-" + slot, 9100, replica));
    }

    @Override
    public Term call(
        BeamNode node, String module, String function, List<Term> arguments, Duration deadline) {
      return Term.list();
    }

    @Override
    public Term evaluate(
        BeamNode node, Script script, Map<String, Term> bindings, Duration deadline) {
      return Term.list();
    }

    @Override
    public void close() {
      // Nothing was opened.
    }
  }

  /** A connection that ends at once. */
  private static final class Ended implements Connection {
    @Override
    public InputStream in() {
      return new ByteArrayInputStream(new byte[0]);
    }

    @Override
    public OutputStream out() {
      return OutputStream.nullOutputStream();
    }

    @Override
    public void close() {
      // It is.
    }
  }
}
