package io.swarmassay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swarmassay.cli.terminal.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTests {
  @TempDir Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | which command?",
        "lab | which command: up, status, shell, docker or down?",
        "rum | Unmatched argument at index 0: 'rum'",
        "run --sed 7 | Unknown option: '--sed'",
        "run --seed x | Invalid value for option '--seed': 'x' is not a long",
        "run --set TIMES | Value for option option '--set' (NAME=VALUE) should be in KEY=VALUE format"
            + " but was TIMES",
        "run nowhere | unknown scenario 'nowhere'; (known: ",
        "run mesaging | unknown scenario 'mesaging'; did you mean 'messaging'? (known: ",
        "run --plan p.json --seed 7 | --plan plays a plan as it is; leave out SCENARIO, --seed"
            + " and --nodes",
        "run --plan p.json hello | --plan plays a plan as it is; leave out SCENARIO, --seed"
            + " and --nodes",
        "validate | Missing required parameter: 'FILE'",
        "explain | Missing required parameter: 'SCENARIO'",
        "judge nowhere | no such file: nowhere/history.jsonl (evidence is a folder below reports/)",
        "report nowhere | no such file: nowhere/history.jsonl (evidence is a folder below reports/)",
        "list probe | Invalid value for positional parameter at index 0 (WHAT): expected one of"
            + " [stacks, scenarios, probes, faults, traffic, checkers, diagnoses, metrics] (case-insensitive) but"
            + " was 'probe'",
        "lab up --ttl 5 | Invalid value for option '--ttl': '5' is not a duration; write 500ms, 30s"
            + " or 2m",
        "lab up --nodes 0 | nodes: 1 to 99, not 0",
        "lab up --managers 2 | managers: 0, 1 or 3, not 2",
        "setup | the launcher does this: run ./assay setup",
        "verify | the launcher does this: run ./assay verify, or mvn verify",
      })
  void a_command_line_that_makes_no_sense_says_why_and_exits_with_2(String line, String said) {
    Typed typed = Typed.run(line.isEmpty() ? new String[0] : line.split(" "));

    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err()).startsWith("assay: " + said);
  }

  @Test
  void a_scenario_with_problems_is_not_run_and_all_problems_of_all_files_are_told()
      throws IOException {
    Files.writeString(home.resolve("a.yaml"), "title: a\n");
    Files.writeString(home.resolve("b.yaml"), "titel: b\n");

    Typed typed = Typed.at(home, "run", "a.yaml", "b.yaml");

    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.err().lines())
        .hasSize(6)
        .allMatch(line -> line.matches(".*/[ab]\\.yaml:1:1: .*; .*"));
    assertThat(home.resolve("reports")).doesNotExist();
  }

  @Test
  void a_bad_plan_is_told_with_its_place_and_nothing_is_started() throws IOException {
    Path plan = Files.writeString(home.resolve("p.json"), "{\"schema\": 1, \"scenario\": \"x\"}");

    Typed typed = Typed.at(home, "run", "--plan", "p.json");

    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err())
        .isEqualTo(plan + ":1:1: this plan holds no steps to replay; run its scenario again\n");
    assertThat(home.resolve("reports")).doesNotExist();
  }

  @Test
  void explain_lists_the_strikes_of_a_storm_and_when_they_come() {
    Typed once = Typed.run("explain", "storm");

    assertThat(once.exit()).isZero();
    assertThat(once.out())
        .isEqualTo(Typed.run("explain", "storm").out())
        .isNotEqualTo(Typed.run("explain", "storm", "--seed", "8").out())
        .containsPattern("\\n +4[.][0-9]{3} s  stop web[.]1\\n");
  }

  @Test
  void validate_tells_files_apart_and_says_each_is_fine() {
    Typed typed = Typed.run("validate", "scenarios/hello.yaml", "stacks/hello");

    assertThat(typed)
        .isEqualTo(
            new Typed(
                0,
                """
                scenarios/hello.yaml: ok (scenario, 1 step)
                stacks/hello/docker-stack.yml: ok (stack, 1 service)
                stacks/hello/budgets.yaml: ok (budgets, 4 promises)
                """,
                ""));
  }

  @Test
  void validate_says_what_is_wrong_for_people_and_for_machines() throws IOException {
    Path file = Files.writeString(home.resolve("budgets.yaml"), "- metrik: ping\n  max: 5ms\n");
    String said = file + ":1:3: unknown key 'metrik'; did you mean 'metric'?";

    Typed text = Typed.run("validate", file.toString());
    Typed json = Typed.run("validate", "--json", file.toString());

    assertThat(text.exit()).isEqualTo(2);
    assertThat(text.out()).isEmpty();
    assertThat(text.err()).contains(said);
    assertThat(json.exit()).isEqualTo(2);
    assertThat(json.err()).isEmpty();
    JsonNode first = parsed(json).get(0);
    assertThat(first.get("line").asInt()).isEqualTo(1);
    assertThat(first.get("column").asInt()).isEqualTo(3);
    assertThat(first.get("problem").asText()).isEqualTo("unknown key 'metrik'");
  }

  @Test
  void explain_says_whom_a_seed_draws_and_starts_nothing() {
    Typed once = Typed.run("explain", "messaging", "--seed", "7");
    Typed twice = Typed.run("explain", "messaging", "--seed", "7");
    Typed other = Typed.run("explain", "messaging", "--seed", "8");

    assertThat(once.exit()).isZero();
    assertThat(once.out())
        .isEqualTo(twice.out())
        .isNotEqualTo(other.out())
        .contains(
            "lab       3 nodes, 3 managers\n",
            "stack     messaging: 3 of atomvm-node\n",
            "seed      7; victims below are those it draws\n",
            "  1. kill one of atomvm-node, 10 times, one after the other; steady within 30s of the strike"
                + " (swarm's own best: 900ms)\n",
            "  2. scale atomvm-node to 5; steady within 1m\n",
            "promise   startup: max at most 30s [003_b50d7229e6b859a0.txt, Performance"
                + " Characteristics]\n",
            "at worst  10 min 0 s, without making images and lab\n");
    assertThat(once.out().lines().filter(line -> line.contains("atomvm-node.")).findFirst())
        .hasValueSatisfying(line -> assertThat(line.split(", ")).hasSize(10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stacks", "scenarios", "probes", "faults", "checkers", "metrics"})
  void list_writes_one_object_a_line(String what) throws IOException {
    Typed typed = Typed.run("list", what, "--json");

    assertThat(typed.exit()).isZero();
    assertThat(parsed(typed))
        .isNotEmpty()
        .allSatisfy(
            object -> {
              assertThat(object.get("kind").asText()).isEqualTo(what);
              assertThat(object.get("name").asText()).isNotBlank();
              assertThat(object.get("meaning").asText()).isNotBlank();
            });
  }

  @Test
  void a_crash_nobody_foresaw_is_inconclusive_and_names_its_place() {
    int exit =
        new Troubles(new Console(writer(), writer(), false))
            .failure(new IllegalStateException("boom"), null, null);

    assertThat(exit).isEqualTo(3);
  }

  private static java.io.PrintWriter writer() {
    return new java.io.PrintWriter(new java.io.StringWriter());
  }

  private static List<JsonNode> parsed(Typed typed) throws IOException {
    try (var values =
        new JsonMapper().readerFor(JsonNode.class).<JsonNode>readValues(typed.out())) {
      return values.readAll();
    }
  }
}
