package io.swarmassay.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.swarm.SwarmException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpLineTests {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final String HELLO = Spoken.LENGTH.bytes();
  private RawServer server;

  @AfterEach
  void the_server_ends() {
    server.close();
  }

  private HttpLine line(UnaryOperator<String> answer) {
    server = new RawServer(answer);
    return new HttpLine(server::dial, "web");
  }

  private HttpLine saying(String bytes) {
    return line(request -> bytes);
  }

  @ParameterizedTest
  @EnumSource(Spoken.class)
  void each_answer_of_an_ordinary_server_is_understood_twice_in_a_row(Spoken spoken)
      throws IOException {
    try (HttpLine line = saying(spoken.bytes())) {
      for (int i = 0; i < 2; i++) {
        HttpAnswer answer = line.ask(HttpCall.get("/"), DEADLINE);
        assertThat(answer.status()).isEqualTo(spoken.status());
        assertThat(answer.body()).isEqualTo(spoken.body());
        assertThat(answer.whole()).isTrue();
      }
    }
    assertThat(server.connections()).isEqualTo(spoken.keepsOpen() ? 1 : 2);
  }

  @Test
  void an_answer_to_head_has_no_body_whatever_its_length_says() throws IOException {
    try (HttpLine line = line(r -> r.startsWith("HEAD") ? HELLO.replace("hello", "") : HELLO)) {
      HttpCall head = HttpCall.of("HEAD", "/", "", "");
      assertThat(line.ask(head, DEADLINE).body()).isEmpty();
      assertThat(line.ask(HttpCall.get("/"), DEADLINE).body()).isEqualTo("hello");
    }
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void what_is_sent_has_its_length_its_type_and_the_name_of_the_service() throws IOException {
    try (HttpLine line = saying(HELLO)) {
      line.ask(HttpCall.of("post", "/a?b=c", "application/json", "{\"ü\":1}"), DEADLINE);
    }
    assertThat(server.requests().get(0))
        .startsWith("POST /a?b=c HTTP/1.1\n")
        .contains("\nHost: web\n", "\nContent-Length: 8\n", "application/json");
  }

  @Test
  void redirects_are_answers_unless_they_are_to_be_followed() throws IOException {
    UnaryOperator<String> moving =
        first ->
            first.contains(" /there ")
                ? HELLO
                : "HTTP/1.1 301 Moved\r\nLocation: http://web/there\r\nContent-Length: 0\r\n\r\n";
    try (HttpLine line = line(moving)) {
      assertThat(line.ask(HttpCall.get("/"), DEADLINE).location()).isEqualTo("http://web/there");
      assertThat(line.ask(HttpCall.get("/").following(3), DEADLINE).body()).isEqualTo("hello");
    }
  }

  @Test
  void a_redirect_in_circles_ends_and_one_to_elsewhere_is_the_answer() throws IOException {
    try (HttpLine line = saying(Spoken.MOVED.bytes())) {
      assertThat(line.ask(HttpCall.get("/").following(3), DEADLINE).status()).isEqualTo(302);
    }
    assertThat(server.requests()).hasSize(4);
    server.close();
    String away = "HTTP/1.1 302 Found\r\nLocation: https://web/there\r\nContent-Length: 0\r\n\r\n";
    try (HttpLine line = saying(away)) {
      assertThat(line.ask(HttpCall.get("/").following(3), DEADLINE).status()).isEqualTo(302);
    }
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void a_body_without_end_is_read_to_its_bound_and_its_line_is_left() throws IOException {
    String large = "HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n" + "x".repeat(200);
    try (HttpLine line = saying(large)) {
      HttpAnswer answer = line.ask(HttpCall.get("/").reading(100), DEADLINE);
      assertThat(answer.body()).hasSize(100);
      assertThat(answer.whole()).isFalse();
      line.ask(HttpCall.get("/").reading(100), DEADLINE);
    }
    assertThat(server.connections()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\n\r\nhel"})
  void silence_at_any_place_ends_at_the_deadline(String begun) {
    try (HttpLine line = saying(begun + RawServer.HANG)) {
      assertThatThrownBy(() -> line.ask(HttpCall.get("/"), Duration.ofMillis(200)))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(NotSentException.class)
          .hasMessage("no answer within 200 ms");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-x\r\n",
        "",
        "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhel",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
        "HTTP/1.1 abc\r\n\r\n"
      })
  void what_is_cut_or_no_http_is_nobody_knows_what(String bytes) {
    try (HttpLine line = saying(bytes + RawServer.CLOSE)) {
      assertThatThrownBy(() -> line.ask(HttpCall.of("POST", "/", "text/plain", "x"), DEADLINE))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(NotSentException.class);
    }
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void a_server_that_cannot_be_reached_was_sent_nothing() {
    server = new RawServer(request -> HELLO);
    HttpLine line =
        new HttpLine(
            within -> {
              throw new SwarmException(0, "nothing listens");
            },
            "web");
    assertThatThrownBy(() -> line.ask(HttpCall.get("/"), DEADLINE))
        .isInstanceOf(NotSentException.class)
        .hasMessage("nothing listens");
  }

  @Test
  void a_line_the_server_closed_while_it_was_idle_costs_a_get_nothing_and_a_post_is_not_repeated()
      throws IOException {
    AtomicInteger answers = new AtomicInteger();
    UnaryOperator<String> once =
        request -> answers.incrementAndGet() % 2 == 1 ? HELLO : RawServer.CLOSE;
    try (HttpLine line = line(once)) {
      line.ask(HttpCall.get("/"), DEADLINE);
      assertThat(line.ask(HttpCall.get("/"), DEADLINE).body()).isEqualTo("hello");
      assertThatThrownBy(() -> line.ask(HttpCall.of("POST", "/", "text/plain", "x"), DEADLINE))
          .isInstanceOf(IOException.class);
    }
    assertThat(server.requests()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"there", "/a b", "/a\r\nX: y", "/ü"})
  void a_path_that_http_cannot_carry_is_refused_before_it_is_sent(String path) {
    server = new RawServer(request -> HELLO);
    assertThatThrownBy(() -> HttpCall.get(path)).isInstanceOf(IllegalArgumentException.class);
  }
}
