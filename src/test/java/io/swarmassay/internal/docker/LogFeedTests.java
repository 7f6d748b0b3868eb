package io.swarmassay.internal.docker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.Threads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFeedTests {
  private static final String RUNNING = "{\"State\":{\"Status\":\"running\"}}";
  private static final String EXITED =
      "{\"State\":{\"Status\":\"exited\",\"FinishedAt\":\"2026-01-01T00:00:09Z\"}}";

  @TempDir Path dir;
  private final Queue<byte[]> logs = new ConcurrentLinkedQueue<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Heard heard = new Heard();
  private volatile String state = RUNNING;
  private volatile String logStatus = "200 OK";
  private volatile String inspection = "200 OK";
  private ServerSocketChannel server;
  private EngineClient engine;

  @BeforeEach
  void listen() throws IOException {
    serve();
    engine = EngineClient.at(dir.resolve("e.sock"));
  }

  @AfterEach
  void close() throws IOException {
    engine.close();
    server.close();
  }

  private void serve() throws IOException {
    Files.deleteIfExists(dir.resolve("e.sock"));
    ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    socket.bind(UnixDomainSocketAddress.of(dir.resolve("e.sock")));
    server = socket;
    Threads.start("fake-engine", () -> answer(socket));
  }

  private void answer(ServerSocketChannel socket) {
    while (socket.isOpen()) {
      try (SocketChannel client = socket.accept()) {
        ByteBuffer request = ByteBuffer.allocate(4096);
        client.read(request);
        String line = new String(request.array(), 0, request.position(), StandardCharsets.UTF_8);
        asked.add(line.lines().findFirst().orElse(""));
        client.write(ByteBuffer.wrap(response(line)));
      } catch (IOException gone) {
        continue;
      }
    }
  }

  private byte[] response(String request) throws IOException {
    byte[] body = request.contains("/json") ? state.getBytes(StandardCharsets.UTF_8) : next();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    String status = request.contains("/json") ? inspection : logStatus;
    whole.write(
        ("HTTP/1.1 " + status + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    whole.write(body);
    return whole.toByteArray();
  }

  private byte[] next() {
    byte[] log = logs.poll();
    return log == null ? new byte[0] : log;
  }

  private static byte[] log(String... lines) throws IOException {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (String line : lines) {
      byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
      frames.write(ByteBuffer.allocate(8).put((byte) 1).putInt(4, bytes.length).array());
      frames.write(bytes);
    }
    return frames.toByteArray();
  }

  private static String at(int second, String text) {
    return "2026-01-01T00:00:0" + second + ".000000001Z " + text;
  }

  private LogFeed feed() {
    return new LogFeed(engine, "/containers/c", heard);
  }

  @Test
  void lines_come_in_order_and_the_end_comes_last_with_the_engines_time() throws IOException {
    logs.add(log(at(1, "one"), at(2, "two")));
    state = EXITED;
    try (LogFeed feed = feed()) {
      await().atMost(5, SECONDS).until(() -> heard.told.size() == 3);
      assertThat(heard.told).containsExactly("one", "two", "ended 2026-01-01T00:00:09Z");
      assertThat(feed).isNotNull();
    }
  }

  @Test
  void after_a_break_nothing_is_told_twice_and_nothing_is_left_out() throws IOException {
    logs.add(log(at(1, "one"), at(2, "two"), at(2, "two again")));
    logs.add(log(at(2, "two"), at(2, "two again"), at(2, "two at last"), at(3, "three")));
    try (LogFeed feed = feed()) {
      await().atMost(5, SECONDS).until(() -> heard.told.size() >= 5);
      assertThat(heard.told).containsExactly("one", "two", "two again", "two at last", "three");
      assertThat(asked.get(2)).contains("since=1767225602.000000001");
      assertThat(feed).isNotNull();
    }
  }

  @Test
  void lines_whose_clock_went_back_are_told_all_the_same() throws IOException {
    logs.add(log(at(2, "two"), at(1, "one")));
    try (LogFeed feed = feed()) {
      await().atMost(5, SECONDS).until(() -> heard.told.size() == 2);
      assertThat(heard.told).containsExactly("two", "one");
      assertThat(feed).isNotNull();
    }
  }

  @Test
  void an_engine_that_is_gone_is_told_with_the_time_it_was_first_missed() throws IOException {
    logs.add(log(at(1, "one")));
    try (LogFeed feed = feed()) {
      await().atMost(5, SECONDS).until(() -> heard.told.size() == 1);
      Instant before = Instant.now();
      server.close();
      Files.delete(dir.resolve("e.sock"));
      await().atMost(5, SECONDS).until(() -> heard.lost.size() >= 3);
      assertThat(heard.lost.get(0)).isAfter(before);
      assertThat(heard.lost).containsOnly(heard.lost.get(0));
      logs.add(log(at(1, "one"), at(2, "two")));
      serve();
      await().atMost(5, SECONDS).until(() -> heard.told.size() == 2);
      assertThat(heard.told).containsExactly("one", "two");
      assertThat(feed).isNotNull();
    }
  }

  @Test
  void a_log_that_goes_nowhere_is_told_as_blindness_and_the_end_all_the_same() {
    logStatus = "501 Not Implemented";
    logs.add(
        "{\"message\":\"configured logging driver does not support reading\"}"
            .getBytes(StandardCharsets.UTF_8));
    try (LogFeed feed = feed()) {
      await().atMost(5, SECONDS).until(() -> heard.blind.size() == 1);
      assertThat(heard.blind.get(0)).contains("logging driver does not support reading");
      state = EXITED;
      await().atMost(5, SECONDS).until(() -> heard.told.size() == 1);
      assertThat(heard.told).containsExactly("ended 2026-01-01T00:00:09Z");
      assertThat(heard.blind).hasSize(1);
      assertThat(feed).isNotNull();
    }
  }

  @Test
  void the_lines_of_a_container_with_a_terminal_are_read() {
    String lines = at(1, "one") + "\r\n" + at(2, "two") + "\r\n";
    logs.add(lines.getBytes(StandardCharsets.UTF_8));
    logs.add(lines.getBytes(StandardCharsets.UTF_8));
    try (LogFeed feed = feed()) {
      await().atMost(5, SECONDS).until(() -> heard.told.size() == 2);
      assertThat(heard.told).containsExactly("one", "two");
      assertThat(heard.blind).isEmpty();
      assertThat(feed).isNotNull();
    }
  }

  @Test
  void a_log_that_is_not_understood_is_told_as_blindness() throws IOException {
    logs.add(log("yesterday one"));
    try (LogFeed feed = feed()) {
      await().atMost(5, SECONDS).until(() -> heard.blind.size() == 1);
      assertThat(heard.blind.get(0)).contains("a line without its time");
      assertThat(feed).isNotNull();
    }
  }

  @Test
  void a_listener_that_fails_is_told_and_its_feed_is_blind_from_then_on() throws IOException {
    List<String> failures = new CopyOnWriteArrayList<>();
    heard.fails = true;
    logs.add(log(at(1, "one")));
    try (Swarm.Subscription watch = Threads.onFailure((name, why) -> failures.add(name));
        LogFeed feed = feed()) {
      await().atMost(5, SECONDS).until(() -> heard.blind.size() == 1);
      assertThat(failures).contains("log-containers-c");
      assertThat(feed).isNotNull();
    }
  }

  @Test
  void an_engine_that_never_comes_back_is_blindness() throws IOException {
    try (LogFeed feed = feed()) {
      await().atMost(5, SECONDS).until(() -> asked.size() >= 2);
      server.close();
      Files.delete(dir.resolve("e.sock"));
      await().atMost(5, SECONDS).until(() -> !heard.lost.isEmpty());
      assertThat(feed).isNotNull();
    }
    assertThat(heard.blind).containsExactly("its engine does not answer");
  }

  @Test
  void a_container_that_is_gone_before_its_log_was_read_is_blindness() {
    for (int i = 0; i < 100; i++) {
      logs.add(new byte[] {1, 0, 0, 0, 0, 0});
    }
    try (LogFeed feed = feed()) {
      await().atMost(5, SECONDS).until(() -> asked.size() >= 2);
      inspection = "404 Not Found";
      await().atMost(5, SECONDS).until(() -> heard.told.size() == 1);
      assertThat(feed).isNotNull();
    }
    assertThat(heard.blind)
        .containsExactly("its container is gone, and its log was not read to the end");
  }

  /** What the feed told. */
  private static final class Heard implements Swarm.Listener {
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<Instant> lost = new CopyOnWriteArrayList<>();
    private final List<String> blind = new CopyOnWriteArrayList<>();
    private volatile boolean fails;

    @Override
    public void wrote(Instant at, String line) {
      if (fails) {
        throw new IllegalStateException("planted");
      }
      told.add(line);
    }

    @Override
    public void lost(Instant since) {
      lost.add(since);
    }

    @Override
    public void blind(String why) {
      blind.add(why);
    }

    @Override
    public void ended(Instant at) {
      told.add("ended " + at);
    }
  }
}
