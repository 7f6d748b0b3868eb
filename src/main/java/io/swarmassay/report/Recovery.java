package io.swarmassay.report;

import io.swarmassay.report.evidence.RecoveryPhases;
import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.Svg;
import io.swarmassay.verdict.Verdict.FaultResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recoveries as rows of parts, on one scale and with one set of shades for all faults of a run. */
final class Recovery {
  private static final int HEIGHT = 18;
  private static final int SHADES = 6;
  private static final List<String> USUAL =
      List.of("detected", "scheduled", "created", "started", "registered");

  private final Map<String, List<RecoveryPhases.Part>> parts = new LinkedHashMap<>();
  private final List<String> names = new ArrayList<>();
  private double longest = 1;

  Recovery(RunEvidence evidence) {
    for (FaultResult fault : evidence.faults()) {
      List<RecoveryPhases.Part> own = RecoveryPhases.of(evidence, fault);
      parts.put(fault.id(), own);
      own.forEach(part -> see(part));
      longest = Math.max(longest, fault.floorMs() == null ? 0 : fault.floorMs());
    }
    names.sort((a, b) -> Integer.compare(place(a), place(b)));
  }

  private void see(RecoveryPhases.Part part) {
    longest = Math.max(longest, part.toMs());
    if (!names.contains(part.name())) {
      names.add(part.name());
    }
  }

  /** The usual parts in their order, others between them and the end. */
  private static int place(String name) {
    int usual = USUAL.indexOf(name);
    return usual >= 0 ? usual : name.equals("steady") ? 100 : 50;
  }

  private int shade(String name) {
    return name.equals("steady") ? 7 : 1 + names.indexOf(name) % SHADES;
  }

  /** Which shade is which part. */
  String legend() {
    if (names.isEmpty()) {
      return "";
    }
    Html legend = new Html().open("p", "class", "legend");
    for (String name : names) {
      legend.leaf("span", name, "class", "key phase-" + shade(name)).text(" ");
    }
    return legend.leaf("span", "platform's floor", "class", "key floor").close().toString();
  }

  /** The row of a fault, and its parts in words. */
  String picture(FaultResult fault) {
    List<RecoveryPhases.Part> own = parts.getOrDefault(fault.id(), List.of());
    if (own.isEmpty()) {
      return new Html().leaf("small", "no part of it was seen").toString();
    }
    double whole = longest * 1.02;
    Svg svg = Svg.ornament("phases", HEIGHT);
    for (RecoveryPhases.Part part : own) {
      String width = Figures.percent(part.lasting(), whole);
      svg.rect("phase-" + shade(part.name()), Figures.percent(part.fromMs(), whole), 3, width, 12);
    }
    if (fault.floorMs() != null && fault.floorMs() > 0) {
      svg.upright("floor", Figures.percent(fault.floorMs(), whole), 0, HEIGHT);
    }
    return svg.close() + new Html().leaf("small", words(own)).toString();
  }

  private static String words(List<RecoveryPhases.Part> parts) {
    List<String> words =
        parts.stream()
            .map(
                part -> (part.name() + " " + Figures.millis(part.lasting())).replace(' ', '\u00A0'))
            .toList();
    return String.join(" \u00B7 ", words);
  }
}
