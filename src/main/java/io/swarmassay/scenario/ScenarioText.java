package io.swarmassay.scenario;

import io.swarmassay.history.Metric;
import io.swarmassay.history.Promise;
import io.swarmassay.probe.Probe;
import io.swarmassay.traffic.Traffic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scenarios as files spell them: plain maps, lists and texts that read back as the same scenario.
 */
public final class ScenarioText {
  private final Scenario scenario;
  private final WordText words;

  private ScenarioText(Scenario scenario, Catalogue words) {
    this.scenario = scenario;
    this.words = new WordText(words);
  }

  /** The scenario in plain values; empty when it uses words that no file can spell. */
  public static Optional<Map<String, Object>> of(Scenario scenario, Catalogue words) {
    try {
      return Optional.of(new ScenarioText(scenario, words).whole());
    } catch (WordText.Unspeakable own) {
      return Optional.empty();
    }
  }

  private Map<String, Object> whole() {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("title", scenario.title());
    text.put("stack", scenario.stack());
    text.put("tier", Kind.word(scenario.tier()));
    text.put("nodes", scenario.nodes());
    text.put("managers", scenario.managers());
    scenario.seed().ifPresent(seed -> text.put("seed", seed));
    put(text, "swarm", scenario.swarm());
    put(text, "lab", scenario.engine().isEmpty() ? Map.of() : Map.of("engine", scenario.engine()));
    text.put("steady", steady());
    put(text, "traffic", traffic());
    put(text, "steps", scenario.steps().stream().map(new StepText(words)::of).toList());
    put(text, "budgets", budgets());
    return text;
  }

  private static void put(Map<String, Object> text, String key, Object value) {
    boolean nothing = value.equals(List.of()) || value.equals(Map.of());
    if (!nothing) {
      text.put(key, value);
    }
  }

  private Map<String, Object> steady() {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("within", Spelling.of(scenario.steady().within()));
    List<Probe> probes = scenario.steady().probes();
    text.put("probes", probes.stream().map(probe -> words.probe(probe)).toList());
    return text;
  }

  private Map<String, Object> traffic() {
    Map<String, Object> text = new LinkedHashMap<>();
    for (Traffic kind : scenario.traffic()) {
      text.put(kind.name(), words.settings(kind));
    }
    return text;
  }

  private Map<String, Object> budgets() {
    Map<String, Object> text = new LinkedHashMap<>();
    for (Promise promise : scenario.budgets()) {
      Map<String, Object> limits = new LinkedHashMap<>();
      if (text.get(promise.metric()) instanceof Map<?, ?> known) {
        known.forEach((key, value) -> limits.put(String.valueOf(key), value));
      }
      if (!promise.component().isEmpty()) {
        limits.put("component", promise.component());
      }
      limits.put(promise.statistic(), limit(promise));
      text.put(promise.metric(), limits);
    }
    return text;
  }

  private static String limit(Promise promise) {
    return Metric.named(promise.metric())
        .map(metric -> BudgetLimits.text(metric, promise.limit()))
        .orElse(String.valueOf(promise.limit()));
  }
}
