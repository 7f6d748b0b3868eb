package io.swarmassay.history;

import static io.swarmassay.history.EveryKind.everyKind;
import static io.swarmassay.history.HistoryFile.read;
import static io.swarmassay.history.HistoryFile.stage;
import static io.swarmassay.history.HistoryFile.stages;
import static io.swarmassay.history.HistoryFile.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTests {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name_the_file() {
    file = folder.resolve("history.jsonl");
  }

  @Test
  void every_kind_of_event_comes_back_equal() throws IOException {
    List<Event> events = everyKind();

    write(file, events);

    assertThat(everyKind().stream().map(Object::getClass).distinct())
        .as("a sample of each kind")
        .containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
    assertThat(read(file).events()).isEqualTo(events);
    assertThat(read(file).reached().damage()).isEmpty();
  }

  @Test
  void operations_written_by_hand_are_the_json_that_jackson_writes() throws IOException {
    for (Event event : everyKind()) {
      Bytes out = new Bytes();
      new EventCodec().encode(event, out);
      out.put('}');
      assertThat(EventJson.decode(out.array(), 0, out.length())).isEqualTo(event);
      byte[] json = EventJson.encode(event);
      assertThat(new EventCodec().decode(json, 0, json.length)).isEqualTo(event);
    }
  }

  @Test
  void an_empty_file_holds_nothing_and_no_damage() throws IOException {
    Files.createFile(file);

    assertThat(read(file).events()).isEmpty();
    assertThat(read(file).reached().damage()).isEmpty();
    assertThat(read(file).reached().torn()).isFalse();
  }

  @Test
  void a_growing_file_can_be_followed() throws IOException {
    List<Event> seen = new ArrayList<>();
    try (HistoryWriter writer = HistoryWriter.create(file);
        HistoryReader reader = HistoryReader.open(file)) {
      for (Event event : stages(50)) {
        writer.record(event);
        assertThat(reader.read(seen::add).hash()).isEqualTo(writer.hash());
      }
    }
    assertThat(seen).isEqualTo(stages(50));
  }

  @Test
  void a_line_that_is_still_being_written_is_read_when_it_is_whole() throws IOException {
    write(file, stages(2));
    byte[] whole = Files.readAllBytes(file);
    Path growing = folder.resolve("growing.jsonl");
    Files.write(growing, Arrays.copyOf(whole, whole.length - 7));
    List<Event> seen = new ArrayList<>();
    try (HistoryReader reader = HistoryReader.open(growing)) {
      assertThat(reader.read(seen::add).torn()).isTrue();
      Files.write(growing, whole);
      assertThat(reader.read(seen::add).torn()).isFalse();
    }
    assertThat(seen).isEqualTo(stages(2));
  }

  @Test
  void lines_longer_than_any_buffer_come_back() throws IOException {
    List<Event> events = List.of(new Event.Stage(1, "x".repeat(3_000_000), "ü\n\""), stage(2));
    write(file, events);

    assertThat(read(file).events()).isEqualTo(events);
  }

  @Test
  void an_existing_history_is_never_overwritten() throws IOException {
    write(file, stages(1));

    assertThatThrownBy(() -> HistoryWriter.create(file))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void recording_into_a_closed_history_is_a_bug_that_is_said() throws IOException {
    HistoryWriter writer = HistoryWriter.create(file);
    writer.close();
    writer.close();

    assertThatThrownBy(() -> writer.record(stage(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("came too late: Stage");
  }

  @Test
  void an_interrupted_thread_can_still_record() throws IOException {
    try (HistoryWriter writer = HistoryWriter.create(file)) {
      Thread.currentThread().interrupt();
      writer.record(stages(2));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(read(file).events()).hasSize(2);
  }

  @Test
  void many_threads_leave_one_unbroken_chain() throws Exception {
    List<Thread> threads = new ArrayList<>();
    try (HistoryWriter writer = HistoryWriter.create(file)) {
      for (int i = 0; i < 4; i++) {
        threads.add(new Thread(() -> stages(500).forEach(writer::record)));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join(20_000);
      }
      assertThat(writer.written()).isEqualTo(2_000);
    }
    assertThat(read(file).reached().lines()).isEqualTo(2_000);
    assertThat(read(file).reached().damage()).isEmpty();
  }
}
