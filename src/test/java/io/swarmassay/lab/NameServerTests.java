package io.swarmassay.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NameServerTests {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final int PATIENCE_MS = 10_000;

  /** Recursion is wanted; one question: {@code db.shop}, type A, class IN. */
  private static final byte[] QUESTION = {
    0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 2, 'd', 'b', 4, 's', 'h', 'o', 'p', 0, 0, 1, 0, 1
  };

  @TempDir Path folder;
  private int port;
  private Process server;

  @BeforeEach
  void a_name_server() throws IOException {
    assumeThat(Requirements.present("perl")).isTrue();
    Path script = folder.resolve("names.pl");
    try (InputStream text = LabFolder.class.getResourceAsStream("names.pl")) {
      Files.copy(text, script);
    }
    try (ServerSocket free = new ServerSocket(0, 1, HERE)) {
      port = free.getLocalPort();
    }
    server =
        new ProcessBuilder("perl", script.toString(), HERE.getHostAddress(), "" + port)
            .redirectError(folder.resolve("log").toFile())
            .start();
    assertThat(Poll.until(Duration.ofMillis(PATIENCE_MS), this::listens)).isTrue();
  }

  @AfterEach
  void its_end() throws InterruptedException {
    if (server != null) {
      server.destroyForcibly().waitFor();
    }
  }

  private boolean listens() {
    try (Socket line = new Socket()) {
      line.connect(new InetSocketAddress(HERE, port), PATIENCE_MS);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Test
  void every_name_is_unknown_at_once() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, HERE)) {
      socket.setSoTimeout(PATIENCE_MS);
      send(socket, new byte[] {1, 2, 3});
      send(socket, Arrays.copyOf(QUESTION, 20));
      send(socket, QUESTION);
      DatagramPacket answer = new DatagramPacket(new byte[600], 600);
      socket.receive(answer);
      assertUnknown(Arrays.copyOf(answer.getData(), answer.getLength()));
    }
  }

  @Test
  void over_tcp_too_in_pieces_and_several_on_one_line() throws IOException {
    try (Socket line = new Socket(HERE, port)) {
      line.setSoTimeout(PATIENCE_MS);
      DataOutputStream out = new DataOutputStream(line.getOutputStream());
      DataInputStream in = new DataInputStream(line.getInputStream());
      for (int i = 0; i < 3; i++) {
        out.writeShort(QUESTION.length);
        out.write(QUESTION, 0, 7);
        out.flush();
        out.write(QUESTION, 7, QUESTION.length - 7);
        out.flush();
        byte[] answer = new byte[in.readUnsignedShort()];
        in.readFully(answer);
        assertUnknown(answer);
      }
    }
    assertThat(server.isAlive()).isTrue();
  }

  @Test
  void nonsense_ends_its_line_and_not_the_server() throws IOException {
    try (Socket line = new Socket(HERE, port)) {
      line.setSoTimeout(PATIENCE_MS);
      line.getOutputStream().write(new byte[] {0, 4, 9, 9, 9, 9});
      assertThat(line.getInputStream().read()).isEqualTo(-1);
    }
    every_name_is_unknown_at_once();
  }

  private void send(DatagramSocket socket, byte[] bytes) throws IOException {
    socket.send(new DatagramPacket(bytes, bytes.length, HERE, port));
  }

  /** NXDOMAIN, an answer, recursion there, the question repeated and nothing else. */
  private static void assertUnknown(byte[] answer) {
    byte[] expected = QUESTION.clone();
    expected[2] = (byte) 0x81;
    expected[3] = (byte) 0x83;
    assertThat(answer).containsExactly(expected);
  }
}
