package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.junit.LabExtension;
import io.swarmassay.stack.Deployment;
import io.swarmassay.suites.TlsNodes.As;
import io.swarmassay.swarm.Replica;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages between nodes whose distribution is over TLS. */
@Tag("nightly")
class MessagingTlsIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String SECOND = "'atomvm_node2@atomvm-2'";
  private static final String PING = "io:format(\"~p~n\", [net_adm:ping(" + SECOND + ")])";

  @RegisterExtension
  static final LabExtension lab =
      LabExtension.deploying(Certificates.stack("messaging-tls")).nodes(1, 1);

  @Test
  void a_node_with_our_certificate_sends_a_message_and_no_other_is_let_in(Deployment messaging) {
    Replica first = messaging.running("atomvm-node").get(0);
    Replica second = messaging.running("atomvm-node").get(1);
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(TlsNodes.says(messaging, first, As.OURS, PING)).contains("pong"));
    assertThat(TlsNodes.letIn(messaging, first, second, "atomvm_node2@atomvm-2", 9100)).isEmpty();
    TlsNodes.says(
        messaging,
        first,
        As.OURS,
        "rpc:call('atomvm_node1@atomvm-1', msg_handler, send_msg, [%s, 'over TLS', node()])"
            .formatted(SECOND));
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                messaging.swarm().logs(second).stream()
                    .anyMatch(line -> line.contains("[RECEIVED]") && line.contains("over TLS")));
  }

  /** Nodes beside the stack's own, in the same containers, asked as those are. */
  @Test
  void a_node_that_asks_for_no_certificate_or_speaks_no_tls_is_caught_and_said(
      Deployment messaging) {
    Replica first = messaging.running("atomvm-node").get(0);
    Replica second = messaging.running("atomvm-node").get(1);
    try (TlsNodes.Planted lax = TlsNodes.planted(messaging, second, As.LAX, "lax", 9150)) {
      assertThat(TlsNodes.letIn(messaging, first, second, "lax@atomvm-2", lax.port()))
          .containsExactly("lax@atomvm-2 lets in who is FOREIGN");
    }
    try (TlsNodes.Planted plain = TlsNodes.planted(messaging, second, As.PLAIN, "open", 9160)) {
      assertThat(TlsNodes.letIn(messaging, first, second, "open@atomvm-2", plain.port()))
          .containsExactly(
              "open@atomvm-2 lets in who is PLAIN", "open@atomvm-2 greets without TLS");
    }
  }
}
