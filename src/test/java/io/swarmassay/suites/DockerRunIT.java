package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.image.Images;
import io.swarmassay.internal.docker.EngineClient;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.stack.Stack;
import io.swarmassay.swarm.Output;
import java.io.IOException;
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
import org.junit.jupiter.api.io.TempDir;

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

  private static Container ready(Map<String, Object> more, int port) {
    Container container = Container.run(engine, VIBAN, more);
    container.until("wget -q -O - http://localhost:" + port + "/ready");
    return container;
  }

  @Test
  void ready_means_that_every_connection_has_written_and_no_row_of_it_is_left() {
    try (Container container = ready(Map.of(), 4000)) {
      Committed.waits_for_a_write_over_each_connection(container, 8);
    }
  }

  @Test
  void a_change_reaches_its_consumer_once_across_a_kill() {
    try (Container container = ready(Map.of(), 4000)) {
      Committed.changes_are_consumed_once_across_a_kill(container);
    }
  }

  @Test
  @Tag("nightly")
  void a_container_that_is_ready_too_soon_or_forgets_its_consumers_is_noticed() {
    try (Container container = ready(Map.of(), 4000);
        Plants planted = Plants.FORGETFUL.in(container)) {
      assertThatThrownBy(() -> Committed.changes_are_consumed_once_across_a_kill(container))
          .as(planted.name())
          .hasMessageContaining("not acknowledged");
    }
    try (Container container = ready(Map.of(), 4000);
        Plants planted = Plants.COLD.in(container)) {
      assertThatThrownBy(() -> Committed.waits_for_a_write_over_each_connection(container, 8))
          .as(planted.name())
          .hasMessageContaining("ready before it has written");
    }
  }

  @Test
  @Tag("nightly")
  void what_does_not_belong_into_the_release_is_noticed() {
    try (Container container = ready(Map.of(), 4000)) {
      VibanRelease.is_noticed(container);
    }
  }

  @Test
  @Tag("nightly")
  void the_environment_says_port_host_and_database() {
    List<String> environment =
        List.of(
            "PORT=4321",
            "PHX_HOST=viban.example",
            "DATABASE_URL=postgres://postgres@/postgres?host=/tmp",
            "SECRET_KEY_BASE=a-secret",
            "ANTHROPIC_API_KEY=a-key",
            "GH_CLIENT_ID=an-id",
            "GH_CLIENT_SECRET=another");
    try (Container container = ready(Map.of("Env", environment), 4321)) {
      FrontEnd.is_for_its_own_pages_only(container, "viban.example", 4321);
      Committed.rows_are_in_the_database_of_the_url(container, "postgres", 4321);
      VibanRelease.keys_reach_what_the_application_starts(container);
    }
  }

  @Test
  void the_hosts_folders_are_mounted_as_the_document_says(@TempDir Path host) throws IOException {
    Mounts mounts = new Mounts(host);
    List<String> written = List.of("/Users", "/home", "/projects", "/repos", "/workspace");
    for (String inside : written) {
      mounts.folder(inside, "rw");
    }
    try (Container container = mounts.own("ro").run(engine, VIBAN)) {
      for (String inside : written) {
        mounts.is_written_from_both_sides(container, inside);
      }
      Mounts.are_read_and_never_written(container);
      mounts.are_where_git_works(container, "/Users", "/workspace");
    }
  }

  @Test
  void keys_that_are_mounted_writable_are_noticed(@TempDir Path host) throws IOException {
    Mounts mounts = new Mounts(host).folder("/home", "rw").folder("/Users", "ro");
    try (Container container = mounts.own("rw").run(engine, VIBAN)) {
      assertThatThrownBy(() -> Mounts.are_read_and_never_written(container))
          .hasMessageContaining("writing to ~/.ssh");
      assertThatThrownBy(() -> mounts.is_written_from_both_sides(container, "/Users"))
          .hasMessageContaining("/Users is mounted");
    }
  }

  @Test
  void the_engine_of_the_host_answers_over_its_mounted_socket() throws IOException {
    Mounts.engine_answers_where_its_socket_is(engine, VIBAN, lab.socket("n1"));
  }

  @Test
  void each_container_makes_up_a_cookie_that_no_layer_knows() {
    try (Container one = run(VIBAN);
        Container other = run(VIBAN)) {
      String cookie = VibanRelease.cookie(one);
      assertThat(cookie).isNotEqualTo("none").isNotEqualTo(VibanRelease.cookie(other));
      byte[] image = engine.bytes("/images/" + VIBAN + "/get", WITHIN);
      assertThat(new String(image, StandardCharsets.ISO_8859_1)).doesNotContain(cookie);
      assertThat(one.exec("ls /app/releases; cat /app/releases/COOKIE; ls -l /tmp/.erlang.cookie"))
          .contains("-r--------", "COOKIE': No such file");
      one.restart();
      assertThat(VibanRelease.cookie(one)).as("the same after a restart").isEqualTo(cookie);
    }
  }

  @Test
  void arguments_reach_the_release_and_its_exit_code_comes_back() {
    VibanRelease.takes_arguments(engine, VIBAN);
  }

  @Test
  @Tag("nightly")
  void arguments_that_do_not_reach_the_release_are_noticed() {
    assertThatThrownBy(() -> VibanRelease.takes_arguments(engine, OLD))
        .isInstanceOf(AssertionError.class);
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
