package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.junit.LabExtension;
import io.swarmassay.stack.Deployment;
import io.swarmassay.suites.TlsNodes.As;
import io.swarmassay.swarm.Replica;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host and its guests whose distribution is over TLS. */
@Tag("nightly")
class IsolatedTlsIT {
  private static final Duration STEADY = Duration.ofSeconds(60);

  @RegisterExtension
  static final LabExtension lab =
      LabExtension.deploying(Certificates.stack("isolated-tls")).nodes(1, 1);

  @Test
  void guests_of_all_modes_run_and_who_has_no_certificate_of_ours_is_refused(Deployment isolated)
      throws Exception {
    Replica host = isolated.running("host").get(0);
    Replica guest = isolated.running("guest").get(0);
    String status =
        "[io:format(\"~p ~p,\", [N, S]) || #{name := N, status := S} <- "
            + "rpc:call('demo_web@host-1', bc_gitops, status, [])]";
    String running =
        Stream.of("demo_counter", "demo_phoenix", "demo_uptime")
            .map(name -> name + " running,")
            .collect(Collectors.joining());
    Awaitility.await()
        .atMost(STEADY)
        .untilAsserted(
            () -> assertThat(TlsNodes.says(isolated, guest, As.OURS, status)).contains(running));
    for (String node : new String[] {"demo_web@host-1", "demo_uptime@host-1"}) {
      String ping = "io:format(\"~p~n\", [net_adm:ping('" + node + "')])";
      assertThat(TlsNodes.says(isolated, guest, As.OURS, ping)).contains("pong");
      assertThat(TlsNodes.says(isolated, guest, As.FOREIGN, ping)).contains("pang");
      assertThat(TlsNodes.says(isolated, guest, As.PLAIN, ping)).contains("pang");
    }
    assertThat(TlsNodes.answersPlainGreeting(isolated, host, 9100)).isIn(0x15, -1);
  }
}
