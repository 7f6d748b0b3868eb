package io.swarmassay.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.Threads;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Through this machine's own network, which needs root but no engine. */
@Timeout(60)
class DialTests {
  private static final Duration SECONDS = Duration.ofSeconds(15);
  private static final String LAB = "assay-dial" + ProcessHandle.current().pid();
  private final long self = ProcessHandle.current().pid();

  @BeforeEach
  void needs_root() {
    assumeThat(Requirements.missing()).isEmpty();
  }

  @Test
  void bytes_go_both_ways_and_the_servers_end_is_the_readers_end() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        Connection line = Dial.open(LAB, self, server.getLocalPort(), SECONDS)) {
      try (Socket socket = server.accept()) {
        line.out().write("ping".getBytes(StandardCharsets.UTF_8));
        line.out().flush();
        assertThat(socket.getInputStream().readNBytes(4)).asString().isEqualTo("ping");
        socket.getOutputStream().write("pong".getBytes(StandardCharsets.UTF_8));
      }
      assertThat(line.in().readAllBytes()).asString().isEqualTo("pong");
    }
  }

  @Test
  void a_port_where_nobody_listens_is_an_error_at_once() throws Exception {
    int free;
    try (ServerSocket server = new ServerSocket(0)) {
      free = server.getLocalPort();
    }
    assertThatThrownBy(() -> Dial.open(LAB, self, free, SECONDS))
        .isInstanceOf(SwarmException.class)
        .hasMessageContaining("Connection refused");
  }

  @Test
  void a_network_that_is_gone_is_an_error_at_once() {
    assertThatThrownBy(() -> Dial.open(LAB, 999_999_999, 1, SECONDS))
        .isInstanceOf(SwarmException.class)
        .hasMessageContaining("ended");
  }

  @Test
  void closing_frees_a_blocked_reader_and_leaves_no_process() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Connection line = Dial.open(LAB, self, server.getLocalPort(), SECONDS);
      CompletableFuture<Integer> read = new CompletableFuture<>();
      Threads.start("reader", () -> read.complete(quietly(line)));
      line.close();
      assertThat(read.get(SECONDS.toSeconds(), TimeUnit.SECONDS)).isEqualTo(-1);
      assertThat(Poll.until(SECONDS, () -> Processes.ofLab(LAB).isEmpty())).isTrue();
    }
  }

  private static int quietly(Connection line) {
    try {
      return line.in().read();
    } catch (java.io.IOException closed) {
      return -1;
    }
  }
}
