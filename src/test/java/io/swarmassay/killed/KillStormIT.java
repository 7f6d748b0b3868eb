package io.swarmassay.killed;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.image.Images;
import io.swarmassay.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Hub, holder, an engine or the harness itself ends at a random moment of a run, from its lab's
 * first trace to its last: the run says so at once, the stack is not blamed, nothing is left. Two
 * deaths in each build (DeadLabIT and HarnessEndedIT have one of each), a hundred by night; {@code
 * -Dassay.storm=SEED:COUNT} chooses.
 */
@Timeout(10_000)
@Isolated("it holds times")
class KillStormIT {
  private static final boolean NIGHT = "nightly".equals(System.getProperty("assay.tier"));
  private static final Path TABLE = Path.of("target", "kill-storm.md");
  private static final Path SCENARIO = Path.of("scenarios", "hello.yaml");
  private static final long SEED = 20261127;
  private static final Duration RUN = Duration.ofMinutes(5);

  @TempDir static Path folder;

  @BeforeAll
  static void the_images_are_made() {
    Images.ofThisMachine().template(List.of(Stack.at(Path.of("stacks/hello"))));
  }

  @Test
  void whatever_of_a_run_is_killed_the_stack_is_not_blamed_and_nothing_is_left() throws Exception {
    String[] chosen = System.getProperty("assay.storm", "").split(":");
    long seed = chosen[0].isEmpty() ? usual() : Long.parseLong(chosen[0]);
    int count = chosen.length > 1 ? Integer.parseInt(chosen[1]) : NIGHT ? 100 : 2;
    System.err.println("kill storm: -Dassay.storm=" + seed + ":" + count);
    long span = healthy();
    SplittableRandom random = new SplittableRandom(seed);
    List<Death> deaths = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Vital victim = Vital.values()[(3 * i + 2) % Vital.values().length];
      deaths.add(died(i, victim, Math.round(random.nextDouble() * span)));
      span = Math.min(span, deaths.get(i).ended() == 0 ? span * 9 / 10 : span);
      System.err.println(deaths.get(i).row());
      Files.write(TABLE, Death.table(seed, span, deaths));
    }
    assertThat(deaths).filteredOn(death -> !death.flaws().isEmpty()).isEmpty();
  }

  private static long usual() {
    return NIGHT ? System.nanoTime() : SEED;
  }

  /** Milliseconds from the lab's first trace to the end of a run that nobody hurts; less later. */
  private static long healthy() throws Exception {
    try (Harness harness = Harness.running(place("healthy"))) {
      long began = firstTrace(harness);
      assertThat(harness.process().waitFor(RUN.toSeconds(), TimeUnit.SECONDS)).isTrue();
      return millisSince(began);
    }
  }

  private static Death died(int number, Vital victim, long moment) throws Exception {
    try (Harness harness = Harness.running(place("run" + number))) {
      long began = firstTrace(harness);
      Path lab = harness.home().resolve("labs").resolve(harness.lab().orElse("none"));
      waitUntil(harness, began, moment);
      waitFor(harness, victim, lab);
      Death death = Death.of(victim, harness, lab);
      if (death.flaws().isEmpty()) {
        delete(harness.folder());
      }
      return death;
    }
  }

  private static Path place(String name) throws IOException {
    Path file = Files.createDirectories(folder.resolve(name)).resolve("hello.yaml");
    return Files.copy(SCENARIO, file);
  }

  private static long firstTrace(Harness harness) throws IOException {
    long from = System.nanoTime();
    while (harness.lab().isEmpty() && harness.process().isAlive() && millisSince(from) < 120_000) {
      LockSupport.parkNanos(2_000_000);
    }
    return System.nanoTime();
  }

  private static void waitUntil(Harness harness, long began, long moment) {
    while (harness.process().isAlive() && millisSince(began) < moment) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** At the lab's first steps it is not there yet. */
  private static void waitFor(Harness harness, Vital victim, Path lab) {
    long from = System.nanoTime();
    while (victim.of(harness, lab).isEmpty()
        && harness.process().isAlive()
        && millisSince(from) < 60_000) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }

  private static void delete(Path run) throws IOException, InterruptedException {
    new ProcessBuilder("rm", "-rf", "--one-file-system", run.toString()).start().waitFor();
  }
}
