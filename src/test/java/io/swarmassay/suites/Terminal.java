package io.swarmassay.suites;

import io.swarmassay.internal.docker.EngineClient;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** {@code docker exec -it}: a command in a replica with a terminal that somebody types into. */
final class Terminal implements AutoCloseable {
  private static final Duration WITHIN = Duration.ofSeconds(60);
  private final SocketChannel channel;
  private final StringBuilder shown = new StringBuilder();

  private Terminal(SocketChannel channel) {
    this.channel = channel;
  }

  static Terminal open(EngineClient engine, String container, String... command)
      throws IOException {
    Map<String, Object> request =
        Map.of(
            "AttachStdin",
            true,
            "AttachStdout",
            true,
            "AttachStderr",
            true,
            "Tty",
            true,
            "Cmd",
            List.of(command));
    String id = engine.post("/containers/" + container + "/exec", request).path("Id").asText();
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(engine.socket()));
    channel.configureBlocking(false);
    Terminal terminal = new Terminal(channel);
    String body = "{\"Detach\":false,\"Tty\":true}";
    terminal.write(
        ("POST /exec/%s/start HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Connection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: %d\r\n\r\n%s")
            .formatted(id, body.length(), body));
    return terminal;
  }

  /** Types a line, then the return key. */
  Terminal type(String line) throws IOException {
    shown.setLength(0);
    write(line + "\r");
    return this;
  }

  /** Waits until a text is shown; all that was shown since the last line was typed. */
  String shows(String text) {
    return Awaitility.await()
        .alias("the terminal shows " + text)
        .atMost(WITHIN)
        .until(this::read, seen -> seen.contains(text));
  }

  private void write(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private String read() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8192);
    while (channel.read(bytes) > 0) {
      shown.append(StandardCharsets.UTF_8.decode(bytes.flip()));
      bytes.clear();
    }
    return shown.toString();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
