package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.image.Images;
import io.swarmassay.internal.docker.EngineClient;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.stack.Stack;
import io.swarmassay.swarm.Output;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * "docker run and you're done": the single container without a swarm around it. {@code OLD} is the
 * image with the faults it had; each check says so of it.
 */
class DockerRunIT {
  private static final String VIBAN = "swarmassay/single-container:1";
  private static final String OLD = "swarmassay/single-container-old:1";
  private static final Map<String, Object> PUBLISHED =
      Map.of(
          "HostConfig",
          Map.of("PortBindings", Map.of("4000/tcp", List.of(Map.of("HostPort", "4000")))));
  private static final Duration WITHIN = Duration.ofSeconds(90);
  private static Lab lab;
  private static EngineClient engine;

  @BeforeAll
  static void an_engine_with_both_images() {
    Stack stack = Stack.at(Path.of("src/test/resources/stacks/single-container-old"));
    Path images = Images.ofThisMachine().template(List.of(stack)).dataRoot();
    lab = Lab.start(new LabPlan(1, 0, Map.of(), Optional.of(images)));
    engine = EngineClient.at(lab.socket("n1"));
  }

  @AfterAll
  static void the_lab_ends() {
    engine.close();
    lab.close();
  }

  private static Container run(String image, String... arguments) {
    return Container.run(engine, image, Map.of(), arguments);
  }

  /** One exchange from the machine below, over the published port. */
  private static String http(String request) {
    String speak =
        "exec 3<>/dev/tcp/127.0.0.1/4000 && printf '%b' \"$0\" >&3 && timeout 5 cat <&3 2>&1";
    List<String> command = List.of("timeout", "8", "bash", "-c", speak, request);
    Output answer = lab.swarm().hosts().orElseThrow().inNode("n1", command);
    return answer.out() + answer.err();
  }

  private static void is_done(String image) {
    try (Container container = Container.run(engine, image, PUBLISHED)) {
      container.until("wget -q -O - http://localhost:4000/health");
      String health = "GET /health HTTP/1.1\\r\\nhost: x\\r\\nconnection: close\\r\\n\\r\\n";
      assertThat(http(health)).as(container.logs()).contains("HTTP/1.1 200");
      String post =
          "POST /api/rows HTTP/1.1\\r\\nhost: x\\r\\nconnection: close\\r\\n"
              + "content-length: 9\\r\\n\\r\\nfirst row";
      assertThat(http(post)).contains("HTTP/1.1 201");
      container.restart();
      container.until("wget -q -O - http://localhost:4000/health");
      assertThat(http(health.replace("/health", "/api/rows"))).contains("1 first row");
    }
  }

  @Test
  void docker_run_and_you_are_done() {
    is_done(VIBAN);
  }

  @Test
  @Tag("nightly")
  void the_old_entry_script_is_not_done_and_says_that_it_has_no_cookie() {
    assertThatThrownBy(() -> is_done(OLD))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("erlang.cookie");
  }

  private static final String SQL =
      "/usr/lib/postgresql/*/bin/psql -X -t -A -P pager=off -h /tmp -U viban -d viban";

  /** Another transaction holds the table that is written to, until the file is there. */
  private static void hold_the_table(Container container) {
    container.background(
        "(echo 'BEGIN; LOCK TABLE rows;'; until [ -e /tmp/go ]; do usleep 50000; done;"
            + " echo 'COMMIT;') | "
            + SQL);
    container.until(counted("pg_locks WHERE mode = 'AccessExclusiveLock' AND granted", 1));
  }

  private static String counted(String what, int expected) {
    String rows = "$(" + SQL + " -c \"SELECT count(*) FROM " + what + "\")";
    return "[ " + rows + " = " + expected + " ]";
  }

  @Test
  void ready_means_that_every_connection_has_written_and_no_row_of_it_is_left() {
    String ready = "wget -q -O - http://localhost:4000/ready";
    try (Container container = run(VIBAN)) {
      container.until(ready);
      container.exec("/app/bin/viban rpc 'Application.stop(:viban)'");
      hold_the_table(container);
      container.exec("/app/bin/viban rpc 'spawn(fn -> Application.start(:viban) end)'");
      container.until(
          counted(
              "pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO rows%'",
              8));
      assertThat(container.exec(ready)).doesNotContain("exit 0");
      container.exec("touch /tmp/go");
      container.until(ready);
      assertThat(container.exec("curl -s -d one localhost:4000/api/rows")).startsWith("1\n");
      assertThat(container.exec("curl -s 'localhost:4000/api/rows?after=-9'"))
          .startsWith("1 one\n");
    }
  }

  private static String cookie(Container container) {
    container.until("wget -q -O - http://localhost:4000/health");
    return container
        .exec("/app/bin/viban rpc 'IO.puts(Node.get_cookie())'")
        .lines()
        .filter(line -> line.matches("[0-9a-f]{64}"))
        .findFirst()
        .orElse("none");
  }

  @Test
  void each_container_makes_up_a_cookie_that_no_layer_knows() {
    try (Container one = run(VIBAN);
        Container other = run(VIBAN)) {
      String cookie = cookie(one);
      assertThat(cookie).isNotEqualTo("none").isNotEqualTo(cookie(other));
      byte[] image = engine.bytes("/images/" + VIBAN + "/get", WITHIN);
      assertThat(new String(image, StandardCharsets.ISO_8859_1)).doesNotContain(cookie);
      assertThat(one.exec("ls /app/releases; cat /app/releases/COOKIE; ls -l /tmp/.erlang.cookie"))
          .contains("-r--------", "COOKIE': No such file");
      one.restart();
      assertThat(cookie(one)).as("the same after a restart").isEqualTo(cookie);
    }
  }

  private static void takes_arguments(String image) {
    String sum = "{:ok, [[n]]} = Viban.Database.query(\"SELECT 41 + 1\"); IO.puts(\"= #{n}\")";
    String pool =
        "{:ok, _} = Viban.Connection.start_link(0);"
            + " Application.put_env(:viban, :connections, 1); ";
    try (Container container = run(image, "eval", "Application.load(:viban); " + pool + sum)) {
      assertThat(container.exit()).as(container.logs()).isZero();
      assertThat(container.logs()).contains("= 42");
    }
    try (Container container = run(image, "eval", "System.halt(3)")) {
      assertThat(container.exit()).as(container.logs()).isEqualTo(3);
    }
  }

  @Test
  void arguments_reach_the_release_and_its_exit_code_comes_back() {
    takes_arguments(VIBAN);
  }

  @Test
  @Tag("nightly")
  void arguments_that_do_not_reach_the_release_are_noticed() {
    assertThatThrownBy(() -> takes_arguments(OLD)).isInstanceOf(AssertionError.class);
  }

  private static Container idle(String image) {
    return Container.run(engine, image, Map.of("Entrypoint", List.of("sleep", "600")));
  }

  @Test
  void the_tools_do_what_agents_want_of_them() {
    try (Container container = idle(VIBAN)) {
      Tools.clones(container);
      Tools.speaks_https(container);
      Tools.clones_over_https(container);
      Tools.reads_json(container);
    }
  }

  @Test
  @Tag("nightly")
  void tools_that_cannot_be_used_are_noticed_each_by_its_name() {
    try (Container container = idle(OLD)) {
      assertThatThrownBy(() -> Tools.clones(container)).hasMessageContaining("git-upload-pack");
      assertThatThrownBy(() -> Tools.speaks_https(container)).hasMessageContaining("certificates");
      assertThatThrownBy(() -> Tools.reads_json(container)).hasMessageContaining("jq");
    }
  }
}
