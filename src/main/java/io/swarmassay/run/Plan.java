package io.swarmassay.run;

import io.swarmassay.scenario.Catalogue;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.ScenarioText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plan as executed: symbolic targets, and beside each what it resolved to in this run. */
public final class Plan {
  private final List<Line> lines = new ArrayList<>();

  /** One strike. */
  public record Line(String id, String fault, String target, List<String> victims) {}

  void resolved(String id, String fault, String target, List<String> victims) {
    lines.add(new Line(id, fault, target, List.copyOf(victims)));
  }

  /** How many faults struck so far. */
  int strikes() {
    return lines.size();
  }

  /** The content of {@code plan.json}. */
  Map<String, Object> document(RunSpec script) {
    Map<String, Object> document = document(script.trial(), script.seed());
    document.put("strikes", List.copyOf(lines));
    return document;
  }

  /**
   * A trial as a plan file that {@link PlanFile} reads: what is played, storms drawn, in the words
   * of scenario files. Without {@code replay} when it uses words that no file can spell.
   */
  public static Map<String, Object> document(Trial trial, long seed) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", 1);
    document.put("scenario", trial.name());
    document.put("seed", seed);
    Scenario scenario = trial.scenario().seeded(seed);
    if (scenario.stack().isBlank()) {
      scenario = scenario.deploying(trial.stack().place().toString());
    }
    ScenarioText.of(scenario, Catalogue.installed())
        .ifPresent(text -> document.put("replay", text));
    return document;
  }
}
