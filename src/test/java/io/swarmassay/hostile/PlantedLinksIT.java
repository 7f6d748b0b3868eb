package io.swarmassay.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.replica.Fill;
import io.swarmassay.fault.replica.Skew;
import io.swarmassay.junit.LabExtension;
import io.swarmassay.probe.Programs;
import io.swarmassay.probe.Reading;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A container under test plants links that lead to a file of this machine, at every place where a
 * fault touches files below its root: not one byte changes outside.
 */
@Tag("nightly")
class PlantedLinksIT {
  /** The stack's links lead here, where an absolute one would be followed on this machine. */
  private static final Path FOLDER = Path.of("/var/tmp/assay-victim");

  private static final Path FILE = FOLDER.resolve("file");

  private static final Duration GLANCE = Duration.ofSeconds(2);

  @RegisterExtension
  static final LabExtension lab =
      LabExtension.deploying(Stack.at(Path.of("src/test/resources/stacks/links"))).nodes(1, 1);

  @BeforeEach
  void a_victim() throws IOException {
    Files.createDirectories(FOLDER);
    Files.writeString(FILE, "precious");
  }

  @AfterEach
  void is_as_it_was() throws IOException {
    assertThat(FILE).hasContent("precious");
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files).containsExactly(FILE);
    }
    Files.delete(FILE);
    Files.delete(FOLDER);
  }

  private static Fault.Blow aimed(Fault fault, Deployment deployment) {
    return fault.aim(deployment, List.copyOf(deployment.running()));
  }

  @Test
  void fill_fills_the_volume_and_follows_no_name(Deployment stack) {
    Fault.Blow blow = aimed(new Fill("/tmp"), stack);
    try {
      blow.strike();
      assertThat(blow.bites()).matches(Fault.Proof::holds);
    } finally {
      blow.remedy().cure();
    }
    assertThat(blow.gone()).matches(Fault.Proof::holds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/tmp/folder", "/tmp/up", "/tmp/magic"})
  void fill_is_refused_where_a_folder_leads_out_of_the_container(String path, Deployment stack) {
    Fault.Blow blow = aimed(new Fill(path), stack);
    assertThatThrownBy(blow::strike)
        .isInstanceOf(SwarmException.class)
        .hasMessageContaining(path + " in the container");
    blow.remedy().cure();
  }

  /** The probes that look at files ask the engine, which follows links as the container would. */
  @ParameterizedTest
  @ValueSource(
      strings = {"/tmp/folder/file", "/tmp/up/file", "/tmp/magic/../var/tmp/assay-victim/file"})
  void programs_are_looked_for_in_the_container(String path, Deployment stack) {
    Reading seen = new Programs(Optional.empty(), List.of(path), List.of()).read(stack);
    assertThat(seen.healthy()).as(seen.reason()).isFalse();
    assertThat(seen.reason()).contains(path + " is missing");
    assertThatThrownBy(() -> handedOut(stack, path)).isInstanceOf(SwarmException.class);
  }

  private static String handedOut(Deployment stack, String path) {
    Replica replica = stack.running().get(0);
    String ask = "/containers/" + replica.containerId() + "/archive?path=" + path;
    return stack.swarm().call(replica.node(), "GET", ask, "");
  }

  /** The kernel itself denies the link in a folder that all may write to, where it is told to. */
  @Test
  void skew_writes_to_no_link(Deployment stack) {
    await("an Erlang node")
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> !stack.beam().nodes(stack.running().get(0), GLANCE).isEmpty());
    Fault.Blow blow = aimed(new Skew(), stack);
    assertThatThrownBy(blow::strike)
        .isInstanceOf(SwarmException.class)
        .message()
        .containsPattern("assay-clock: (Too many levels of symbolic links|Permission denied)");
    blow.remedy().cure();
  }
}
