package io.swarmassay.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.MemoryHistory;
import io.swarmassay.history.Operation;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows and requests against a small server on the loopback. */
class WebTrafficTests {
  private static final int CUT = -1;
  private final MemoryHistory history = new MemoryHistory();
  private final List<String> rows = new CopyOnWriteArrayList<>();
  private volatile ToIntFunction<String> answer = row -> 201;
  private volatile boolean reachable = true;
  private volatile boolean forgetful;
  private HttpServer server;

  @BeforeEach
  void a_server() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/api/rows", this::rows);
    server.start();
  }

  @AfterEach
  void it_ends() {
    server.stop(0);
  }

  /** Accepts a row with 201, refuses it with 503, cuts the line without a word. */
  private void rows(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (exchange.getRequestMethod().equals("GET")) {
      say(exchange, 200, page(exchange.getRequestURI().getQuery()));
      return;
    }
    int status = answer.applyAsInt(body);
    if (status == CUT) {
      rows.add(body);
      exchange.close();
    } else {
      if (status == 201 && !(forgetful && body.endsWith(" 1"))) {
        rows.add(body);
      }
      say(exchange, status, "");
    }
  }

  /** Two rows a page. */
  private String page(String query) {
    int after = Integer.parseInt(query.substring("after=".length()));
    StringBuilder page = new StringBuilder();
    for (int i = after; i < Math.min(after + 2, rows.size()); i++) {
      page.append(i + 1).append(' ').append(rows.get(i)).append('\n');
    }
    return page.toString();
  }

  private static void say(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Length", String.valueOf(bytes.length));
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private Deployment deployment() {
    Replica replica =
        new Replica(
            "x",
            "db",
            1,
            "t",
            "c",
            "n",
            "running",
            "running",
            "",
            "",
            Instant.EPOCH,
            Instant.EPOCH);
    Swarm swarm =
        (Swarm)
            Proxy.newProxyInstance(
                Swarm.class.getClassLoader(), new Class<?>[] {Swarm.class}, (p, m, a) -> dial());
    return (Deployment)
        Proxy.newProxyInstance(
            Deployment.class.getClassLoader(),
            new Class<?>[] {Deployment.class},
            (proxy, method, of) ->
                switch (method.getName()) {
                  case "services" -> List.of("db");
                  case "running" -> List.of(replica);
                  case "swarm" -> swarm;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private Connection dial() {
    if (!reachable) {
      throw new SwarmException(0, "nothing listens");
    }
    try {
      Socket socket = new Socket(server.getAddress().getAddress(), server.getAddress().getPort());
      return new Line(socket, socket.getInputStream(), socket.getOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Line(Socket socket, InputStream in, OutputStream out) implements Connection {
    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private <E extends Event> List<E> all(Class<E> kind) {
    return history.events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private List<Event.Tried> tried(int atLeast) {
    Traffic rows = new Rows(Optional.empty(), 1, "/api/rows", Rate.perSecond(200), 2);
    try (Traffic.Flow flow = rows.start(deployment(), history, 1)) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> all(Event.Tried.class).size() >= atLeast);
    }
    return all(Event.Tried.class);
  }

  @Test
  void every_acknowledged_row_is_read_back_page_by_page() {
    List<Event.Tried> tried = tried(20);
    assertThat(tried).allMatch(t -> t.end() == Ending.OK && t.to().equals("db.1"));
    assertThat(all(Event.Handled.class))
        .extracting(seen -> seen.from() + " " + seen.seq())
        .containsExactlyInAnyOrderElementsOf(
            tried.stream().map(t -> t.from() + " " + t.seq()).toList());
    assertThat(all(Event.Surveyed.class)).hasSize(1);
    assertThat(all(Event.Offered.class)).singleElement().matches(Event.Offered::durable);
  }

  @Test
  void a_row_the_server_forgets_is_acknowledged_and_not_seen() {
    forgetful = true;
    List<Event.Tried> tried = tried(4);
    assertThat(tried).allMatch(t -> t.end() == Ending.OK);
    assertThat(all(Event.Handled.class)).noneMatch(seen -> seen.seq() == 1);
    assertThat(all(Event.Surveyed.class)).hasSize(1);
  }

  @Test
  void refused_is_certain_and_a_cut_line_is_not() {
    answer = row -> row.endsWith("0") ? 503 : CUT;
    List<Event.Tried> tried = tried(6);
    assertThat(tried)
        .filteredOn(t -> t.seq() == 0)
        .isNotEmpty()
        .allMatch(t -> t.end() == Ending.FAIL && t.detail().equals("503"));
    assertThat(tried)
        .filteredOn(t -> t.seq() == 1)
        .isNotEmpty()
        .allMatch(t -> t.end() == Ending.UNKNOWN);
  }

  @Test
  void what_never_left_has_failed() {
    reachable = false;
    Traffic requests =
        new Requests(Optional.of("db"), 1, "/api/rows?after=0", Rate.perSecond(100), 1);
    try (Traffic.Flow flow = requests.start(deployment(), history, 1)) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> all(Event.Tried.class).size() >= 3);
      reachable = true;
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> all(Event.Tried.class).stream().anyMatch(t -> t.end() == Ending.OK));
    }
    assertThat(all(Event.Tried.class).get(0))
        .matches(t -> t.end() == Ending.FAIL && t.detail().equals("nothing listens"))
        .matches(t -> t.kind() == Operation.HTTP && t.to().equals("db.1"));
  }

  @Test
  void every_number_is_used_once_without_a_gap() {
    tried(20);
    all(Event.Tried.class).stream()
        .collect(Collectors.groupingBy(Event.Tried::from))
        .values()
        .forEach(
            own -> {
              List<Long> numbers = own.stream().map(Event.Tried::seq).sorted().toList();
              for (int i = 0; i < numbers.size(); i++) {
                assertThat(numbers.get(i)).isEqualTo(i);
              }
            });
  }
}
