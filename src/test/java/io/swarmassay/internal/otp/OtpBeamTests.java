package io.swarmassay.internal.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.beam.Beam;
import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Script;
import io.swarmassay.beam.Term;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Replica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against real Erlang nodes on loopback; skipped with a message where there is no Erlang. */
class OtpBeamTests {
  private static final Duration SOON = Duration.ofSeconds(3);
  private static ErlangNodes nodes;
  private static Beam beam;
  private static Process frozen;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    nodes = new ErlangNodes();
    nodes.start(1, ErlangNodes.COOKIE);
    nodes.start(2, "another_cookie");
    frozen = nodes.start(3, ErlangNodes.COOKIE);
    nodes.await(3);
    beam = Beams.open(nodes::dial, () -> ErlangNodes.COOKIE);
  }

  @AfterAll
  static void stop() throws IOException {
    if (beam != null) {
      beam.close();
    }
    if (nodes != null) {
      nodes.close();
    }
  }

  private static BeamNode node(int slot) {
    return beam.nodes(ErlangNodes.replica(slot), SOON).get(0);
  }

  private static Term call(BeamNode node, String module, String function, Term... arguments) {
    return beam.call(node, module, function, List.of(arguments), SOON);
  }

  @Test
  void a_node_tells_its_full_name_although_epmd_knows_only_half() {
    assertThat(node(1).name()).isEqualTo("atomvm_node1@localhost");
    assertThat(call(node(1), "erlang", "node")).isEqualTo(Term.atom("atomvm_node1@localhost"));
  }

  @Test
  void the_observer_is_hidden() {
    assertThat(call(node(1), "erlang", "nodes")).isEqualTo(Term.list());
    assertThat(call(node(1), "erlang", "nodes", Term.atom("hidden")).toString())
        .contains("assay-" + ProcessHandle.current().pid());
  }

  @Test
  void a_wrong_cookie_is_named() {
    assertThatThrownBy(() -> call(node(2), "erlang", "node"))
        .isInstanceOf(BeamException.class)
        .hasMessage("atomvm-node.2: cookie refused");
  }

  @Test
  void terms_survive_the_way_there_and_back() {
    Term everything =
        Term.tuple(
            Term.atom("ünïcode"),
            Term.integer(-1),
            new Term.Int(new java.math.BigInteger("123456789012345678901234567890")),
            new Term.Real(1.5),
            Term.list(),
            Term.string("Grüße €"),
            Term.list(Term.list(Term.integer(70_000))),
            new Term.Mapped(Map.of(Term.atom("k"), Term.tuple())));
    assertThat(call(node(1), "erlang", "hd", Term.list(everything))).isEqualTo(everything);
  }

  @Test
  void a_process_identifier_finds_its_process_again() {
    Term self = call(node(1), "erlang", "whereis", Term.atom("init"));
    assertThat(self).isInstanceOf(Term.Pid.class);
    assertThat(call(node(1), "erlang", "is_process_alive", self)).isEqualTo(Term.atom("true"));
  }

  @Test
  void binaries_survive_and_what_is_opaque_prints_but_is_not_sent() {
    byte[] bytes = new byte[100_000];
    Arrays.fill(bytes, (byte) 0xfe);
    Term echoed = call(node(1), "erlang", "hd", Term.list(Term.binary(bytes)));
    assertThat(echoed).isEqualTo(Term.binary(bytes));
    Term reference = call(node(1), "erlang", "make_ref");
    assertThat(reference).isInstanceOf(Term.Opaque.class);
    assertThatThrownBy(() -> call(node(1), "erlang", "hd", Term.list(reference)))
        .hasMessageContaining("read only");
  }

  @Test
  void a_failing_function_is_a_result_with_its_reason() {
    assertThat(call(node(1), "no_such_module", "f").toString())
        .startsWith("{badrpc,{EXIT,{undef,[{no_such_module,f,");
  }

  @Test
  void scripts_are_evaluated_with_their_bindings() {
    Script script =
        new Script("double", "Twice = fun(X) -> X * 2 end,\nlists:map(Twice, Numbers).");
    Term doubled =
        beam.evaluate(
            node(1), script, Map.of("Numbers", Term.list(Term.integer(1), Term.integer(2))), SOON);
    assertThat(doubled).isEqualTo(Term.list(Term.integer(2), Term.integer(4)));
  }

  @Test
  void a_script_with_a_mistake_is_named() {
    assertThatThrownBy(() -> beam.evaluate(node(1), new Script("odd", "1 +."), Map.of(), SOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("odd is no Erlang: {error,");
  }

  @Test
  void many_callers_share_a_connection_and_get_their_own_answers() {
    BeamNode node = node(1);
    List<Integer> asked = IntStream.range(0, 400).boxed().toList();
    assertThat(
            asked.parallelStream().map(i -> call(node, "erlang", "abs", Term.integer(-i))).toList())
        .isEqualTo(asked.stream().map(Term::integer).toList());
  }

  @Test
  void a_slow_call_ends_at_its_deadline_and_harms_no_other() {
    BeamNode node = node(1);
    Duration brief = Duration.ofMillis(100);
    List<Term> minute = List.of(Term.integer(60_000));
    assertThatThrownBy(() -> beam.call(node, "timer", "sleep", minute, brief))
        .hasMessage(
            "atomvm-node.1: no answer from atomvm_node1@localhost to timer:sleep within 100 ms");
    assertThat(call(node, "erlang", "node")).isEqualTo(Term.atom(node.name()));
  }

  @Test
  void a_replica_without_a_port_mapper_is_named() {
    Beam alone = Beams.open(OtpBeamTests::refuse, () -> "");
    assertThatThrownBy(() -> alone.nodes(ErlangNodes.replica(1), SOON))
        .hasMessage("atomvm-node.1: no EPMD answers on 4369");
  }

  private static Connection refuse(Replica replica, int port, Duration deadline) {
    throw new IllegalStateException("connection refused");
  }

  @Test
  void a_node_that_epmd_does_not_know_is_named() {
    BeamNode ghost = new BeamNode("ghost@localhost", 9100, ErlangNodes.replica(1));
    assertThatThrownBy(() -> call(ghost, "erlang", "node"))
        .hasMessage("atomvm-node.1: its EPMD does not know a node named ghost");
  }

  @Test
  void a_node_under_another_host_name_is_refused() {
    BeamNode other = new BeamNode("atomvm_node1@elsewhere", 9100, ErlangNodes.replica(1));
    assertThatThrownBy(() -> call(other, "erlang", "node"))
        .hasMessageStartingWith("atomvm-node.1: no handshake on port ");
  }

  @Test
  void a_frozen_node_costs_no_more_than_the_deadline() throws Exception {
    BeamNode node = node(3);
    signal("STOP");
    Awaitility.await("all its threads stand still").until(() -> stopped(frozen.pid()));
    try {
      Duration brief = Duration.ofMillis(300);
      long start = System.nanoTime();
      assertThatThrownBy(() -> beam.call(node, "erlang", "node", List.of(), brief))
          .hasMessage(
              "atomvm-node.3: no answer from atomvm_node3@localhost to the handshake within 300 ms");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    } finally {
      signal("CONT");
    }
    assertThat(call(node, "erlang", "node")).isEqualTo(Term.atom(node.name()));
  }

  /** The signal is delivered to one thread; the others go on until that one has run. */
  private static boolean stopped(long pid) throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
      for (Path thread : threads.toList()) {
        if (!Files.readString(thread.resolve("stat")).matches("(?s).*\\) T .*")) {
          return false;
        }
      }
      return true;
    }
  }

  private static void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, "" + frozen.pid()).start().waitFor();
  }
}
