package io.swarmassay.run;

import java.util.ArrayList;
import java.util.List;

/** The plan as executed: symbolic targets, and beside each what it resolved to in this run. */
final class Plan {
  private final List<Line> lines = new ArrayList<>();

  /** One strike. */
  record Line(String id, String fault, String target, List<String> victims) {}

  void resolved(String id, String fault, String target, List<String> victims) {
    lines.add(new Line(id, fault, target, List.copyOf(victims)));
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }
}
