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
  void a_node_with_our_certificate_sends_a_message_and_no_other_is_let_in(Deployment messaging)
      throws Exception {
    Replica first = messaging.running("atomvm-node").get(0);
    Replica second = messaging.running("atomvm-node").get(1);
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(TlsNodes.says(messaging, first, As.OURS, PING)).contains("pong"));
    assertThat(TlsNodes.says(messaging, first, As.FOREIGN, PING)).contains("pang");
    assertThat(TlsNodes.says(messaging, first, As.PLAIN, PING)).contains("pang");
    assertThat(TlsNodes.answersPlainGreeting(messaging, second)).isIn(0x15, -1);
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
}
