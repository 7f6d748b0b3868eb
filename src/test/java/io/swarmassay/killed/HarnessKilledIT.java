package io.swarmassay.killed;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.lab.Audit;
import io.swarmassay.scenario.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * SIGKILL of the harness while a fault bites, for every fault there is: three seconds later nothing
 * of it is left, and the machine's own rules are what they were.
 */
@Tag("nightly")
class HarnessKilledIT {
  private static final Duration GONE = Duration.ofSeconds(3);
  private static final Duration PROOF = Duration.ofSeconds(150);

  private static final Path TABLE = Path.of("target", "harness-killed.md");
  private static final Samples SAMPLES = Samples.ofScenarios();
  private static final Map<String, String> ROWS = new TreeMap<>();
  @TempDir static Path folder;

  @TestFactory
  Stream<DynamicTest> nothing_is_left_three_seconds_after_sigkill_of_the_harness_during() {
    String chosen = System.getProperty("assay.suites", "");
    return Catalogue.STANDARD.faults().words().keySet().stream()
        .filter(fault -> chosen.isBlank() || List.of(chosen.split(",")).contains(fault))
        .map(fault -> DynamicTest.dynamicTest(fault, () -> killedDuring(fault)));
  }

  private static void killedDuring(String fault) throws IOException, InterruptedException {
    MachineRules before = MachineRules.now();
    Path scenario = SAMPLES.write(fault, folder.resolve(fault));
    try (Harness harness = Harness.running(scenario)) {
      Event.Proven proven = proven(fault, harness.awaitProof(PROOF));
      Footprint footprint =
          Footprint.of(harness.process().toHandle(), harness.lab().orElseThrow(), harness.home());
      assertThat(footprint.left()).as("a live lab is seen").hasSizeGreaterThan(10);
      assertThat(Audit.of(footprint.lab())).as("by the audit too").hasSizeGreaterThan(10);
      long killed = System.nanoTime();
      harness.kill();
      List<String> left = leftOf(footprint, killed);
      row(fault, proven.text(), footprint, left, Duration.ofNanos(System.nanoTime() - killed));
      assertThat(left).isEmpty();
    }
    assertThat(before.differences(MachineRules.now())).isEmpty();
  }

  /** The death of the lab's outermost process too leaves work for a sweep: that must be seen. */
  @Test
  void frozen_processes_that_nobody_thaws_are_caught_and_cleaned_away() throws Exception {
    Path scenario = SAMPLES.write("pause", folder.resolve("planted"));
    try (Harness harness = Harness.running(scenario)) {
      proven("pause", harness.awaitProof(PROOF));
      ProcessHandle hold = harness.process().children().findFirst().orElseThrow();
      Footprint footprint =
          Footprint.of(harness.process().toHandle(), harness.lab().orElseThrow(), harness.home());
      hold.destroyForcibly();
      harness.kill();
      assertThat(leftOf(footprint, System.nanoTime()))
          .anyMatch(what -> what.startsWith("process "))
          .anyMatch(what -> what.contains("/freezer/") || what.contains("control group"))
          .anyMatch(what -> what.startsWith("file "));
      try (Harness clean = Harness.cleaning(harness.folder())) {
        assertThat(clean.process().waitFor()).as(harness.printed()).isZero();
      }
      assertThat(footprint.left()).isEmpty();
    }
  }

  private static Event.Proven proven(String fault, Event said) {
    if (said instanceof Event.Skipped skipped) {
      row(fault, "skipped: " + skipped.reason(), "", "");
      throw new TestAbortedException(skipped.reason());
    }
    assertThat(said).isInstanceOf(Event.Proven.class);
    Event.Proven proven = (Event.Proven) said;
    assertThat(proven.holds()).as(proven.text()).isTrue();
    return proven;
  }

  /** Looks when it seems to be gone, or three seconds have passed. */
  private static List<String> leftOf(Footprint footprint, long since) {
    while (!footprint.seemsGone() && System.nanoTime() - since < GONE.toNanos()) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    List<String> left = new ArrayList<>(footprint.left());
    left.addAll(Audit.of(footprint.lab()));
    return left;
  }

  private static void row(
      String fault, String proof, Footprint footprint, List<String> left, Duration after) {
    String had =
        footprint.family().size()
            + " processes, "
            + footprint.namespaces().size()
            + " namespaces, "
            + footprint.groups().size()
            + " control groups";
    String seen =
        left.isEmpty()
            ? "nothing after " + after.toMillis() + " ms"
            : "after 3 s: " + String.join("; ", left);
    row(fault, proof, had, seen);
  }

  private static void row(String fault, String proof, String had, String left) {
    ROWS.put(fault, "| " + String.join(" | ", fault, proof, had, left) + " |");
  }

  @AfterAll
  static void the_table_is_kept() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("| fault | it bit when SIGKILL came | the lab was | left |");
    lines.add("|---|---|---|---|");
    lines.addAll(ROWS.values());
    Files.write(TABLE, lines);
  }
}
