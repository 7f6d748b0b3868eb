package io.swarmassay.records;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How fast a machine is, and how busy it was at the time of a run; results are compared in these
 * units. Each is the fastest of several goes, which other work on the machine hardly touches.
 *
 * @param processStart starting a Java virtual machine that does nothing, ms
 * @param loopback one byte there and back over TCP on the loopback, ms
 * @param forkExec starting and waiting for {@code /bin/true}, ms
 * @param diskSync writing 4 KiB and forcing them to the disk, ms
 * @param cpu hashing 4 MiB with SHA-256, ms
 * @param load what wanted to run in the minute before, for each core; 0 when unknown
 */
public record Calibration(
    double processStart,
    double loopback,
    double forkExec,
    double diskSync,
    double cpu,
    double load) {
  /** So much more load is no other kind of night. */
  private static final double MORE = 0.5;

  private static final Duration LATELY = Duration.ofMinutes(2);

  /**
   * Measures this machine, in about a second.
   *
   * @param folder a folder on the disk that matters; a small file is written there and removed
   */
  public static Calibration measure(Path folder) {
    return Yardsticks.measure(folder);
  }

  /**
   * What this machine came to lately: measured in this process at most two minutes ago, or else
   * now. Runs that follow each other closely share one.
   */
  public static Calibration recent(Path folder) {
    return Latest.SHARED.calibration(folder);
  }

  private static final class Latest {
    static final Latest SHARED = new Latest();
    private Calibration calibration;
    private long measured;

    synchronized Calibration calibration(Path folder) {
      if (calibration == null || System.nanoTime() - measured > LATELY.toNanos()) {
        calibration = measure(folder);
        measured = System.nanoTime();
      }
      return calibration;
    }
  }

  /** As facts for a {@code Noted} event of the topic {@code calibration}. */
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("process-start-ms", text(processStart));
    facts.put("loopback-ms", text(loopback));
    facts.put("fork-exec-ms", text(forkExec));
    facts.put("disk-sync-ms", text(diskSync));
    facts.put("cpu-ms", text(cpu));
    facts.put("load", text(load));
    return facts;
  }

  /** From the facts of a {@code Noted} event; empty when they are not a calibration. */
  public static Optional<Calibration> of(Map<String, String> facts) {
    try {
      return Optional.of(
          new Calibration(
              Double.parseDouble(facts.get("process-start-ms")),
              Double.parseDouble(facts.get("loopback-ms")),
              Double.parseDouble(facts.get("fork-exec-ms")),
              Double.parseDouble(facts.get("disk-sync-ms")),
              Double.parseDouble(facts.get("cpu-ms")),
              Double.parseDouble(facts.getOrDefault("load", "0"))));
    } catch (NullPointerException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether results on both machines can be compared in calibrated units: no yardstick may differ
   * by more than a factor of two, or calibration would be most of what is compared.
   */
  boolean comparable(Calibration other) {
    return near(processStart, other.processStart)
        && near(loopback, other.loopback)
        && near(forkExec, other.forkExec)
        && near(cpu, other.cpu);
  }

  /** Whether so much more other work was done that times of few samples say nothing. */
  boolean busierThan(double load) {
    return this.load > load + MORE;
  }

  private static boolean near(double one, double other) {
    double ratio = one / other;
    return ratio > 0.5 && ratio < 2;
  }

  private static String text(double value) {
    return String.format(java.util.Locale.ROOT, "%.4f", value);
  }
}
