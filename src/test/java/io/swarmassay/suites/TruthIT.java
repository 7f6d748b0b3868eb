package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.history.Cause;
import io.swarmassay.run.SharedLab;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import io.swarmassay.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each planted defect of {@code src/test/truth/rows.yaml} is FAILED and named, each healthy twin is
 * PASSED without a cause; the table of what was measured is left in {@code target/truth.md}.
 */
class TruthIT {
  private static final Path ROWS = Path.of("src", "test", "truth", "rows.yaml");
  private static final Path HELLO = Path.of("stacks", "hello");
  private static final SharedLab LAB = new SharedLab();
  private static final List<String> TABLE = new ArrayList<>();

  @TempDir static Path work;

  @TestFactory
  Stream<DynamicTest> planted_defects_are_named() {
    return rows().stream().filter(row -> row.containsKey("day")).map(TruthIT::defect);
  }

  @TestFactory
  @Tag("nightly")
  Stream<DynamicTest> all_other_defects_are_named_and_every_twin_is_healthy() {
    return Stream.concat(
        rows().stream().filter(row -> !row.containsKey("day")).map(TruthIT::defect),
        rows().stream().map(TruthIT::twin));
  }

  @AfterAll
  static void table() throws IOException {
    LAB.close();
    List<String> page = new ArrayList<>();
    page.add("| planted | verdict | named | seconds |");
    page.add("|---|---|---|--:|");
    page.addAll(TABLE);
    Files.write(Path.of("target", "truth.md"), page);
  }

  private static DynamicTest defect(Map<?, ?> row) {
    return DynamicTest.dynamicTest(
        "" + row.get("defect"),
        () -> {
          Verdict verdict = play("" + row.get("defect"), (Map<?, ?>) row.get("with"));
          assertThat(verdict.outcome()).as("%s", verdict.checks()).isEqualTo(Outcome.FAILED);
          assertThat(verdict.why()).as("%s", verdict.checks()).isNotEmpty();
          Cause first = verdict.why().get(0);
          assertThat(first.diagnosis()).as("%s", verdict.why()).isEqualTo(row.get("why"));
          assertThat(first.seen()).contains("" + row.get("seen"));
          Object also = row.get("also");
          assertThat(verdict.why())
              .anyMatch(cause -> also == null || cause.diagnosis().equals(also));
          assertThat(first.place()).matches(".*docker-stack.yml:\\d+:\\d+");
        });
  }

  private static DynamicTest twin(Map<?, ?> row) {
    return DynamicTest.dynamicTest(
        "not so: " + row.get("defect"),
        () -> {
          Verdict verdict = play("not so: " + row.get("defect"), (Map<?, ?>) row.get("twin"));
          assertThat(verdict.outcome()).as("%s", verdict.checks()).isEqualTo(Outcome.PASSED);
          assertThat(verdict.why()).isEmpty();
        });
  }

  private static Verdict play(String name, Map<?, ?> change) throws Exception {
    Path stack = Files.createTempDirectory(work, "row");
    for (String file : List.of("Dockerfile", "start")) {
      Files.copy(HELLO.resolve(file), stack.resolve(file));
      stack.resolve(file).toFile().setExecutable(true, false);
    }
    Object whole = merged((Map<?, ?>) document().get("stack"), change);
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(stack.resolve("docker-stack.yml").toFile(), whole);
    Files.writeString(
        stack.resolve("scenario.yaml"),
        "title: stands and stays\nstack: .\nnodes: 1\nmanagers: 1\nseed: 1\n"
            + "steady:\n  within: 15s\n  probes:\n    - replicas\nsteps:\n  - wait: 1s\n");
    Verdict verdict = new FolderRun("truth", stack, "scenario.yaml", work).play(Optional.of(LAB));
    TABLE.add(
        String.format(
            Locale.ROOT,
            "| %s | %s | %s | %.1f |",
            name,
            verdict.outcome(),
            verdict.why().stream().findFirst().map(Cause::diagnosis).orElse(""),
            verdict.durationMs() / 1e3));
    return verdict;
  }

  /** Mappings are merged key by key, everything else takes the place of what was there. */
  private static Object merged(Object old, Object change) {
    if (!(old instanceof Map<?, ?> before) || !(change instanceof Map<?, ?> changes)) {
      return change;
    }
    Map<Object, Object> all = new LinkedHashMap<>(before);
    changes.forEach((key, value) -> all.merge(key, value, TruthIT::merged));
    return all;
  }

  private static List<Map<?, ?>> rows() {
    List<Map<?, ?>> rows = new ArrayList<>();
    ((List<?>) document().get("rows")).forEach(row -> rows.add((Map<?, ?>) row));
    return rows;
  }

  private static Map<?, ?> document() {
    Problems problems = new Problems();
    Yaml yaml = YamlFile.read(ROWS, problems).orElseThrow();
    problems.throwIfAny();
    return (Map<?, ?>) yaml.plain();
  }
}
