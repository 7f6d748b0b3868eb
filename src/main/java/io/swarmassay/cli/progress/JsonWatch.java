package io.swarmassay.cli.progress;

import io.swarmassay.cli.terminal.Console;
import io.swarmassay.run.Trial;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** One object a line: what happens, each check, each budget, the verdict. */
final class JsonWatch implements ProgressDisplay {
  private final Console console;
  private final String scenario;

  JsonWatch(Console console, Trial trial) {
    this.console = console;
    this.scenario = trial.name();
  }

  @Override
  public void stage(String text) {
    console.json(of("stage", "text", text));
  }

  @Override
  public void line(String text) {
    console.json(of("line", "text", text));
  }

  @Override
  public void finished(Verdict verdict, Path evidence) {
    verdict.checks().forEach(this::check);
    verdict.budgets().forEach(this::budget);
    Map<String, Object> last = of("verdict", "outcome", verdict.outcome().name());
    last.put("seed", verdict.seed());
    last.put("duration_ms", verdict.durationMs());
    last.put("evidence", evidence.toString());
    last.put("report", evidence.resolve("index.html").toString());
    console.json(last);
  }

  private void check(Check check) {
    Map<String, Object> object = of("check", "name", check.name());
    object.put("outcome", check.outcome().name());
    object.put("reason", check.reason());
    object.put("cause", check.cause());
    console.json(object);
  }

  private void budget(Verdict.Budget budget) {
    Map<String, Object> object = of("budget", "metric", budget.metric());
    object.put("component", budget.component());
    object.put("statistic", budget.statistic());
    object.put("limit", budget.limit());
    object.put("measured", budget.measured());
    object.put("unit", budget.unit());
    object.put("kind", budget.kind());
    object.put("outcome", budget.outcome().name());
    object.put("source", budget.source());
    console.json(object);
  }

  private Map<String, Object> of(String kind, String key, String value) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("is", kind);
    object.put("scenario", scenario);
    object.put(key, value);
    return object;
  }
}
