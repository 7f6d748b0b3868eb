package io.swarmassay.stack.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys newer than the version a file says; {@code docker stack config} told which those are. */
class VersionsTests {
  private static final String TAIL =
      "\nsecrets: {s: {external: true}}\nvolumes: {v: {}}\nnetworks: {n: {}}\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "isolation: default | 'isolation' | 5",
        "init: true | 'init' | 7",
        "oom_score_adj: 1 | 'oom_score_adj' | 13",
        "healthcheck: {start_period: 1s} | 'start_period' | 4",
        "healthcheck: {start_interval: 1s} | 'start_interval' | 12",
        "deploy: {rollback_config: {}} | 'rollback_config' | 7",
        "deploy: {endpoint_mode: vip} | 'endpoint_mode' | 2",
        "deploy: {update_config: {order: stop-first}} | 'order' | 4",
        "deploy: {placement: {preferences: [{spread: a}]}} | 'preferences' | 3",
        "deploy: {placement: {max_replicas_per_node: 1}} | 'max_replicas_per_node' | 8",
        "deploy: {resources: {limits: {pids: 1}}} | 'pids' | 9",
        "networks: {n: {driver_opts: {a: b}}} | 'driver_opts' | 13",
        "ports: [{target: 80}] | a mapping in this list | 2",
        "volumes: [{type: volume, target: /x}] | a mapping in this list | 2",
      })
  void a_key_is_refused_below_its_version_and_taken_from_there(String line, String what, int born) {
    String key = what.equals("a mapping in this list") ? what : "'" + what.replace("'", "") + "'";
    assertThat(problems("3." + (born - 1), line))
        .singleElement()
        .asString()
        .endsWith(
            ": %s needs version 3.%d, and this file is of 3.%d; raise 'version', or leave it out"
                .formatted(key, born, born - 1));
    assertThat(problems("3." + born, line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "3.13"})
  void a_file_of_no_version_is_of_the_newest(String version) {
    assertThat(problems(version, "oom_score_adj: 1")).isEmpty();
  }

  @Test
  void a_whole_section_can_be_too_new() {
    String text = "version: '3.0'\nservices: {a: {image: a, secrets: [s]}}" + TAIL;
    assertThat(Parsed.of(text).problems())
        .containsExactly(
            "s.yml:2:26: 'secrets' needs version 3.1, and this file is of 3.0; raise 'version', or"
                + " leave it out",
            "s.yml:3:1: 'secrets' needs version 3.1, and this file is of 3.0; raise 'version', or"
                + " leave it out");
  }

  @Test
  void names_are_no_keys() {
    String text = "version: '3.0'\nservices: {init: {image: a, networks: [init]}}\n";
    assertThat(Parsed.of(text + "networks: {init: {}}\nvolumes: {attachable: {}}\n").problems())
        .isEmpty();
  }

  private static List<String> problems(String version, String line) {
    return Parsed.of(
            "version: '"
                + version
                + "'\nservices:\n  a:\n    image: a\n    "
                + line
                + "\nvolumes: {v: {}}\nnetworks: {n: {}}\n")
        .problems();
  }
}
