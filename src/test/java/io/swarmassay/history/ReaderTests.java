package io.swarmassay.history;

import static io.swarmassay.history.HistoryFile.stage;
import static io.swarmassay.history.HistoryFile.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far is read: to the byte, through buffers, and no further than a line may be long. */
class ReaderTests {
  private static final int LONGEST = 1 << 18; // the reader's first buffer: it must never grow
  private static final String EMPTY = "cd546d2e08eff829ebd173047dc53d85";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name_the_file() {
    file = folder.resolve("history.jsonl");
  }

  private Reached read(List<Event> events, int longest) throws IOException {
    try (HistoryReader reader = new HistoryReader(Files.newInputStream(file), longest)) {
      return reader.read(events::add);
    }
  }

  @Test
  void a_history_of_many_buffers_is_read_to_its_last_byte_in_one_buffer() throws IOException {
    List<Event> events =
        IntStream.range(0, 6_000)
            .mapToObj(i -> (Event) new Event.Stage(i, "step", "x".repeat(i % 317)))
            .toList();
    write(file, events);
    List<Event> seen = new ArrayList<>();

    Reached reached = read(seen, LONGEST);

    assertThat(Files.size(file)).isGreaterThan(3L * LONGEST);
    assertThat(seen).isEqualTo(events);
    assertThat(reached.bytes()).isEqualTo(Files.size(file));
    assertThat(reached.lines()).isEqualTo(6_000);
    assertThat(reached.damage()).isEmpty();
  }

  @Test
  void a_line_longer_than_any_may_be_is_damage_and_what_was_before_it_stands() throws IOException {
    write(
        file, List.of(stage(1), new Event.Stage(2, "step", "x".repeat((1 << 20) + 99)), stage(3)));
    List<Event> seen = new ArrayList<>();

    Reached reached = read(seen, 1 << 20);

    assertThat(seen).containsExactly(stage(1));
    assertThat(reached.damage().orElseThrow().text())
        .isEqualTo("line 2: not a line of a history (longer than 1 MiB)");
    assertThat(reached.torn()).isFalse();
  }

  @Test
  void an_empty_first_line_is_damage() throws IOException {
    Files.writeString(file, "\n");

    assertThat(HistoryFile.read(file).reached().damage().orElseThrow().line()).isEqualTo(1);
  }

  @Test
  void a_folder_is_no_history() {
    assertThatThrownBy(() -> HistoryReader.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessage(folder + " is no regular file");
    assertThatThrownBy(() -> HistoryReader.open(file))
        .isInstanceOf(java.nio.file.NoSuchFileException.class);
  }

  @Test
  void the_hash_begins_with_the_name_of_the_format_and_goes_on_with_each_line() throws IOException {
    write(file, List.of());
    assertThat(HistoryFile.read(file).reached().hash()).isEqualTo("sha256:" + EMPTY);

    write(file, List.of(new Event.Closed(16, "completed")));
    String line = "{\"e\":\"Closed\",\"t\":16,\"how\":\"completed\"";
    String hash = HistoryFile.read(file).reached().hash().substring("sha256:".length());
    assertThat(hash).hasSize(32).isNotEqualTo(EMPTY);
    assertThat(Files.readString(file)).isEqualTo(line + ",\"h\":\"" + hash + "\"}\n");
  }

  @Test
  void a_seal_without_a_line_is_no_line() throws IOException {
    byte[] seal = new byte[Chain.SEAL + 1];
    new Chain().seal(new byte[0], 0, 0, seal, 0);
    seal[Chain.SEAL] = '\n';
    Files.write(file, seal);

    assertThat(HistoryFile.read(file).reached().damage().orElseThrow().what())
        .isEqualTo("not a line of a history (it has no running hash)");
  }

  @Test
  void an_event_is_read_and_not_the_seal_after_it() throws IOException {
    byte[] json = "{\"e\":\"Stage\",\"t\":1,\"name\":\"a\",\"detail\":\"b\"}???".getBytes(UTF_8);

    assertThat(new EventCodec().decode(json, 0, json.length - 3))
        .isEqualTo(new Event.Stage(1, "a", "b"));
  }
}
