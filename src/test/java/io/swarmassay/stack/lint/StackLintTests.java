package io.swarmassay.stack.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.stack.file.StackFile;
import io.swarmassay.yaml.Problem;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import io.swarmassay.yaml.YamlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each rule beside the defect it exists for and the same stack without it. */
class StackLintTests {
  /** A service, what is told of it, and what makes it well. */
  record Planted(String service, String said, String defect, String cure) {}

  private static final String CHECK = "healthcheck: {test: \"wget -q http://127.0.0.1/\", ";

  static final List<Planted> PLANTED =
      List.of(
          new Planted(
              "ports: [{target: 80, published: 80, mode: host}]\n"
                  + "    deploy: {update_config: {order: start-first}}",
              "5:37: a new task finds port 80 of its node taken by the old one",
              "start-first",
              "stop-first"),
          new Planted(
              "deploy: {replicas: 3, update_config: {parallelism: 0}}",
              "4:56: an update stops all 3 replicas before a new one starts",
              "parallelism: 0",
              "parallelism: 2"),
          new Planted(
              "deploy: {replicas: 3, update_config: {parallelism: 3}}",
              "4:56: an update stops all 3 replicas before a new one starts",
              "update_config: {",
              "update_config: {order: start-first, "),
          new Planted(
              "stop_grace_period: 90s",
              "4:24: swarm starts the next task of a slot a minute after it told the old one to"
                  + " stop: with a grace of 90 s both may run",
              "90s",
              "60s"),
          new Planted(
              CHECK + "interval: 1s, retries: 2}",
              "4:18: a start that takes longer than 2.0 s is killed as unhealthy",
              "retries: 2",
              "retries: 2, start_period: 30s"),
          new Planted(
              CHECK + "interval: 1s}",
              "4:18: a start that takes longer than 3.0 s is killed as unhealthy",
              "interval: 1s",
              "interval: 10s"),
          new Planted(
              "healthcheck: {test: \"wget -q http://tasks.web/\"}",
              "4:25: the health check asks for web by name",
              "tasks.web",
              "localhost"),
          new Planted(
              "healthcheck: {test: [CMD, redis-cli, -u, \"redis://web:6379\"]}",
              "4:25: the health check asks for web by name",
              "web:6379",
              "127.0.0.1:6379"),
          new Planted(
              "volumes: [\"data:/data\"]",
              "4:14: what is written to /data stays on its node",
              "volumes",
              "deploy: {placement: {constraints: [node.labels.disk == fast]}}\n    volumes"),
          new Planted(
              "volumes: [\"data:/data\"]",
              "4:14: what is written to /data stays on its node",
              "volumes",
              "deploy: {mode: global}\n    volumes"),
          new Planted(
              "hostname: \"web-{{.Task.Slot}}\"\n    deploy: {mode: global}",
              "5:20: {{.Task.Slot}} is no number in a global service",
              ".Task.Slot",
              ".Node.Hostname"),
          new Planted(
              "logging: {driver: none}",
              "4:14: no engine can read the logs of this service",
              "none",
              "local"),
          new Planted(
              "logging: {driver: syslog, options: {cache-disabled: \"true\"}}",
              "4:14: no engine can read the logs of this service",
              "\"true\"",
              "\"false\""));

  @ParameterizedTest
  @FieldSource("PLANTED")
  void what_will_be_regretted_is_told_with_its_place_and_is_quiet_once_cured(Planted planted) {
    List<Problem> told = told(planted.service());

    assertThat(told).hasSize(1);
    assertThat(told.get(0).toString()).startsWith("docker-stack.yml:" + planted.said());
    assertThat(told.get(0).hint()).isNotEmpty();
    assertThat(told(planted.service().replace(planted.defect(), planted.cure()))).isEmpty();
  }

  @Test
  void every_rule_has_its_defect_here() {
    assertThat(IntStream.range(0, StackLint.rules().size()))
        .as("rules that speak of some planted service")
        .allMatch(rule -> PLANTED.stream().anyMatch(planted -> spoken(planted.service(), rule)));
  }

  @Test
  void a_plain_service_is_left_alone() {
    assertThat(told("deploy: {replicas: 2}")).isEmpty();
    assertThat(told("healthcheck: {disable: true}")).isEmpty();
  }

  private static boolean spoken(String service, int rule) {
    Yaml root = YamlFile.parse("x", text(service), new Problems()).orElseThrow();
    return WrittenService.all(root, read(service, new Problems()).blueprint("x"))
        .anyMatch(one -> StackLint.rules().get(rule).apply(one).isPresent());
  }

  private static List<Problem> told(String service) {
    Problems problems = new Problems();
    read(service, problems);
    return problems.warnings();
  }

  private static String text(String service) {
    return "services:\n  web:\n    image: a\n    " + service + "\nvolumes: {data: {}}\n";
  }

  private static StackFile read(String service, Problems problems) {
    return StackFile.parse("docker-stack.yml", text(service), Path.of("."), Map.of(), problems)
        .orElseThrow(() -> new AssertionError(problems.sorted()));
  }
}
