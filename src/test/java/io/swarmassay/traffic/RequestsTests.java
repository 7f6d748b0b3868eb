package io.swarmassay.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.MemoryHistory;
import io.swarmassay.internal.http.RawServer;
import io.swarmassay.internal.http.Spoken;
import io.swarmassay.swarm.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What users of an ordinary web server do is no outage. */
class RequestsTests {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private final MemoryHistory history = new MemoryHistory();
  private RawServer server;

  @AfterEach
  void the_server_ends() {
    server.close();
  }

  private List<Event.Tried> tried(Requests requests, int atLeast, UnaryOperator<String> answer) {
    server = new RawServer(answer);
    try (Traffic.Flow flow =
        requests.start(FakeWeb.deployment(List.of(FakeWeb.replica()), server::dial), history, 1)) {
      Awaitility.await().atMost(PATIENCE).until(() -> all(Event.Tried.class).size() >= atLeast);
    }
    return all(Event.Tried.class);
  }

  private static Requests asking(int clients, List<Integer> status, int redirects) {
    return new Requests(
        Optional.empty(), 1, "/", Rate.perSecond(100), clients, "GET", "", "", status, redirects);
  }

  private <E extends Event> List<E> all(Class<E> kind) {
    return history.events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @ParameterizedTest
  @EnumSource(Spoken.class)
  void each_answer_of_an_ordinary_server_is_no_outage(Spoken spoken) {
    assertThat(tried(asking(2, List.of(), 0), 6, request -> spoken.bytes()))
        .allMatch(t -> t.end() == Ending.OK && t.detail().isEmpty());
  }

  @Test
  void a_status_that_is_not_wanted_is_no_success() {
    assertThat(tried(asking(1, List.of(200, 404), 0), 3, r -> Spoken.MOVED.bytes()))
        .allMatch(t -> t.end() == Ending.UNKNOWN && t.detail().equals("302"));
    assertThat(Statuses.answered(404)).isEqualTo(Ending.FAIL);
    assertThat(Statuses.answered(503)).isEqualTo(Ending.FAIL);
    assertThat(Statuses.answered(500)).isEqualTo(Ending.UNKNOWN);
    assertThat(Statuses.done(302)).isEqualTo(Ending.UNKNOWN);
  }

  @Test
  void a_status_that_is_wanted_is_success_whatever_it_is() {
    String none = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
    assertThat(tried(asking(1, List.of(404), 0), 3, r -> none)).allMatch(t -> t.end() == Ending.OK);
  }

  @Test
  void redirects_are_followed_on_request() {
    UnaryOperator<String> moving =
        first -> first.contains(" /there ") ? Spoken.LENGTH.bytes() : Spoken.MOVED.bytes();
    assertThat(tried(asking(1, List.of(200), 1), 3, moving)).allMatch(t -> t.end() == Ending.OK);
  }

  @Test
  void the_load_is_open_a_server_that_hangs_does_not_slow_the_offering() {
    List<Event.Tried> tried = tried(asking(1, List.of(), 0), 300, request -> RawServer.HANG);
    Event.Ceased ceased = all(Event.Ceased.class).get(0);
    Event.Offered offered = all(Event.Offered.class).get(0);
    double offering = 100 * (ceased.t() - offered.t()) / 1e6;
    assertThat((double) ceased.due()).isBetween(offering * 0.9, offering + 2);
    assertThat(ceased.tried()).isEqualTo(ceased.due()).isEqualTo(tried.size());
    assertThat(tried)
        .filteredOn(t -> t.end() == Ending.FAIL)
        .hasSizeGreaterThan(100)
        .allMatch(t -> t.detail().equals("not begun: nobody was free to begin it within 1000 ms"));
    assertThat(tried)
        .filteredOn(t -> t.end() == Ending.UNKNOWN)
        .hasSizeGreaterThanOrEqualTo(64)
        .allMatch(t -> t.detail().startsWith("no answer within "));
    assertThat(tried).noneMatch(t -> t.end() == Ending.OK);
  }

  @Test
  void one_replica_that_hangs_does_not_keep_users_from_the_others() {
    RawServer hanging = new RawServer(request -> RawServer.HANG);
    AtomicInteger turn = new AtomicInteger();
    server = new RawServer(request -> Spoken.LENGTH.bytes());
    Function<Duration, Connection> half =
        within -> (turn.getAndIncrement() % 2 == 0 ? hanging : server).dial(within);
    try (Traffic.Flow flow =
        asking(2, List.of(), 0)
            .start(FakeWeb.deployment(List.of(FakeWeb.replica()), half), history, 1)) {
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> all(Event.Tried.class).stream().filter(this::ok).count() >= 100);
    }
    hanging.close();
    assertThat(all(Event.Tried.class)).noneMatch(t -> t.end() == Ending.FAIL);
  }

  private boolean ok(Event.Tried tried) {
    return tried.end() == Ending.OK;
  }
}
