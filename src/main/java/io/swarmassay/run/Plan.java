package io.swarmassay.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plan as executed: symbolic targets, and beside each what it resolved to in this run. */
final class Plan {
  private final List<Line> lines = new ArrayList<>();

  /** One strike. */
  record Line(String id, String fault, String target, List<String> victims) {}

  void resolved(String id, String fault, String target, List<String> victims) {
    lines.add(new Line(id, fault, target, List.copyOf(victims)));
  }

  /** The content of {@code plan.json}. */
  Map<String, Object> document(Script script) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", 1);
    document.put("scenario", script.trial().name());
    document.put("seed", script.seed());
    document.put("strikes", List.copyOf(lines));
    return document;
  }
}
