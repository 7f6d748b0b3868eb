package io.swarmassay.killed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.history.Event;
import io.swarmassay.history.HistoryReader;
import io.swarmassay.lab.Audit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What became of a run after a part of it was killed.
 *
 * @param stage the last stage the history names before the death
 * @param told milliseconds from the death to the history's word of it; -1 where there is none
 * @param closed to the end of the history, likewise
 * @param ended to the end of the process
 * @param exit its exit code
 * @param gone to the moment when nothing of it was left
 * @param pressure percent of the ten seconds before in which somebody waited for a processor
 * @param flaws what must not be
 */
record Death(
    Vital victim,
    String stage,
    long told,
    long closed,
    long ended,
    int exit,
    long gone,
    double pressure,
    List<String> flaws) {
  /** What is promised of the run's end, and of the last trace after it. */
  private static final long END_MS = 2_000;

  private static final long GONE_MS = 1_000;

  /** Where others have the processors, these tell hangs only. */
  private static final long HANG_MS = 20_000;

  private static final double QUIET = 30;

  private static final int SHOWN = 2_000;

  /** Kills the part and looks on. */
  static Death of(Vital victim, Harness harness, Path lab) throws Exception {
    Optional<ProcessHandle> process = victim.of(harness, lab);
    if (process.isEmpty() || !harness.process().isAlive()) {
      return new Death(
          victim, "over before", -1, -1, 0, harness.process().waitFor(), 0, 0, List.of());
    }
    Footprint footprint =
        Footprint.of(harness.process().toHandle(), lab.getFileName().toString(), harness.home());
    double pressure = Timeline.pressure();
    Instant at = Instant.now();
    long killed = System.nanoTime();
    victim.kill(process.get());
    boolean over = harness.process().waitFor(HANG_MS, TimeUnit.MILLISECONDS);
    long ended = (System.nanoTime() - killed) / 1_000_000;
    List<String> flaws = new ArrayList<>();
    if (!over) {
      flaws.add("it hangs: " + harness.threads());
      harness.kill();
    }
    List<String> left = left(footprint, over ? HANG_MS / 2 : 0);
    long gone = (System.nanoTime() - killed) / 1_000_000;
    flaws.addAll(left);
    int exit = harness.process().exitValue();
    Timeline line = Timeline.of(harness, at);
    flaws.addAll(verdict(victim, harness, exit));
    if (pressure < QUIET && ended > END_MS && victim != Vital.TERMINAL) {
      flaws.add("ended after " + ended + " ms");
    }
    if (pressure < QUIET && gone - ended > GONE_MS) {
      flaws.add("gone " + (gone - ended) + " ms after the end");
    }
    return new Death(
        victim, line.stage, line.told, line.closed, ended, exit, gone, pressure, flaws);
  }

  private static List<String> left(Footprint footprint, long patience) {
    long until = System.nanoTime() + patience * 1_000_000;
    while (!footprint.seemsGone() && System.nanoTime() < until) {
      LockSupport.parkNanos(5_000_000);
    }
    List<String> left = new ArrayList<>(footprint.left());
    left.addAll(Audit.of(footprint.lab()));
    return left;
  }

  /** A dead lab is nobody's broken promise; what was broken before it died may be told. */
  private static List<String> verdict(Vital victim, Harness harness, int exit) throws IOException {
    if (victim == Vital.JVM) {
      return List.of();
    }
    List<Path> files = harness.evidence("verdict.json");
    if (files.isEmpty()) {
      return List.of("no verdict (exit code " + exit + "): " + harness.printed());
    }
    List<String> flaws = new ArrayList<>();
    JsonNode verdict = new ObjectMapper().readTree(files.get(0).toFile());
    String said = verdict.path("outcome").asText();
    for (JsonNode check : verdict.path("checks")) {
      if (check.path("outcome").asText().equals("FAILED")) {
        flaws.add("FAILED " + check.path("name").asText() + ": " + check.path("reason").asText());
      }
    }
    boolean named = !victim.ofLab() || victim.isNamedIn(verdict.toString());
    if (said.equals("PASSED") ? !afterTheEnd(harness) : !named) {
      flaws.add("exit code " + exit + ", " + said + ", and no word of it");
    }
    return flaws;
  }

  /** Once the last look of a run was taken, what dies no longer matters. */
  private static boolean afterTheEnd(Harness harness) throws IOException {
    return Timeline.events(harness).stream()
        .anyMatch(event -> event instanceof Event.Stage stage && stage.name().equals("end"));
  }

  private record Timeline(String stage, long told, long closed) {
    static Timeline of(Harness harness, Instant death) throws IOException {
      List<Event> events = events(harness);
      Instant started = Instant.EPOCH;
      String stage = "";
      long told = -1;
      long closed = -1;
      for (Event event : events) {
        if (event instanceof Event.Opened opened) {
          started = opened.started();
        }
        long ms = Duration.between(death, started.plusNanos(event.t() * 1_000)).toMillis();
        if (event instanceof Event.Stage reached && ms <= 0) {
          stage = reached.name();
        } else if (event instanceof Event.Trouble && told < 0) {
          told = ms;
        } else if (event instanceof Event.Closed) {
          closed = ms;
        }
      }
      return new Timeline(stage, told, closed);
    }

    static double pressure() throws IOException {
      String text = Files.readString(Path.of("/proc/pressure/cpu"));
      return Double.parseDouble(text.replaceFirst("(?s)^some avg10=([0-9.]+).*", "$1"));
    }

    static List<Event> events(Harness harness) throws IOException {
      List<Event> events = new ArrayList<>();
      for (Path file : harness.evidence("history.jsonl")) {
        HistoryReader.read(file, events::add);
      }
      return events;
    }
  }

  String row() {
    return "| "
        + String.join(
            " | ",
            victim.name().toLowerCase(java.util.Locale.ROOT),
            stage,
            "" + told,
            "" + closed,
            "" + ended,
            "" + exit,
            "" + gone,
            "" + pressure,
            flaws.stream()
                .map(flaw -> flaw.replace("\n", " "))
                .map(flaw -> flaw.substring(0, Math.min(flaw.length(), SHOWN)))
                .limit(5)
                .collect(java.util.stream.Collectors.joining("; ")))
        + " |";
  }

  /** All rows, below the seed that makes them again. */
  static List<String> table(long seed, long span, List<Death> deaths) {
    List<String> lines = new ArrayList<>();
    lines.add("seed " + seed + ", a healthy run takes " + span + " ms from its lab's first trace");
    lines.add("");
    lines.add("| killed | in | told | closed | ended | exit | gone | pressure | flaws |");
    lines.add("|---|---|---|---|---|---|---|---|---|");
    deaths.forEach(death -> lines.add(death.row()));
    return lines;
  }
}
