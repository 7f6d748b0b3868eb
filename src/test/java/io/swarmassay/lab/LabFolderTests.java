package io.swarmassay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LabFolderTests {
  @Test
  void sockets_lie_in_a_short_folder() {
    LabFolder folder = new LabFolder(Path.of("/var/lib/swarmassay/labs/assay-abcdef"));
    assertThat(folder.socket("n1")).hasToString("/var/lib/swarmassay/labs/assay-abcdef/n1.sock");
  }

  @Test
  void sockets_of_a_long_folder_are_reached_by_a_short_link() {
    LabFolder folder = new LabFolder(Path.of("/" + "x".repeat(100) + "/labs/assay-abcdef"));
    assertThat(folder.socket("n99")).hasToString("/tmp/assay-abcdef/n99.sock");
  }
}
