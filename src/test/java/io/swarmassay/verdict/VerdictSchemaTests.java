package io.swarmassay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.swarmassay.history.Event;
import io.swarmassay.history.HistoryWriter;
import io.swarmassay.history.Promise;
import io.swarmassay.verdict.judge.Defect;
import io.swarmassay.verdict.judge.GeneratedScene;
import io.swarmassay.verdict.judge.Histories;
import io.swarmassay.verdict.judge.Judge;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictSchemaTests {
  @TempDir private Path folder;

  @Test
  void every_verdict_keeps_the_published_schema() throws IOException {
    assertThatSchemaHolds("empty", List.of());
    assertThatSchemaHolds(
        "budgets",
        Histories.healthy(
            Histories.promise("ping", "max", 0.1, Promise.Kind.HARD),
            Histories.promise("startup", "max", 1, Promise.Kind.WAIVED)));
    for (Defect defect : Defect.values()) {
      GeneratedScene scene = new GeneratedScene(17);
      defect.plant(scene);
      assertThatSchemaHolds(defect.name(), scene.history());
    }
  }

  private void assertThatSchemaHolds(String name, List<Event> events) throws IOException {
    Path file = folder.resolve(name + ".jsonl");
    try (HistoryWriter writer = HistoryWriter.create(file)) {
      writer.record(new ArrayList<>(events));
    }
    String json = VerdictFile.json(Judge.judge(file));
    assertThat(schema().validate(new ObjectMapper().readTree(json)))
        .as(name + ": " + json)
        .isEmpty();
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream in = Verdict.class.getResourceAsStream("/schema/verdict.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    }
  }
}
