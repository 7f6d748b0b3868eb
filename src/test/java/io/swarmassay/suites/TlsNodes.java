package io.swarmassay.suites;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Replica;
import java.io.IOException;
import java.time.Duration;

/** Nodes that are started by hand beside those of a stack whose distribution is over TLS. */
final class TlsNodes {
  private static final String PORTS = "-kernel inet_dist_listen_min 9100 inet_dist_listen_max 9200";
  private static final Duration LONG = Duration.ofSeconds(10);

  /** As the stack's own nodes; with a stranger's certificate; without TLS. */
  enum As {
    OURS(PORTS + " -proto_dist inet_tls -ssl_dist_optfile /app/dist.conf"),
    FOREIGN(PORTS + " -proto_dist inet_tls -ssl_dist_optfile /app/foreign.conf"),
    PLAIN(PORTS);

    private final String flags;

    As(String flags) {
      this.flags = flags;
    }
  }

  private TlsNodes() {}

  /** What an expression prints in a node that has the stack's cookie and lives in a replica. */
  static String says(Deployment stack, Replica replica, As who, String expression) {
    return Inside.exec(
        stack.swarm(),
        replica,
        "env",
        "-u",
        "ERL_INETRC",
        "ERL_FLAGS=" + who.flags,
        "erl",
        "-noshell",
        "-start_epmd",
        "false",
        "-sname",
        "by_hand",
        "-eval",
        expression + ", init:stop().");
  }

  /**
   * The first byte that the door of a node answers to the greeting of a plain node: 0x15 begins an
   * alert of TLS, 0 the length of a plain node's own greeting; -1 where it only hangs up.
   */
  static int answersPlainGreeting(Deployment stack, Replica replica) throws IOException {
    byte[] name = "plain@nowhere".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    try (Connection door = stack.swarm().dial(replica, 9100, LONG)) {
      door.out().write(new byte[] {0, (byte) (15 + name.length), 'N', 0, 0, 0, 4, 7, 7, 15});
      door.out().write(new byte[] {(byte) 0x94, 0, 0, 0, 1, 0, (byte) name.length});
      door.out().write(name);
      door.out().flush();
      return door.in().read();
    }
  }
}
