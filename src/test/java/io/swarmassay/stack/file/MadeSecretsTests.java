package io.swarmassay.stack.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.swarm.Blueprint;
import io.swarmassay.yaml.Problems;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** External secrets that each deployment gets made for itself. */
class MadeSecretsTests {
  private static final String FILE =
      """
      services:
        node: {image: "app:1", secrets: [erlang-cookie]}
      secrets:
        erlang-cookie: {external: true}
      x-assay:
        secrets: {erlang-cookie: %s}
        beam: {services: [node], cookie: erlang-cookie}
      """;

  @Test
  void a_generated_cookie_is_another_one_in_each_deployment() {
    StackFile file = file("generated");
    String one = cookie(file, file.blueprint("a"));
    assertThat(one).matches("[0-9a-f]{64}").isNotEqualTo(cookie(file, file.blueprint("a")));
  }

  @Test
  void a_given_value_is_the_content() {
    StackFile file = file("atomvm_secret_cookie");
    assertThat(cookie(file, file.blueprint("a"))).isEqualTo("atomvm_secret_cookie");
  }

  @Test
  void the_service_is_given_the_secret_of_its_own_deployment() {
    Blueprint blueprint = file("generated").blueprint("a");
    assertThat(blueprint.services()).asString().contains("SecretName=a_erlang-cookie");
    assertThat(blueprint.secrets())
        .extracting(body -> body.get("Name"))
        .containsExactly("a_erlang-cookie");
  }

  @Test
  void only_what_is_external_is_made() {
    String text = FILE.formatted("oatmeal").replace("{external: true}", "{file: cookie.txt}");
    assertThat(Parsed.of(text).problems())
        .containsExactly(
            "s.yml:6:13: secret 'erlang-cookie' has a source already; write external: true, or leave"
                + " it out here");
  }

  @Test
  void nodes_do_not_print_their_cookie() {
    StackFile file = file("atomvm_secret_cookie");
    Blueprint blueprint = file.blueprint("a");
    assertThat(file.assay().beam().orElseThrow().in(blueprint))
        .asString()
        .doesNotContain("atomvm_secret_cookie");
  }

  private static String cookie(StackFile file, Blueprint blueprint) {
    return file.assay().beam().orElseThrow().in(blueprint).cookie();
  }

  private static StackFile file(String value) {
    Problems problems = new Problems();
    return StackFile.parse("f.yml", FILE.formatted(value), Path.of("."), Map.of(), problems)
        .orElseThrow(() -> new AssertionError(problems.sorted()));
  }
}
