package io.swarmassay.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chained as ours, and yet no event of ours: damage, not an exception somewhere behind. */
class EventValuesTests {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"e\":\"Sampled\",\"t\":1,\"metric\":null,\"component\":\"\",\"value\":1}",
        "{\"e\":\"Sampled\",\"t\":1,\"value\":1}",
        "{\"e\":\"Audited\",\"t\":1,\"left\":[null]}",
        "{\"e\":\"Noted\",\"t\":1,\"topic\":\"x\",\"facts\":{\"a\":null}}",
        "{\"e\":\"Handled\",\"t\":1,\"kind\":\"message\",\"from\":null,\"seq\":1,\"by\":\"b\"}"
      })
  void an_event_that_lacks_a_value_is_damage(String line) throws IOException {
    Reached.Damage damage = read(line).damage().orElseThrow();
    assertThat(damage.what()).contains("a value is missing");
  }

  @Test
  void a_value_of_another_sort_is_damage_in_words_for_people() throws IOException {
    String line = "{\"e\":\"Stage\",\"t\":1,\"name\":{\"a\":[]},\"detail\":\"\"}";
    assertThat(read(line).damage().orElseThrow().what())
        .isEqualTo(
            "not an event this version knows: the value of name is none that can stand there");
  }

  private Reached read(String line) throws IOException {
    Path file = folder.resolve("history.jsonl");
    Files.write(file, Resealed.of(line.getBytes(StandardCharsets.ISO_8859_1)));
    List<Event> events = new ArrayList<>();
    return HistoryReader.read(file, events::add);
  }
}
