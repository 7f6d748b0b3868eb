package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The balanced application's debug build without a swarm, and beside it the one that was of little
 * use: what {@link BalancedToolsIT} holds, each check says of it that it does not.
 */
@Tag("nightly")
class BalancedRunIT {
  private static final String DEBUG = "swarmassay/balanced-debug:1";
  private static final String OLD = "swarmassay/balanced-old:1";
  private static Lab lab;
  private static EngineClient engine;

  @BeforeAll
  static void an_engine_with_both_images() {
    Stack stack = Stack.at(Path.of("src/test/resources/stacks/balanced-old"));
    Path images = Images.ofThisMachine().template(List.of(stack)).dataRoot();
    lab = Lab.start(new LabPlan(1, 0, Map.of(), Optional.of(images)));
    engine = EngineClient.at(lab.socket("n1"));
  }

  @AfterAll
  static void the_lab_ends() {
    engine.close();
    lab.close();
  }

  private static Container run(String image, String volume) {
    Map<String, Object> host = Map.of("Binds", List.of(volume + ":/var/crash"));
    return Container.run(engine, image, Map.of("HostConfig", host, "Hostname", volume));
  }

  private static void leaves_a_dump(String image, String volume) {
    try (Container crashed = run(image, volume)) {
      DebugTools.crash(crashed);
      crashed.exit();
    }
    try (Container next = run(image, volume)) {
      DebugTools.reads_the_dump(next, volume);
    }
  }

  @Test
  void docker_run_is_enough_for_all_of_it() throws IOException {
    try (Container container = run(DEBUG, "new")) {
      DebugTools.reaches_the_running_node(container);
      DebugTools.traces(container);
      DebugTools.captures(container);
      DebugTools.runs_as_the_documents_user(container);
    }
    leaves_a_dump(DEBUG, "new");
  }

  @Test
  void what_does_not_belong_into_the_release_is_noticed() {
    try (Container container = run(DEBUG, "planted")) {
      container.until("wget -q -O - http://localhost:4000/");
      BalancedRelease.is_noticed(container);
    }
  }

  @Test
  void the_document_mounts_are_read_back(@TempDir Path host) throws IOException {
    Mounts mounts = new Mounts(host).folder("/workspace", "cached").keys("/home/elixir", "ro");
    try (Container container = mounts.run(engine, DEBUG)) {
      mounts.is_written_from_both_sides(container, "/workspace");
      Mounts.keys_are_read_and_never_written(container);
    }
    Mounts writable = new Mounts(host).keys("/home/elixir", "rw");
    try (Container container = writable.run(engine, DEBUG)) {
      assertThatThrownBy(() -> Mounts.keys_are_read_and_never_written(container))
          .hasMessageContaining("writing to ~/.ssh");
    }
  }

  @Test
  void the_old_build_fails_each_check_for_its_own_reason() {
    try (Container container = run(OLD, "old")) {
      assertThatThrownBy(() -> DebugTools.reaches_the_running_node(container))
          .hasMessageContaining(":erlang.element(1, :error)");
      assertThatThrownBy(() -> DebugTools.traces(container)).hasMessageContaining("observer_cli");
      assertThatThrownBy(() -> DebugTools.captures(container)).hasMessageContaining("permi");
      assertThatThrownBy(() -> DebugTools.runs_as_the_documents_user(container))
          .hasMessageContaining("1000(app)");
    }
    assertThatThrownBy(() -> leaves_a_dump(OLD, "old")).hasMessageContaining("No such file");
  }
}
