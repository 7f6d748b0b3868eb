package io.swarmassay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HolderTests {
  private final Holder self = Holder.of(ProcessHandle.current().pid(), "it", Duration.ofHours(1));

  @Test
  void is_read_as_it_was_written(@TempDir Path folder) throws IOException {
    self.write(folder);
    assertThat(Holder.read(folder)).isEqualTo(self);
    assertThat(self.alive()).isTrue();
  }

  @Test
  void a_process_that_ended_is_dead() throws Exception {
    Process process = new ProcessBuilder("sleep", "60").start();
    Holder holder = Holder.of(process.pid(), "", Duration.ZERO);
    assertThat(holder.alive()).isTrue();
    process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
    assertThat(holder.alive()).isFalse();
  }

  @Test
  void another_process_with_the_same_pid_is_not_the_holder() {
    Holder reborn =
        new Holder(
            self.pid(), self.started() - 1, self.namespace(), self.boot(), "", 0, Instant.EPOCH);
    assertThat(reborn.alive()).isFalse();
  }

  @Test
  void a_holder_of_an_earlier_boot_is_dead() {
    Holder earlier =
        new Holder(self.pid(), self.started(), self.namespace(), "boot", "", 0, Instant.EPOCH);
    assertThat(earlier.alive()).isFalse();
  }

  @Test
  void a_holder_in_another_pid_namespace_counts_as_alive() {
    Holder elsewhere = new Holder(1, 1, "pid:[1]", self.boot(), "", 0, Instant.EPOCH);
    assertThat(elsewhere.alive()).isTrue();
  }

  /** Files that are there and cannot be read, as when a process is out of descriptors. */
  @Test
  void a_holder_that_cannot_be_read_counts_as_alive(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("holder"));
    assertThat(Holder.read(folder).alive()).isTrue();
    Files.delete(folder.resolve("holder"));
    Files.createSymbolicLink(folder.resolve("holder"), Path.of("holder"));
    assertThat(Holder.read(folder).alive()).isTrue();
  }

  @Test
  void without_a_whole_file_the_holder_is_dead(@TempDir Path folder) throws IOException {
    assertThat(Holder.read(folder).alive()).isFalse();
    Files.writeString(folder.resolve("holder"), "12");
    assertThat(Holder.read(folder).alive()).isFalse();
  }
}
