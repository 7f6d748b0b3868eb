package io.swarmassay.records;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How fast a machine was at the time of a run; results are compared in these units.
 *
 * @param processStart starting a Java virtual machine that does nothing, ms
 * @param loopback one byte there and back over TCP on the loopback, ms
 * @param forkExec starting and waiting for {@code /bin/true}, ms
 * @param diskSync writing 4 KiB and forcing them to the disk, ms
 * @param cpu hashing 4 MiB with SHA-256, ms
 */
public record Calibration(
    double processStart, double loopback, double forkExec, double diskSync, double cpu) {

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
              Double.parseDouble(facts.get("cpu-ms"))));
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

  private static boolean near(double one, double other) {
    double ratio = one / other;
    return ratio > 0.5 && ratio < 2;
  }

  private static String text(double millis) {
    return String.format(java.util.Locale.ROOT, "%.4f", millis);
  }
}
