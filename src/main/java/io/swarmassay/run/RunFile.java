package io.swarmassay.run;

import io.swarmassay.scenario.Catalogue;
import io.swarmassay.scenario.ScenarioText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code run.json}: what was run, where and with what; written early, completed on the way. */
final class RunFile {
  private final EvidenceFolder evidence;
  private final Map<String, Object> content = new LinkedHashMap<>();

  RunFile(EvidenceFolder evidence, RunSpec script) {
    this.evidence = evidence;
    content.put("schema", 1);
    content.put("scenario", scenario(script.trial()));
    content.put("seed", script.seed());
    content.put("started", script.started().toString());
    content.put("command", script.options().commandLine());
    content.put("machine", MachineFacts.facts());
    var rows = DocumentRows.of(script.trial().name(), script.trial().stack());
    if (!rows.isEmpty()) {
      content.put("promises", rows);
    }
  }

  /** As data, in the words of scenario files; as texts only where no file could spell it. */
  static Map<String, Object> scenario(Trial trial) {
    Map<String, Object> scenario = new LinkedHashMap<>();
    scenario.put("name", trial.name());
    ScenarioText.of(trial.scenario(), Catalogue.installed())
        .ifPresentOrElse(scenario::putAll, () -> scenario.putAll(inTexts(trial)));
    return scenario;
  }

  private static Map<String, Object> inTexts(Trial trial) {
    Map<String, Object> scenario = new LinkedHashMap<>();
    scenario.put("title", trial.scenario().title());
    scenario.put("stack", trial.scenario().stack());
    scenario.put("nodes", trial.scenario().nodes());
    scenario.put("managers", trial.scenario().managers());
    scenario.put("swarm", trial.scenario().swarm());
    scenario.put("steady", texts(trial.scenario().steady().probes()));
    scenario.put("within", trial.scenario().steady().within().toString());
    scenario.put("traffic", texts(trial.scenario().traffic()));
    scenario.put("steps", texts(trial.scenario().steps()));
    return scenario;
  }

  private static List<String> texts(List<?> values) {
    return values.stream().map(Object::toString).toList();
  }

  void add(String topic, Object facts) {
    content.put(topic, facts);
    write();
  }

  void write() {
    evidence.write("run.json", content);
  }
}
