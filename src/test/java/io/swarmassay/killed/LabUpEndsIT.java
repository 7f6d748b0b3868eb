package io.swarmassay.killed;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.lab.Audit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lab up} in the foreground: what dies of the lab is told; Ctrl-C leaves nothing. */
@Timeout(300)
class LabUpEndsIT {
  /** A hang is all that it tells on a busy machine. */
  private static final long HANGS = 30;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"HUB", "HOLDER", "ENGINE"})
  void a_lab_that_dies_is_told_by_name_and_is_exit_code_3(Vital victim) throws Exception {
    try (Harness up = Harness.up(folder)) {
      await(up, "Ctrl-C ends it", Duration.ofSeconds(120));
      Path lab = up.home().resolve("labs").resolve(up.lab().orElseThrow());
      victim.kill(victim.of(up, lab).orElseThrow());
      assertThat(up.process().waitFor(HANGS, TimeUnit.SECONDS)).as("it ended").isTrue();
      assertThat(up.process().exitValue()).as(up.printed()).isEqualTo(3);
      assertThat(up.printed()).contains("assay: the lab died: ").contains(victim.named);
      gone(up, lab);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 200, 1_000, 3_000})
  void ctrl_c_while_it_forms_leaves_nothing(int ms) throws Exception {
    try (Harness up = Harness.up(folder)) {
      while (up.lab().isEmpty() && up.process().isAlive()) {
        LockSupport.parkNanos(1_000_000);
      }
      Path lab = up.home().resolve("labs").resolve(up.lab().orElseThrow());
      LockSupport.parkNanos(ms * 1_000_000L);
      long told = System.nanoTime();
      up.process().destroy();
      assertThat(up.process().waitFor(HANGS, TimeUnit.SECONDS)).as("it ended").isTrue();
      long after = (System.nanoTime() - told) / 1_000_000;
      System.err.println(
          "SIGTERM " + ms + " ms after the first trace: ended after " + after + " ms");
      assertThat(up.process().exitValue()).as(up.printed()).isEqualTo(143);
      assertThat(up.printed()).doesNotContain("Exception");
      gone(up, lab);
    }
  }

  @Test
  void ctrl_c_when_it_stands_leaves_nothing() throws Exception {
    try (Harness up = Harness.up(folder)) {
      await(up, "Ctrl-C ends it", Duration.ofSeconds(120));
      Path lab = up.home().resolve("labs").resolve(up.lab().orElseThrow());
      up.process().destroy();
      assertThat(up.process().waitFor(HANGS, TimeUnit.SECONDS)).as("it ended").isTrue();
      gone(up, lab);
    }
  }

  private static void gone(Harness up, Path lab) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(HANGS / 3);
    String id = lab.getFileName().toString();
    while ((Files.exists(lab) || !Audit.of(id).isEmpty()) && System.nanoTime() < until) {
      LockSupport.parkNanos(5_000_000); // what removed the folder last is itself about to end
    }
    assertThat(Audit.of(id)).as(up.printed()).isEmpty();
    assertThat(lab).doesNotExist();
  }

  private static void await(Harness up, String text, Duration deadline) throws Exception {
    long until = System.nanoTime() + deadline.toNanos();
    while (!up.printed().contains(text)) {
      assertThat(up.process().isAlive() && System.nanoTime() < until).as(up.printed()).isTrue();
      LockSupport.parkNanos(10_000_000);
    }
  }
}
