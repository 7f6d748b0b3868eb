package io.swarmassay.report;

import io.swarmassay.verdict.Verdict.FaultResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A recovery as a row of parts on a scale that all faults of the run share. */
final class Recovery {
  private static final int HEIGHT = 18;

  private Recovery() {}

  /** A part: from the end of the one before to its own moment. */
  private record Part(String name, double fromMs, double toMs) {}

  private static List<Part> parts(FaultResult fault) {
    List<Part> parts = new ArrayList<>();
    double before = 0;
    Map<String, Double> phases = fault.phases() == null ? Map.of() : fault.phases();
    List<Map.Entry<String, Double>> inTime = new ArrayList<>(phases.entrySet());
    inTime.removeIf(phase -> phase.getValue() == null);
    inTime.sort(Map.Entry.comparingByValue(Comparator.naturalOrder()));
    for (Map.Entry<String, Double> phase : inTime) {
      parts.add(new Part(phase.getKey(), before, Math.max(before, phase.getValue())));
      before = Math.max(before, phase.getValue());
    }
    if (fault.recoveredMs() != null && fault.recoveredMs() > before + 1) {
      parts.add(new Part(parts.isEmpty() ? "recovered" : "rest", before, fault.recoveredMs()));
    }
    return parts;
  }

  /** The longest time this fault's row needs. */
  static double longest(FaultResult fault) {
    double parts = parts(fault).stream().mapToDouble(Part::toMs).max().orElse(0);
    return Math.max(1, Math.max(parts, fault.floorMs() == null ? 0 : fault.floorMs()));
  }

  /** Which shade is which part. */
  static String legend(List<FaultResult> faults) {
    Set<String> names = new LinkedHashSet<>();
    faults.forEach(fault -> parts(fault).forEach(part -> names.add(part.name())));
    Html legend = new Html().open("p", "class", "legend");
    for (String name : names) {
      legend.open("span", "class", "key phase-" + shade(name)).text(name).close().text(" ");
    }
    return names.isEmpty()
        ? ""
        : legend.leaf("span", "platform's floor", "class", "key floor").close().toString();
  }

  /** The row, and its parts in words. */
  static String picture(FaultResult fault, double longest) {
    List<Part> parts = parts(fault);
    if (parts.isEmpty()) {
      return "<small>no part of it was seen</small>";
    }
    double whole = longest * 1.02;
    Svg svg = Svg.ornament("phases", HEIGHT);
    for (Part part : parts) {
      String width = Figures.percent(part.toMs() - part.fromMs(), whole);
      svg.rect("phase-" + shade(part.name()), Figures.percent(part.fromMs(), whole), 3, width, 12);
    }
    if (fault.floorMs() != null && fault.floorMs() > 0) {
      svg.upright("floor", Figures.percent(fault.floorMs(), whole), 0, HEIGHT);
    }
    return svg.close() + new Html().leaf("small", words(parts)).toString();
  }

  private static String words(List<Part> parts) {
    return String.join(
        " \u00B7 ",
        parts.stream()
            .map(part -> part.name() + " " + Figures.millis(part.toMs() - part.fromMs()))
            .toList());
  }

  private static int shade(String phase) {
    return switch (phase) {
      case "detected", "detect" -> 1;
      case "created", "scheduled", "schedule", "recovered" -> 2;
      case "started", "start" -> 3;
      case "registered", "register" -> 4;
      default -> 5;
    };
  }
}
