package io.swarmassay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a dead lab left is removed, whoever is in a hurry and whatever containers wrote. */
@Timeout(60)
class SweepTests {
  private static final String ID = Home.PREFIX + "swept" + ProcessHandle.current().pid();

  @TempDir Path home;
  private LabFolder folder;
  private Process process;

  @BeforeEach
  void a_lab_that_nobody_holds() throws IOException {
    folder = new LabFolder(Files.createDirectories(home.resolve(ID)));
    ProcessBuilder builder = new ProcessBuilder("sleep", "60");
    builder.environment().put("ASSAY_LAB", ID);
    process = builder.start();
  }

  @AfterEach
  void its_end() {
    process.destroyForcibly();
    Thread.interrupted();
  }

  @Test
  void a_thread_that_is_told_to_hurry_removes_all_first() throws Exception {
    Thread.currentThread().interrupt();
    Sweep.remove(folder);
    assertThat(Thread.interrupted()).as("still told").isTrue();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.path()).doesNotExist();
  }

  @Test
  void folders_deeper_than_a_path_and_names_in_other_letters_go() throws Exception {
    String write =
        """
        cd "$0" && touch $'name \\xff\\xfe' && name=$(printf 'n%.0s' {1..200})
        for i in {1..30}; do mkdir "$name" && cd "$name" || exit 1; done
        touch $'\\xc3\\x28'
        """;
    Process wrote = new ProcessBuilder("bash", "-c", write, "" + folder.path()).start();
    assertThat(wrote.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(wrote.exitValue()).isZero();
    Sweep.remove(folder);
    assertThat(folder.path()).doesNotExist();
  }
}
