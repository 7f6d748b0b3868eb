package io.swarmassay.report.evidence;

import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.Verdict.FaultResult;
import io.swarmassay.yaml.BoundedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what the logs say around each fault, the bad ones first when there are many; lines without
 * a time of their own are left out.
 */
public final class Logs {
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");
  private static final int HEAD = 80;
  private static final int MOST_FAULTS = 40;
  private static final int CALM = 3;
  private static final int WORRIED = 5;
  private static final double BEFORE = 200;
  private static final double LONGEST = 15_000;

  private final Instant started;
  private final List<FaultResult> faults;
  private final Map<String, List<LogLine>> found = new LinkedHashMap<>();

  private Logs(Instant started, Verdict verdict) {
    this.started = started;
    this.faults =
        verdict.faults().stream()
            .sorted(Comparator.comparing(fault -> order(verdict, fault)))
            .limit(MOST_FAULTS)
            .toList();
  }

  /** The worst first. */
  private static int order(Verdict verdict, FaultResult fault) {
    return -FaultOutcome.of(verdict, fault).ordinal();
  }

  /** Lines by the fault they are near, of each log at most some. */
  static Map<String, List<LogLine>> near(
      Path folder, List<EvidenceFile> files, Instant started, Verdict verdict) throws IOException {
    Logs logs = new Logs(started, verdict);
    for (EvidenceFile file : files) {
      if (file.name().startsWith("logs/") && file.name().endsWith(".log")) {
        logs.read(folder.resolve(file.name()), file.name());
      }
    }
    Map<String, List<LogLine>> ordered = new LinkedHashMap<>();
    for (FaultResult fault : verdict.faults()) {
      if (logs.found.containsKey(fault.id())) {
        ordered.put(fault.id(), logs.found.get(fault.id()));
      }
    }
    return ordered;
  }

  private void read(Path file, String name) throws IOException {
    Map<String, int[]> counts = new LinkedHashMap<>();
    try (LogReader in = new LogReader(BoundedFile.openOwn(file))) {
      long number = 0;
      for (String line = in.line(); line != null; line = in.line()) {
        double ms = ms(line);
        number++;
        if (!Double.isNaN(ms)) {
          keep(new LogLine(name, number, ms, line), counts);
        }
      }
    }
  }

  private void keep(LogLine line, Map<String, int[]> counts) {
    for (FaultResult fault : faults) {
      if (near(fault, line.ms())) {
        int[] kept = counts.computeIfAbsent(fault.id(), any -> new int[2]);
        int kind = line.worried() ? 1 : 0;
        if (kept[kind]++ < (kind == 1 ? WORRIED : CALM)) {
          found.computeIfAbsent(fault.id(), any -> new ArrayList<>()).add(line);
        }
      }
    }
  }

  private static boolean near(FaultResult fault, double ms) {
    if (fault.struckMs() == null) {
      return false;
    }
    double from = fault.curedMs() == null ? fault.struckMs() : fault.curedMs();
    double whole = fault.recoveredMs() == null ? LONGEST : Math.min(LONGEST, fault.recoveredMs());
    return ms >= fault.struckMs() - BEFORE && ms <= from + whole;
  }

  /** A line without the time in front of it. */
  public static String undated(String line) {
    Matcher time = TIME.matcher(line);
    return time.lookingAt() ? line.substring(time.end()).stripLeading() : line;
  }

  /** When a line was written; not a number when it does not say. */
  private double ms(String line) {
    Matcher time = TIME.matcher(line.length() > HEAD ? line.substring(0, HEAD) : line);
    if (!time.find()) {
      return Double.NaN;
    }
    try {
      Instant written = OffsetDateTime.parse(time.group()).toInstant();
      return (written.getEpochSecond() - started.getEpochSecond()) * 1e3
          + (written.getNano() - started.getNano()) / 1e6;
    } catch (DateTimeParseException e) {
      return Double.NaN;
    }
  }
}
