package io.swarmassay.run.shrink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swarmassay.run.Plan;
import io.swarmassay.run.PlanFile;
import io.swarmassay.run.Trial;
import io.swarmassay.scenario.file.ScenarioFile;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.judge.Judge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run that failed, read back from its evidence.
 *
 * @param trial the plan
 * @param seed what it was drawn from
 * @param lines what was struck, and whom it hit
 * @param verdict what came of it
 */
public record Failure(Trial trial, long seed, List<Plan.Line> lines, Verdict verdict) {
  /**
   * Reads evidence; its history is judged anew.
   *
   * @throws io.swarmassay.yaml.BadInput when its plan cannot be read
   */
  public static Failure read(Path folder, ScenarioFile reader) throws IOException {
    Path file = folder.resolve(PlanFile.NAME);
    Trial trial = PlanFile.read(file, reader);
    Verdict verdict = Judge.judge(folder.resolve("history.jsonl"));
    long seed = trial.scenario().seed().orElse(verdict.seed());
    return new Failure(trial, seed, lines(file), verdict);
  }

  private static List<Plan.Line> lines(Path file) throws IOException {
    List<Plan.Line> lines = new ArrayList<>();
    for (JsonNode strike : new JsonMapper().readTree(file.toFile()).path("strikes")) {
      List<String> victims = new ArrayList<>();
      strike.path("victims").forEach(victim -> victims.add(victim.asText()));
      lines.add(
          new Plan.Line(
              strike.path("id").asText(),
              strike.path("fault").asText(),
              strike.path("target").asText(),
              victims));
    }
    return lines;
  }

  /** What {@link PlanFile} reads, of a trial that was drawn from the same seed. */
  public Object plan(Trial shorter) {
    return Plan.document(shorter, seed);
  }
}
