package io.swarmassay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.swarmassay.history.Event;
import io.swarmassay.history.Metric;
import io.swarmassay.verdict.VerdictFile;
import io.swarmassay.verdict.judge.Judge;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTests {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path SCHEMAS = Path.of("src", "main", "resources", "schema");

  static Stream<Path> scenarios() throws IOException {
    return listed(Path.of("scenarios")).filter(file -> file.toString().endsWith(".yaml"));
  }

  static Stream<Path> budgets() throws IOException {
    return listed(Path.of("stacks")).map(stack -> stack.resolve("budgets.yaml"));
  }

  @Test
  void the_scenario_schema_is_what_the_code_says() {
    assertThat(SCHEMAS.resolve("scenario.json"))
        .as("stale; regenerate it: ./assay list --schema > src/main/resources/schema/scenario.json")
        .hasContent(Typed.run("list", "--schema").out());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void every_scenario_fits_its_schema(Path file) throws IOException {
    assertThat(wrong("scenario.json", yaml(Files.readString(file)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("budgets")
  void every_budget_file_fits_its_schema(Path file) throws IOException {
    assertThat(wrong("budgets.json", yaml(Files.readString(file)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "colour: red",
        "nodes: many",
        "managers: 2",
        "steps: [{inflict: kil, on: {one: web}}]",
        "steps: [{inflict: kill}]",
        "steps: [{inflict: kill, on: {some: 2}}]",
        "steps: [{inflict: kill, on: somebody}]",
        "steps: [{inflict: {kill: {signal: TERM}}, on: {one: web}}]",
        "steps: [{wait: soon}]",
        "budgets: {speed: {p95: 5s}}",
        "budgets: {ping: {p95: fast}}",
      })
  void a_mistake_in_a_scenario_does_not_fit(String mistake) throws IOException {
    String whole = "title: t\nstack: s\nsteady: {probes: [replicas]}\n";

    assertThat(wrong("scenario.json", yaml(whole))).isEmpty();
    assertThat(wrong("scenario.json", yaml(whole + mistake + "\n"))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- {metric: ping, max: 5ms, source: s}",
        "- {metric: pong, max: 5ms, source: s, quote: q}",
        "- {metric: ping, max: 5ms, source: s, quote: q, kind: waived}",
        "- {metric: ping, max: 5 ms, source: s, quote: q}",
      })
  void a_mistake_in_budgets_does_not_fit(String mistake) throws IOException {
    assertThat(wrong("budgets.json", yaml(mistake))).isNotEmpty();
  }

  @Test
  void the_budget_schema_knows_every_metric() throws IOException {
    JsonNode known =
        JSON.readTree(SCHEMAS.resolve("budgets.json").toFile()).at("/items/properties/metric/enum");

    assertThat(known)
        .as("a metric was added: name it in src/main/resources/schema/budgets.json, too")
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Metric.values()).map(Metric::label).toList());
  }

  @Test
  void what_the_judge_writes_fits_its_schema() throws IOException {
    JsonNode verdict = JSON.readTree(VerdictFile.json(Judge.judge(history())));

    assertThat(wrong("verdict.json", verdict)).isEmpty();
    assertThat(wrong("verdict.json", JSON.readTree("{\"schema\": 1}"))).isNotEmpty();
  }

  private static List<Event> history() {
    return List.of(
        new Event.Opened(0, 1, "s", "t", "x", 7, Instant.EPOCH, List.of("ping"), 1, List.of()),
        new Event.Looked(5, "ping", "start", true, "fine", true),
        new Event.Sampled(6, "ping", "", 0.1),
        new Event.Struck(10, "f1", "kill", "one of x", List.of("x.1"), "SWARM", 30_000, 900),
        new Event.Proven(12, "f1", true, "gone"),
        new Event.Recovered(20, "f1", true, "steady"),
        new Event.Skipped(21, "cut", "no ability"),
        new Event.Audited(30, List.of()),
        new Event.Closed(40, "completed"));
  }

  private static Set<ValidationMessage> wrong(String schema, JsonNode document) throws IOException {
    JsonSchema read =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(SCHEMAS.resolve(schema)));
    return read.validate(document);
  }

  private static JsonNode yaml(String text) {
    Object plain = YamlFile.parse("x.yaml", text, new Problems()).orElseThrow().plain();
    return JSON.valueToTree(plain == null ? Map.of() : plain);
  }

  private static Stream<Path> listed(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    }
  }
}
