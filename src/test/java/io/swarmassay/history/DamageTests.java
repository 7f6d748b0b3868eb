package io.swarmassay.history;

import static io.swarmassay.history.HistoryFile.read;
import static io.swarmassay.history.HistoryFile.stages;
import static io.swarmassay.history.HistoryFile.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was changed, lost or torn is damage, and is said. */
class DamageTests {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name_the_file() {
    file = folder.resolve("history.jsonl");
  }

  @Test
  void a_torn_last_line_is_left_out_and_said() throws IOException {
    write(file, stages(5));
    byte[] whole = Files.readAllBytes(file);

    for (int cut = 1; cut < 40; cut++) {
      Files.write(file, Arrays.copyOf(whole, whole.length - cut));
      HistoryFile.Read read = read(file);
      assertThat(read.events()).isEqualTo(stages(5).subList(0, 4));
      assertThat(read.reached().torn()).isTrue();
      assertThat(read.reached().damage()).isEmpty();
    }
  }

  /** Anybody can chain lines anew. */
  @Test
  void a_line_that_its_reader_refuses_is_damage_and_ends_the_reading() throws IOException {
    write(file, stages(3));
    List<Event> taken = new ArrayList<>();
    Reached reached =
        HistoryReader.read(
            file,
            event -> {
              if (taken.size() == 1) {
                throw new IllegalArgumentException("it counts to -1");
              }
              taken.add(event);
            });
    assertThat(taken).hasSize(1);
    assertThat(reached.lines()).isEqualTo(1);
    assertThat(reached.damage().orElseThrow().text())
        .isEqualTo("line 2: no event of this history: it counts to -1");
  }

  @Test
  void any_edited_byte_is_damage_in_its_line() throws IOException {
    write(file, stages(9));
    byte[] whole = Files.readAllBytes(file);
    int line = 1;
    for (int at = 0; at < whole.length; at++) {
      if (whole[at] == '\n') {
        line++;
        continue;
      }
      byte[] edited = whole.clone();
      edited[at] ^= 1;
      Files.write(file, edited);
      HistoryFile.Read read = read(file);
      assertThat(read.events()).hasSize(line - 1);
      assertThat(read.reached().damage().orElseThrow().line()).isEqualTo(line);
    }
  }

  @Test
  void a_removed_line_is_damage_where_it_is_missing() throws IOException {
    write(file, stages(9));
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.remove(4);
    Files.write(file, lines);

    assertThat(read(file).reached().damage().orElseThrow().text())
        .startsWith("line 5: edited, or the line before it is missing");
  }

  @Test
  void swapped_lines_are_damage() throws IOException {
    write(file, stages(9));
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.add(2, lines.remove(3));
    Files.write(file, lines);

    assertThat(read(file).reached().damage().orElseThrow().line()).isEqualTo(3);
  }

  @Test
  void a_missing_begin_is_damage_in_line_1() throws IOException {
    write(file, stages(9));
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(1, lines.size()));

    assertThat(read(file).reached().damage().orElseThrow().text())
        .startsWith("line 1: the history does not begin here");
  }

  @Test
  void a_foreign_file_is_damage_in_line_1() throws IOException {
    Files.writeString(file, "root:x:0:0:root:/root:/bin/bash\n\n");

    assertThat(read(file).reached().damage().orElseThrow().text())
        .isEqualTo("line 1: not a line of a history (it has no running hash)");
  }

  @Test
  void an_event_of_a_newer_version_is_damage_with_its_name() throws IOException {
    byte[] line = "{\"e\":\"Teleported\",\"t\":1".getBytes(UTF_8);
    byte[] sealed = Arrays.copyOf(line, line.length + Chain.SEAL + 1);
    new Chain().seal(line, 0, line.length, sealed, line.length);
    sealed[sealed.length - 1] = '\n';
    Files.write(file, sealed);

    assertThat(read(file).reached().damage().orElseThrow().text())
        .contains("line 1: not an event this version knows")
        .contains("Teleported");
  }
}
