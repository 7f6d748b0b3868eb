package io.swarmassay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIGKILL of a JVM while its lab is being born: nothing is left, the folder included. */
@Timeout(600)
@Isolated("it holds times")
class LabBirthIT {
  /** What is promised is one second; on a busy machine this tells a hang only. */
  private static final Duration GONE = Duration.ofSeconds(10);

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 10, 30, 100, 300})
  void killed_so_many_milliseconds_after_its_first_trace(int ms) throws Exception {
    killed(ms);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5, 6, 7, 8, 9, 12, 15, 20, 25, 40, 50, 60, 80, 150, 200, 500, 1000})
  @Tag("nightly")
  void killed_at_any_other_step_of_its_birth(int ms) throws Exception {
    killed(ms);
  }

  private void killed(int ms) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java, "-cp", System.getProperty("java.class.path"), LabHold.class.getName(), "1");
    builder.environment().put("ASSAY_HOME", home.toString());
    Process jvm = builder.redirectErrorStream(true).start();
    Path labs = home.resolve("labs");
    assertThat(Poll.until(Duration.ofSeconds(60), () -> !Home.list(labs).isEmpty())).isTrue();
    String id = Home.list(labs).get(0).getFileName().toString().replaceFirst("^\\.", "");
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ms));
    jvm.destroyForcibly().waitFor();
    long died = System.nanoTime();
    boolean gone =
        Poll.until(GONE, () -> Home.list(labs).isEmpty() && Processes.ofLab(id).isEmpty());
    System.err.println(
        "killed after " + ms + " ms, gone " + (System.nanoTime() - died) / 1_000_000 + " ms later");
    assertThat(gone).as(List.of(Home.list(labs), Processes.ofLab(id)).toString()).isTrue();
    assertThat(Cgroups.places(id)).isEmpty();
  }
}
