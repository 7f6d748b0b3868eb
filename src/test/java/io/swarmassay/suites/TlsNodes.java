package io.swarmassay.suites;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Replica;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** Nodes that are started by hand beside those of a stack whose distribution is over TLS. */
final class TlsNodes {
  private static final String PORTS = "-kernel inet_dist_listen_min 9100 inet_dist_listen_max 9200";
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration REGISTERED = Duration.ofSeconds(60);
  private static final int TLS_ALERT = 0x15;

  /** TLS, and no certificate is asked for. */
  private static final String LAX_FILE =
      "[{server, [{certfile, \"/run/secrets/node-pem\"}, {verify, verify_none}]},"
          + " {client, [{certfile, \"/run/secrets/node-pem\"}, {verify, verify_none}]}].";

  /** As the stack's own nodes; with a stranger's certificate; without TLS; asking for none. */
  enum As {
    OURS(PORTS + " -proto_dist inet_tls -ssl_dist_optfile /app/dist.conf"),
    FOREIGN(PORTS + " -proto_dist inet_tls -ssl_dist_optfile /app/foreign.conf"),
    PLAIN(PORTS),
    LAX(PORTS + " -proto_dist inet_tls -ssl_dist_optfile /tmp/lax.conf");

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

  /** Who is let in by a node and must not be, in words. */
  static List<String> letIn(Deployment stack, Replica from, Replica at, String node, int port) {
    List<String> let = new ArrayList<>();
    for (As who : List.of(As.FOREIGN, As.PLAIN)) {
      String said = says(stack, from, who, "io:format(\"~p~n\", [net_adm:ping('" + node + "')])");
      if (!said.contains("pang")) {
        let.add(node + " lets in who is " + who + (said.contains("pong") ? "" : ": " + said));
      }
    }
    int greeting = answersPlainGreeting(stack, at, port);
    if (greeting != TLS_ALERT && greeting != -1) {
      let.add(node + " greets without TLS");
    }
    return let;
  }

  /** A node of a test's own that stays until it is closed. */
  record Planted(Deployment stack, Replica replica, As who, String name, int port)
      implements AutoCloseable {
    @Override
    public void close() {
      Inside.exec(stack.swarm(), replica, "/bin/sh", "-c", "kill $(cat /tmp/" + name + ".pid)");
    }
  }

  /** Starts a node in a replica, with the stack's cookie, and waits until it is registered. */
  static Planted planted(Deployment stack, Replica replica, As who, String name, int port) {
    String flags = who.flags.replace("9100", "" + port).replace("9200", "" + port);
    String run =
        "trap '' HUP; echo '%s' > /tmp/lax.conf; export ERL_FLAGS='%s'; unset ERL_INETRC;"
                .formatted(LAX_FILE, flags)
            + " erl -noinput -start_epmd false -sname %1$s > /tmp/%1$s.txt 2>&1 &".formatted(name)
            + " echo $! > /tmp/%s.pid".formatted(name);
    Inside.exec(stack.swarm(), replica, "/bin/sh", "-c", "(" + run + ")");
    Awaitility.await(name + " is registered")
        .atMost(REGISTERED)
        .until(
            () ->
                Inside.exec(stack.swarm(), replica, "epmd", "-names")
                    .contains("name " + name + " at"));
    return new Planted(stack, replica, who, name, port);
  }

  /**
   * The first byte that the door of a node answers to the greeting of a plain node: 0x15 begins an
   * alert of TLS, 0 the length of a plain node's own greeting; -1 where it only hangs up.
   */
  static int answersPlainGreeting(Deployment stack, Replica replica, int port) {
    byte[] name = "plain@nowhere".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    try (Connection door = stack.swarm().dial(replica, port, LONG)) {
      door.out().write(new byte[] {0, (byte) (15 + name.length), 'N', 0, 0, 0, 4, 7, 7, 15});
      door.out().write(new byte[] {(byte) 0x94, 0, 0, 0, 1, 0, (byte) name.length});
      door.out().write(name);
      door.out().flush();
      return door.in().read();
    } catch (IOException hungUp) {
      return -1;
    }
  }
}
