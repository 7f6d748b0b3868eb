package io.swarmassay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.scenario.file.ScenarioFile;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.yaml.Problem;
import io.swarmassay.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps a service from every node of a lab is said before the lab starts. */
class FittingTests {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 | 3 | node.role == worker | false",
        "4 | 3 | node.role == worker | true",
        "3 | 3 | node.Role != worker | true",
        "3 | 1 | node.role == manager | true",
        "1 | 1 | node.hostname == n1 | true",
        "1 | 1 | node.hostname == n2 | false",
        "3 | 3 | node.Labels.zone == b | false",
        "3 | 3 | node.labels.zone != b | true",
        "3 | 3 | engine.labels.x == y | false",
        "3 | 3 | node.platform.os == LINUX | true",
        "3 | 3 | node.platform.os == windows | false",
        "3 | 3 | node.platform.arch == x86_64 | true",
        "3 | 3 | node.ip == 10.0.0.1 | true",
      })
  void one_constraint_is_fulfilled_by_some_node_or_by_none(
      int nodes, int managers, String constraint, boolean fulfilled) throws IOException {
    assertThat(new Fitting(nodes, managers).unmet(stack("[\"" + constraint + "\"]")).isEmpty())
        .isEqualTo(fulfilled);
  }

  @Test
  void several_must_be_fulfilled_by_one_node() throws IOException {
    StackFile stack = stack("[node.role == worker, node.hostname == n1]");
    assertThat(new Fitting(4, 3).unmet(stack))
        .containsExactly(
            "no node of this lab fulfils node.role == worker and node.hostname == n1 of service"
                + " web");
    assertThat(new Fitting(4, 3).unmet(stack("[node.role == worker, node.hostname == n4]")))
        .isEmpty();
    assertThat(new Fitting(3, 3).unmet(stack("[]"))).isEmpty();
  }

  @Test
  void a_scenario_is_warned_of_it_where_it_names_the_stack() throws IOException {
    stack("[node.role == worker]");
    Path file = folder.resolve("x.yaml");
    Files.writeString(file, "title: t\nstack: .\nsteady: {probes: [replicas]}\nsteps: []\n");
    Problems problems = new Problems();
    ScenarioFile.below(folder).read(file, problems);
    assertThat(problems.warnings().stream().map(Problem::message))
        .containsExactly("no node of this lab fulfils node.role == worker of service web");
    assertThat(problems.warnings().get(0).line()).isEqualTo(2);
    assertThat(problems.warnings().get(0).hint())
        .isEqualTo(
            "all 3 nodes are managers, called n1 to n3, and none has labels; more nodes than"
                + " managers give workers");
  }

  private StackFile stack(String constraints) throws IOException {
    Files.writeString(
        folder.resolve("docker-stack.yml"),
        "services: {web: {image: a, deploy: {placement: {constraints: " + constraints + "}}}}\n");
    Problems problems = new Problems();
    return StackFile.read(Stack.at(folder), problems)
        .orElseThrow(() -> new AssertionError(List.of(problems.sorted())));
  }
}
