package io.swarmassay.stack.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmassay.stack.Stack;
import io.swarmassay.stack.deploy.Streaks;
import io.swarmassay.stack.deploy.Tasks;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Subnet;
import io.swarmassay.yaml.BadInput;
import io.swarmassay.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is easily forgotten: nothing where something may stand, the last of a range, the unused. */
class StackEdgesTests {
  @ParameterizedTest
  @ValueSource(strings = {"tty:", "hostname: ~", "command:", "restart:", "ports:", "logging: null"})
  void nothing_behind_a_key_is_refused_as_docker_refuses_it(String line) {
    String key = line.substring(0, line.indexOf(':'));
    assertThat(Parsed.web(line).problems())
        .containsExactly("s.yml:4:5: there is nothing behind '" + key + "'; leave the key out");
  }

  @Test
  void nothing_behind_deploy_or_an_extension_is_as_if_it_were_left_out() {
    assertThat(Parsed.web("deploy:").body()).isEqualTo(Parsed.web("x-nothing:").body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0 | 0.0",
        "1 | 1.0",
        "1.0 | 1.0",
        ".5 | 0.5",
        "1.1 | services.web.deploy.update_config.max_failure_ratio must be a number from 0 to 1,"
            + " not '1.1'",
      })
  void a_ratio_is_at_most_one(String ratio, String expected) {
    Parsed parsed = Parsed.web("deploy: {update_config: {max_failure_ratio: " + ratio + "}}");
    assertThat(
            parsed.problems().isEmpty()
                ? parsed.at("/UpdateConfig/MaxFailureRatio")
                : parsed.problems().get(0).replaceFirst("^s.yml:4:49: ", ""))
        .isEqualTo(expected);
  }

  @Test
  void all_ports_that_fit_are_asked_for() {
    String service = "{image: 'a:1', ports: ['1-10000']}";
    Parsed parsed = Parsed.of("services: {a: " + service + ", b: " + service + "}");
    assertThat(parsed.body().findValuesAsText("Name")).contains("d_a", "d_b");
  }

  @Test
  void a_volume_that_nobody_uses_is_read_all_the_same() {
    assertThat(Parsed.of("services: {a: {image: a}}\nvolumes: {v: {driver: 7}}").problems())
        .containsExactly("s.yml:2:23: volumes.v.driver must be text, not the number 7; quote it");
    assertThat(Parsed.of("services: {a: {image: a}}\nnetworks: {n: {driver: 7}}").problems())
        .containsExactly("s.yml:2:24: networks.n.driver must be text, not the number 7; quote it");
  }

  @Test
  void an_image_may_be_there_for_another_image_only() {
    String text =
        """
        services: {web: {image: "app:1"}}
        x-assay:
          images:
            base:1: {context: ., base: none}
            app:1: {context: ., base: "base:1"}
        """;
    assertThat(Parsed.of(text).problems()).isEmpty();
    assertThat(Parsed.of(text).file().orElseThrow().assay().images())
        .extracting(Assay.Recipe::tag, Assay.Recipe::base)
        .containsExactly(tuple("base:1", "none"), tuple("app:1", "base:1"));
  }

  @Test
  void the_subnets_of_a_file_are_those_its_networks_name() {
    String text =
        """
        services: {web: {image: "a:1", networks: [a, b, c]}}
        networks:
          c: {ipam: {config: [{subnet: 10.2.0.0/16}, {subnet: "fd00::/64"}]}}
          a: {ipam: {config: [{subnet: 10.1.0.0/16}]}}
          b: {ipam: {driver: default}}
        """;
    StackFile file = Parsed.of(text).file().orElseThrow();
    assertThat(file.subnets())
        .isEqualTo(
            List.of(
                Subnet.parse("10.1.0.0/16").orElseThrow(),
                Subnet.parse("10.2.0.0/16").orElseThrow()));
    Subnets free = new Subnets(List.of());
    assertThat(free.moved(file.blueprint("d"))).isEqualTo(file.blueprint("d"));
  }

  @Test
  void a_file_that_is_gone_when_it_is_deployed_is_told(@TempDir Path folder) throws IOException {
    Path config = Files.writeString(folder.resolve("a.conf"), "a");
    String text = "services: {a: {image: a}}\nconfigs: {c: {file: a.conf}}";
    StackFile file = StackFile.parse("s.yml", text, folder, Map.of(), new Problems()).orElseThrow();
    assertThat(file.blueprint("d").configs()).hasSize(1);
    Files.delete(config);
    assertThatThrownBy(() -> file.blueprint("d"))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "s.yml:2:21: file 'a.conf' cannot be read; paths start at the stack file's folder");
  }

  @Test
  void a_file_name_that_no_file_system_knows_is_of_a_file_that_is_not_there() {
    assertThat(Parsed.web("env_file: \"a\\0b\"").problems())
        .singleElement()
        .asString()
        .contains("cannot be read; paths start at the stack file's folder");
  }

  @Test
  void a_stack_is_a_folder_with_two_files() {
    Stack stack = Stack.at(Path.of("stacks", "hello"));
    assertThat(stack.name()).isEqualTo("hello");
    assertThat(stack.file()).isEqualTo(Path.of("stacks/hello/docker-stack.yml"));
    assertThat(stack.budgets()).isEqualTo(Path.of("stacks/hello/budgets.yaml"));
  }

  @Test
  void a_task_is_steady_two_seconds_after_it_was_first_seen_to_run() {
    Replica task = Tasks.running("web", 1);
    Streaks streaks = new Streaks();
    long first = 10_000_000_000L;
    streaks.look(List.of(task), first);
    assertThat(streaks.steady(task)).isFalse();
    streaks.look(List.of(task), first + Streaks.STEADY.toNanos() - 1);
    assertThat(streaks.steady(task)).isFalse();
    streaks.look(List.of(task), first + Streaks.STEADY.toNanos());
    assertThat(streaks.steady(task)).isTrue();
  }

  @Test
  void a_restart_window_of_nothing_is_none_and_delays_may_be_parts_of_a_second() {
    String policy = "deploy: {restart_policy: {delay: %s, window: %s, max_attempts: 3}}";
    assertThat(warnings(policy.formatted("3s", "0s"))).isEmpty();
    assertThat(warnings(policy.formatted("1500ms", "4s")))
        .containsExactly(
            "max_attempts never counts: 3 restarts with a delay of 1.5 s do not fit into a window of"
                + " 4 s; make window longer than 4.5 s, or leave it out");
  }

  private static List<String> warnings(String line) {
    Problems problems = new Problems();
    String text = "services:\n  web:\n    image: a\n    " + line;
    StackFile.parse("s.yml", text, Parsed.FOLDER, Map.of(), problems);
    return problems.warnings().stream().map(it -> it.message() + "; " + it.hint()).toList();
  }
}
