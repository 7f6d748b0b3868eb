package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.image.Images;
import io.swarmassay.internal.docker.EngineClient;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.stack.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Document 000's observability.json: metrics, both logs, and a health check that asks. */
class ObservabilityIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HEALTH = "http://localhost:4000/health";
  private static Lab lab;
  private static EngineClient engine;

  @BeforeAll
  static void an_engine_with_the_images_of_both_web_systems() {
    List<Stack> stacks =
        List.of(Stack.at(Path.of("stacks/balanced")), Stack.at(Path.of("stacks/single-container")));
    Path images = Images.ofThisMachine().template(stacks).dataRoot();
    lab = Lab.start(new LabPlan(1, 0, Map.of(), Optional.of(images)));
    engine = EngineClient.at(lab.socket("n1"));
  }

  @AfterAll
  static void the_lab_ends() {
    engine.close();
    lab.close();
  }

  private static Container balanced() {
    Container container = Container.run(engine, "swarmassay/balanced:1", Map.of());
    container.until("wget -q -O - " + HEALTH);
    return container;
  }

  private static Exposition scrape(Container container) {
    String said = container.exec("wget -q -O - http://localhost:4000/metrics");
    return Exposition.of(said.substring(0, said.lastIndexOf("exit 0")));
  }

  @Test
  void metrics_of_emulator_and_requests_grow_with_the_traffic() {
    try (Container container = balanced()) {
      String visits = "http_requests_total{method=\"GET\",route=\"/\",status=\"200\"}";
      Exposition before = scrape(container);
      container.exec("for i in 1 2 3 4 5 6 7; do wget -q -O - http://localhost:4000/; done");
      Exposition after = scrape(container);

      assertThat(after.sum(visits) - before.sum(visits)).isEqualTo(7);
      assertThat(after.sum("http_request_duration_seconds_count{route=\"/\"}")).isEqualTo(7);
      assertThat(after.sum("http_request_duration_seconds_sum{route=\"/\"}")).isPositive();
      assertThat(after.types())
          .containsEntry("http_requests_total", "counter")
          .containsEntry("http_request_duration_seconds", "histogram");
      assertThat(after.sum("erlang_vm_memory_bytes_total")).isGreaterThan(10e6);
      assertThat(after.sum("erlang_vm_process_count")).isGreaterThan(50);
      String reductions = "erlang_vm_statistics_reductions_total";
      assertThat(after.sum(reductions)).isGreaterThan(before.sum(reductions));
    }
  }

  /** Five old files of 10 MB and the one that is written to; a sixth old one would be noticed. */
  private static void keeps_five(Container container) {
    container.exec(
        "/app/bin/my_app rpc 'require Logger; for n <- 1..75, do: Logger.info([to_string(n),"
            + " String.duplicate(\"x\", 1_000_000)])'");
    assertThat(container.exec("for f in /tmp/app.log*; do echo $f; done"))
        .isEqualTo(
            "/tmp/app.log\n/tmp/app.log.0\n/tmp/app.log.1\n/tmp/app.log.2\n/tmp/app.log.3\n"
                + "/tmp/app.log.4\nexit 0\n");
    String sizes = container.exec("for f in /tmp/app.log.?; do wc -c <$f; done");
    assertThat(sizes.lines().filter(line -> line.matches("\\d+")).mapToLong(Long::parseLong))
        .hasSize(5)
        .allMatch(size -> size >= 10_000_000 && size < 11_100_000);
  }

  @Test
  void the_file_log_is_rotated_at_10_mb_and_five_old_files_are_kept() {
    try (Container container = balanced()) {
      keeps_five(container);
    }
  }

  @Test
  void a_file_log_that_keeps_more_is_noticed() {
    try (Container container = balanced()) {
      container.exec(
          "/app/bin/my_app rpc ':logger.update_handler_config(:file_log, :config,"
              + " %{max_no_files: 9})'");
      assertThatThrownBy(() -> keeps_five(container)).hasMessageContaining("/tmp/app.log.5");
    }
  }

  @Test
  void both_logs_have_the_documents_format_with_the_id_of_the_request() {
    try (Container container = balanced()) {
      container.exec("wget -q -O - --header 'X-Request-Id: from-a-test' http://localhost:4000/");
      Pattern line =
          Pattern.compile(
              "(?m)\\d\\d:\\d\\d:\\d\\d\\.\\d{3} request_id=from-a-test pid=<[\\d.]+>"
                  + " module=(?:Elixir\\.)?MyApp\\.Web \\[info\\] GET / 200 \\d+ us$");
      assertThat(container.until("grep from-a-test /tmp/app.log")).containsPattern(line);
      assertThat(container.logs().replaceAll("\u001b\\[[\\d;]*m", "")).containsPattern(line);
    }
  }

  @Test
  void ready_says_that_the_application_has_started() throws JsonProcessingException {
    try (Container container = balanced()) {
      String said = container.exec("wget -q -O - http://localhost:4000/ready");
      assertThat(JSON.readTree(said.substring(0, said.lastIndexOf("exit"))))
          .isEqualTo(JSON.readTree("{\"status\":\"ok\",\"application_started\":\"true\"}"));
    }
  }

  private static JsonNode health(Container container) {
    String said =
        container.exec(
            "printf 'GET /health HTTP/1.1\\r\\nconnection: close\\r\\n\\r\\n' | nc localhost 4000");
    try {
      return JSON.readTree(said.substring(said.indexOf('{'), said.lastIndexOf('}') + 1));
    } catch (JsonProcessingException e) {
      throw new AssertionError(said, e);
    }
  }

  private static void is_named(Container container, String broken) {
    JsonNode health = health(container);
    for (String part : List.of("cache", "database", "external_apis")) {
      boolean ok = health.path(part).asText().equals("ok");
      assertThat(ok).as(part + " in " + health).isEqualTo(!part.equals(broken));
    }
    assertThat(health.path("status").asText()).isEqualTo(broken.isEmpty() ? "ok" : "error");
  }

  /** PostgreSQL and an HTTP server in one container, whose network the application shares. */
  private static Container parts() {
    String start =
        "bin=$(echo /usr/lib/postgresql/*/bin); $bin/initdb -D /tmp/d -U viban -A trust --no-locale >/dev/null;"
            + " mkdir /tmp/www; echo hi > /tmp/www/index.html; httpd -p 8080 -h /tmp/www;"
            + " exec $bin/postgres -D /tmp/d -c unix_socket_directories=/tmp";
    // Not the first process of its container: that one cannot be stopped from inside.
    Map<String, Object> request =
        Map.of("Entrypoint", List.of("sh", "-c", start), "HostConfig", Map.of("Init", true));
    Container parts = Container.run(engine, "swarmassay/single-container:1", request);
    parts.until("/usr/lib/postgresql/*/bin/pg_isready -h localhost -U viban -d postgres");
    return parts;
  }

  @Test
  void health_asks_cache_database_and_external_api_and_names_the_one_that_is_broken()
      throws IOException {
    try (Container parts = parts()) {
      Map<String, Object> request =
          Map.of(
              "HostConfig",
              Map.of("NetworkMode", "container:" + parts.id()),
              "Env",
              List.of(
                  "DATABASE_URL=postgres://viban@localhost/postgres",
                  "EXTERNAL_API_URL=http://localhost:8080/index.html"));
      try (Container container = Container.run(engine, "swarmassay/balanced:1", request)) {
        container.until("wget -q -O - " + HEALTH);
        is_named(container, "");
        container.exec("/app/bin/my_app rpc ':sys.suspend(MyApp.Cache)'");
        is_named(container, "cache");
        container.exec("/app/bin/my_app rpc ':sys.resume(MyApp.Cache)'");
        is_named(container, "");
        parts.exec("kill -STOP $(pidof postgres)");
        is_named(container, "database");
        parts.exec("kill -CONT $(pidof postgres)");
        is_named(container, "");
        parts.exec("kill $(pidof httpd)");
        is_named(container, "external_apis");
      }
    }
  }

  @Test
  void what_docker_publishes_is_reached_from_the_machine_below() {
    Published published = new Published(lab.swarm().hosts().orElseThrow(), "n1");
    try (Container container = balanced()) {
      assertThatThrownBy(published::answer_and_lead_to_the_node)
          .as("nothing is published")
          .isInstanceOf(AssertionError.class);
    }
    try (Container container =
        Container.run(engine, "swarmassay/balanced:1", Published.documented())) {
      container.until("wget -q -O - " + HEALTH);
      published.answer_and_lead_to_the_node();
      String said = "IO.puts(System.get_env(\"SECRET_KEY_BASE\") <> System.get_env(\"PHX_HOST\"))";
      assertThat(container.exec("/app/bin/my_app rpc '" + said + "'"))
          .contains("development_secret_key_baselocalhost");
    }
  }
}
