package io.swarmassay.internal.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swarmassay.swarm.SwarmException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineClientTests {
  @TempDir Path dir;
  private ServerSocketChannel server;
  private EngineClient engine;
  private volatile String answer = "";
  private volatile String asked = "";
  private final List<SocketChannel> held = new ArrayList<>();

  @BeforeEach
  void listen() throws IOException {
    Path socket = dir.resolve("e.sock");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread thread = new Thread(this::serve);
    thread.setDaemon(true);
    thread.start();
    engine = EngineClient.at(socket);
  }

  @AfterEach
  void close() throws IOException {
    engine.close();
    server.close();
    for (SocketChannel channel : held) {
      channel.close();
    }
  }

  private void serve() {
    try {
      while (true) {
        SocketChannel channel = server.accept();
        held.add(channel);
        ByteBuffer request = ByteBuffer.allocate(65536);
        channel.read(request);
        asked = new String(request.array(), 0, request.position(), StandardCharsets.UTF_8);
        if (!answer.isEmpty()) {
          channel.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
        }
        if (!answer.contains("chunked")) {
          continue;
        }
      }
    } catch (ClosedChannelException closed) {
      // the test is over
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static String http(String status, String body) {
    return "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(status, body.length(), body);
  }

  @Test
  void an_answer_is_read_as_json_and_the_path_carries_no_version() {
    answer = http("200 OK", "{\"ID\":\"abc\"}");
    assertThat(engine.get("/info").get("ID").asText()).isEqualTo("abc");
    assertThat(asked).startsWith("GET /info HTTP/1.1");
  }

  @Test
  void a_body_is_sent_as_json() {
    answer = http("201 Created", "{}");
    engine.post("/networks/create", Map.of("Name", "x"));
    assertThat(asked).startsWith("POST /networks/create ").endsWith("{\"Name\":\"x\"}");
  }

  @Test
  void an_answer_without_a_body_is_a_missing_node() {
    answer = "HTTP/1.1 204 No Content\r\n\r\n";
    assertThat(engine.delete("/services/x").isMissingNode()).isTrue();
  }

  @Test
  void a_refusal_carries_status_and_message_of_the_engine() {
    answer = http("404 Not Found", "{\"message\":\"no such network\"}");
    SwarmException refused =
        catchThrowableOfType(SwarmException.class, () -> engine.get("/networks/x"));
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused).hasMessage("GET /networks/x: 404 no such network");
  }

  @Test
  void silence_ends_at_the_deadline() {
    long start = System.nanoTime();
    SwarmException late =
        catchThrowableOfType(
            SwarmException.class, () -> engine.get("/info", Duration.ofMillis(200)));
    assertThat(late.status()).isZero();
    assertThat(late).hasMessage("GET /info: no answer within 200 ms");
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(2));
  }

  @Test
  void nobody_listening_is_a_failure_without_status() {
    try (EngineClient nobody = EngineClient.at(dir.resolve("nobody.sock"))) {
      SwarmException refused =
          catchThrowableOfType(SwarmException.class, () -> nobody.get("/info"));
      assertThat(refused.status()).isZero();
      assertThat(refused).hasMessageStartingWith("GET /info: ");
    }
  }

  @Test
  void a_closed_client_says_so() {
    engine.close();
    assertThat(catchThrowableOfType(SwarmException.class, () -> engine.get("/info")))
        .hasMessage("GET /info: this client is closed");
  }

  @Test
  void a_failed_build_throws_the_engines_error() throws IOException {
    answer =
        http(
            "200 OK",
            "{\"stream\":\"Step 1/2\"}\r\n{\"errorDetail\":{},\"error\":\"COPY failed\"}\r\n");
    List<String> progress = new ArrayList<>();
    Path context = Files.writeString(dir.resolve("c.tar"), "x");
    SwarmException failed;
    try (var tar = Files.newInputStream(context)) {
      failed =
          catchThrowableOfType(
              SwarmException.class,
              () -> engine.build(tar, "t=x", progress::add, Duration.ofSeconds(5)));
    }
    assertThat(failed).hasMessage("POST /build?t=x: COPY failed");
    assertThat(progress).containsExactly("Step 1/2");
  }

  @Test
  void closing_a_download_frees_its_reader() throws Exception {
    answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\"}\r\n1\r\n\n\r\n";
    CountDownLatch first = new CountDownLatch(1);
    Download download = engine.open("/events", Duration.ofSeconds(5));
    Thread reader =
        new Thread(
            () -> {
              try {
                download.lines(line -> first.countDown());
              } catch (IOException closed) {
                // that is what closing does
              }
            });
    reader.start();
    assertThat(first.await(5, TimeUnit.SECONDS)).isTrue();
    download.close();
    reader.join(2000);
    assertThat(reader.isAlive()).isFalse();
  }
}
