package io.swarmassay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineFilesTests {
  private static final EngineRoot MACHINE = EngineRoot.ofThisMachine();

  @Test
  void the_image_store_is_chosen_and_never_left_to_what_a_release_prefers() throws IOException {
    assertThat(json(MACHINE).at("/features/containerd-snapshotter").asText()).isEqualTo("false");
    assertThat(json(MACHINE).path("storage-driver").asText()).isEqualTo("overlay2");

    JsonNode containerd = json(MACHINE.withContainerdStore());
    assertThat(containerd.at("/features/containerd-snapshotter").asText()).isEqualTo("true");
    assertThat(containerd.has("storage-driver")).isFalse();
  }

  @Test
  void a_folder_with_a_quote_in_its_name_stays_one_word_for_the_shell() {
    assertThat(EngineFiles.shell(Map.of("ROOT", "/it's"))).isEqualTo("ROOT='/it'\\''s'\n");
  }

  private static JsonNode json(EngineRoot engine) throws IOException {
    return new ObjectMapper().readTree(EngineFiles.configuration(engine));
  }
}
