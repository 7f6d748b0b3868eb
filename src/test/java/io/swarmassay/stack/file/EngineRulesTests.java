package io.swarmassay.stack.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client takes and each engine refuses. */
class EngineRulesTests {
  @ParameterizedTest
  @ValueSource(strings = {"a.b", "a-", "-a", "_a", "a_"})
  void a_name_that_is_no_name_in_dns_is_refused_for_a_service(String name) {
    assertThat(problems("services: {ok: {image: a}, " + name + ": {image: a}}"))
        .containsExactly(
            "s.yml:1:28: no engine takes a service '"
                + name
                + "'; letters and digits, with '-' and '_' between them");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "A-b_c", "a--b", "a_-b", "0"})
  void other_names_are_fine(String name) {
    assertThat(problems("services: {" + name + ": {image: a}}")).isEmpty();
  }

  @Test
  void secrets_and_configs_may_have_a_dot_inside() {
    String text = "services: {a: {image: a}}\nsecrets: {%s: {external: true}}";
    assertThat(problems(text.formatted("a.b"))).isEmpty();
    assertThat(problems(text.formatted("a.")))
        .containsExactly(
            "s.yml:2:11: no engine takes a secret 'a.'; letters and digits, with '-', '_' and '.'"
                + " between them");
  }

  @Test
  void a_name_leaves_room_for_the_deployments() {
    assertThat(problems("services: {" + "a".repeat(56) + ": {image: a}}")).isEmpty();
    assertThat(problems("services: {" + "a".repeat(57) + ": {image: a}}"))
        .containsExactly(
            "s.yml:1:12: the name of service '"
                + "a".repeat(57)
                + "' is longer than 56 letters; choose a shorter one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'80:80', '80:81' | '81:81' | a 80/tcp",
        "'80:80' | '80:81' | b 80/tcp",
        "'80:80' | '80:80/udp' | ",
        "{target: 80, published: 80, mode: host} | {target: 80, published: 80, mode: host} | ",
        "{target: 80, published: 80, mode: host} | '80:80' | b 80/tcp",
        "'80:80' | {target: 80, published: 80, mode: host} | b 80/tcp",
        "'80', '80/udp' | '80' | ",
        "{target: 80, published: 80} | '70-90:70-90' | b 80/tcp",
      })
  void a_port_is_published_once(String one, String other, String told) {
    String text = "services:\n  a: {image: a, ports: [%s]}\n  b: {image: b, ports: [%s]}\n";
    List<String> problems = problems(text.formatted(one, other));
    if (told == null) {
      assertThat(problems).isEmpty();
    } else {
      int line = told.startsWith("a") ? 2 : 3;
      assertThat(problems)
          .containsExactly(
              "s.yml:"
                  + line
                  + ":24: port "
                  + told.substring(2)
                  + " is published twice; each belongs to one service of a swarm");
    }
  }

  @Test
  void two_secrets_are_not_one_file() {
    String text =
        "services:\n  a: {image: a, secrets: [s, {source: t, target: s}]}\n"
            + "secrets: {s: {external: true}, t: {external: true}}\n";
    assertThat(problems(text))
        .containsExactly(
            "s.yml:2:26: two secrets of a service are the file 's'; keep one, or give one of them"
                + " another target");
    assertThat(problems(text.replace("target: s", "target: u"))).isEmpty();
  }

  @Test
  void a_value_that_no_engine_takes_makes_no_constraint() {
    String line = "deploy: {placement: {constraints: [\"node.labels.m == %s\"]}}";
    assertThat(Parsed.web(line.formatted("b@c")).problems())
        .containsExactly(
            "s.yml:4:40: no engine takes the value of the constraint 'node.labels.m == b@c';"
                + " letters, digits and :-_.*()?+[]\\^$|/ are possible");
    assertThat(Parsed.web(line.formatted("b:c/d.e_f-g h")).problems()).isEmpty();
    assertThat(Parsed.web(line.formatted("")).problems()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"networks: [n, n]", "cap_add: [A, A]", "ports: [80, 80]"})
  void an_item_stands_once_where_docker_wants_that(String line) {
    assertThat(Parsed.web(line).problems())
        .anyMatch(problem -> problem.contains("an item stands twice in services.web."));
  }

  private static List<String> problems(String text) {
    return Parsed.of(text).problems();
  }
}
