package io.swarmassay.stack.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.yaml.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackFileTests {
  private static final Path FOLDER = Path.of("src/test/resources/stacks");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What docker makes of the same files, {@link StackFileIT} asks it itself. */
  @ParameterizedTest
  @CsvSource({"messaging, own", "rich, a", "modes, m"})
  void a_stack_file_becomes_this_blueprint_word_for_word(String name, String namespace)
      throws IOException {
    JsonNode golden = JSON.readTree(FOLDER.resolve(name + ".json").toFile());
    assertThat(tree(read(name + ".yml"), namespace).toPrettyString())
        .isEqualTo(golden.toPrettyString());
  }

  @Test
  void x_assay_names_images_erlang_nodes_and_their_cookie() {
    Assay assay = read("messaging.yml").assay();
    assertThat(assay.images())
        .containsExactly(
            new Assay.Recipe(
                "swarmassay/messaging:1", FOLDER.toAbsolutePath().normalize(), "beam", 28, 5));
    assertThat(assay.beam().orElseThrow().services()).containsExactly("atomvm-node");
    Blueprint blueprint = read("messaging.yml").blueprint("own");
    assertThat(assay.beam().orElseThrow().in(blueprint).cookie()).isEqualTo("cookie-for-tests");
  }

  @Test
  void a_name_prefixes_everything_that_is_not_named_otherwise() throws IOException {
    JsonNode rich = tree(read("rich.yml"), "a");
    assertThat(rich.path("services").findValuesAsText("Name")).contains("a_web", "a_quiet");
    assertThat(rich.at("/configs/0/Name").asText()).isEqualTo("app-config-v1");
    assertThat(rich.path("networks").findValuesAsText("Name")).containsExactly("a_back", "a_front");
  }

  @Test
  void variables_replace_what_the_file_leaves_open() {
    Map<String, Object> service = read("messaging.yml").blueprint("own").services().get(0);
    assertThat(service.toString()).contains("HANDLER=msg_handler");
    assertThat(read("messaging.yml", Map.of("HANDLER", "mine")).blueprint("own").services())
        .asString()
        .contains("HANDLER=mine");
  }

  @Test
  void a_missing_file_is_told() {
    Problems problems = new Problems();
    assertThat(StackFile.read(FOLDER.resolve("none.yml"), Map.of(), problems)).isEmpty();
    assertThat(problems.sorted())
        .asString()
        .isEqualTo("[src/test/resources/stacks/none.yml:1:1: no such file; check the name]");
  }

  private static JsonNode tree(StackFile file, String namespace) {
    return JSON.valueToTree(file.written(namespace));
  }

  private static StackFile read(String name) {
    return read(name, Map.of("TAG", "v1", "GIVEN", "here"));
  }

  private static StackFile read(String name, Map<String, String> variables) {
    Problems problems = new Problems();
    var file = StackFile.read(FOLDER.resolve(name), variables, problems);
    assertThat(problems.sorted()).isEmpty();
    return file.orElseThrow();
  }
}
