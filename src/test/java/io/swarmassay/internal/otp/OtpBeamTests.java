package io.swarmassay.internal.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.beam.Beam;
import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Term;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against real Erlang nodes on loopback; skipped with a message where there is no Erlang. */
class OtpBeamTests {
  private static final Duration SOON = Duration.ofSeconds(3);
  private static ErlangNodes nodes;
  private static Beam beam;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    nodes = new ErlangNodes();
    nodes.start(1, ErlangNodes.COOKIE);
    nodes.start(2, "another_cookie");
    nodes.await(2);
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
}
