package io.swarmassay.image;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineRootsTests {
  @TempDir Path root;

  @Test
  void a_link_to_a_program_that_no_package_brought_is_no_program() throws IOException {
    for (String program :
        List.of(
            "dockerd",
            "containerd",
            "containerd-shim-runc-v2",
            "runc",
            "docker-proxy",
            "iptables",
            "sh")) {
      Files.createDirectories(root.resolve("usr/bin"));
      Files.createFile(root.resolve("usr/bin").resolve(program));
    }
    Path init = root.resolve("usr/bin/docker-init");
    Files.createSymbolicLink(init, Path.of("tini-static"));

    assertThatThrownBy(() -> EngineRoots.complete(root)).hasMessageContaining("no docker-init");
    Files.createFile(root.resolve("usr/bin/tini-static"));
    assertThatCode(() -> EngineRoots.complete(root)).doesNotThrowAnyException();
  }

  @Test
  void a_folder_without_dockerd_is_no_engine() {
    assertThatThrownBy(() -> EngineRoots.ofThisMachine().find(root.toString()))
        .hasMessageContaining("no dockerd in that folder");
  }
}
