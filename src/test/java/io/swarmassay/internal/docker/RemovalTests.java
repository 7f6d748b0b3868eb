package io.swarmassay.internal.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.swarm.Seen;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a manager that refuses to remove things for a while, as during an election. */
class RemovalTests {
  @TempDir Path dir;
  private final Set<String> there =
      new CopyOnWriteArraySet<>(Set.of("/services/web", "/secrets/key", "/configs/page"));

  /** How often the removal of a thing is still refused, and how. */
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

  private volatile String refusal = "503 Service Unavailable";
  private ServerSocketChannel server;
  private EngineClient engine;
  private Removal removal;

  @BeforeEach
  void listen() throws IOException {
    Path socket = dir.resolve("e.sock");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread thread = new Thread(this::serve);
    thread.setDaemon(true);
    thread.start();
    engine = EngineClient.at(socket);
    removal = new Removal(new Engines(Map.of("n1", engine)), "shop");
  }

  @AfterEach
  void close() throws IOException {
    engine.close();
    server.close();
  }

  @Test
  void it_is_content_only_when_nothing_of_any_kind_is_left() {
    assertThat(removal.look().reason())
        .contains("services web")
        .contains("secrets key")
        .contains("configs page");
    assertThat(removal.look().value()).contains(true);
    assertThat(there).isEmpty();
  }

  @Test
  void what_was_refused_during_an_election_is_removed_later() {
    refusals.put("/secrets/key", 2); // by one look: the client asks a second time after a 503
    assertThat(looks()).isEqualTo(3);
    assertThat(there).isEmpty();
  }

  @Test
  void what_is_refused_for_want_of_a_leader_is_removed_later() {
    refusal = "500 Internal Server Error";
    refusals.putAll(Map.of("/services/web", 1, "/secrets/key", 2, "/configs/page", 3));
    assertThat(looks()).isEqualTo(5);
    assertThat(there).isEmpty();
  }

  @Test
  void what_is_never_removed_is_named_each_time() {
    refusal = "409 Conflict";
    refusals.put("/secrets/key", 1000);
    removal.look();
    Seen<Boolean> seen = removal.look();
    assertThat(seen.value()).isEmpty();
    assertThat(seen.reason()).isEqualTo("secrets key");
  }

  /** How many it takes until it is content. */
  private int looks() {
    int looks = 1;
    while (removal.look().value().isEmpty() && looks < 20) {
      looks++;
    }
    return looks;
  }

  private void serve() {
    while (server.isOpen()) {
      try (SocketChannel client = server.accept()) {
        ByteBuffer request = ByteBuffer.allocate(65536);
        client.read(request);
        String line = new String(request.array(), 0, request.position(), StandardCharsets.UTF_8);
        client.write(ByteBuffer.wrap(answer(line.split(" ")).getBytes(StandardCharsets.UTF_8)));
      } catch (IOException gone) {
        continue;
      }
    }
  }

  private String answer(String[] words) {
    String path = words[1].replaceFirst("\\?.*", "");
    if (words[0].equals("DELETE")) {
      return removed(path) ? http("200 OK", "") : http(refusal, "{\"message\":\"no leader\"}");
    }
    return http("200 OK", path.equals("/volumes") ? "{\"Volumes\":[]}" : list(path));
  }

  private boolean removed(String path) {
    return refusals.merge(path, -1, Integer::sum) < 0 && there.remove(path);
  }

  private String list(String kind) {
    return new TreeSet<>(there)
        .stream()
            .filter(path -> path.startsWith(kind + "/"))
            .map(path -> path.substring(kind.length() + 1))
            .map(id -> "{\"ID\":\"%s\",\"Spec\":{\"Name\":\"%s\"}}".formatted(id, id))
            .collect(Collectors.joining(",", "[", "]"));
  }

  private static String http(String status, String body) {
    return "HTTP/1.1 %s\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n%s"
        .formatted(status, body);
  }
}
