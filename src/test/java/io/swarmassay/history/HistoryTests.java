package io.swarmassay.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTests {
  private static final Promise PROMISE =
      new Promise(
          "ping", "", "p99", 50, Promise.Kind.HARD, "", "doc.txt, \"Speed\"", "Ping < 50ms");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name_the_file() {
    file = folder.resolve("history.jsonl");
  }

  @Test
  void every_kind_of_event_comes_back_equal() throws IOException {
    List<Event> events = everyKind();

    write(events);

    assertThat(everyKind().stream().map(Object::getClass).distinct())
        .as("a sample of each kind")
        .containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
    assertThat(read().events).isEqualTo(events);
    assertThat(read().reached.damage()).isEmpty();
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
  void a_torn_last_line_is_left_out_and_said() throws IOException {
    write(stages(5));
    byte[] whole = Files.readAllBytes(file);

    for (int cut = 1; cut < 40; cut++) {
      Files.write(file, Arrays.copyOf(whole, whole.length - cut));
      Read read = read();
      assertThat(read.events).isEqualTo(stages(5).subList(0, 4));
      assertThat(read.reached.torn()).isTrue();
      assertThat(read.reached.damage()).isEmpty();
    }
  }

  @Test
  void any_edited_byte_is_damage_in_its_line() throws IOException {
    write(stages(9));
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
      Read read = read();
      assertThat(read.events).hasSize(line - 1);
      assertThat(read.reached.damage().orElseThrow().line()).isEqualTo(line);
    }
  }

  @Test
  void a_removed_line_is_damage_where_it_is_missing() throws IOException {
    write(stages(9));
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.remove(4);
    Files.write(file, lines);

    assertThat(read().reached.damage().orElseThrow().text())
        .startsWith("line 5: edited, or the line before it is missing");
  }

  @Test
  void swapped_lines_are_damage() throws IOException {
    write(stages(9));
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.add(2, lines.remove(3));
    Files.write(file, lines);

    assertThat(read().reached.damage().orElseThrow().line()).isEqualTo(3);
  }

  @Test
  void a_missing_begin_is_damage_in_line_1() throws IOException {
    write(stages(9));
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(1, lines.size()));

    assertThat(read().reached.damage().orElseThrow().text())
        .startsWith("line 1: the history does not begin here");
  }

  @Test
  void a_foreign_file_is_damage_in_line_1() throws IOException {
    Files.writeString(file, "root:x:0:0:root:/root:/bin/bash\n\n");

    assertThat(read().reached.damage().orElseThrow().text())
        .isEqualTo("line 1: not a line of a history (it has no running hash)");
  }

  @Test
  void an_empty_file_holds_nothing_and_no_damage() throws IOException {
    Files.createFile(file);

    assertThat(read().events).isEmpty();
    assertThat(read().reached.damage()).isEmpty();
    assertThat(read().reached.torn()).isFalse();
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
    write(stages(2));
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
    write(events);

    assertThat(read().events).isEqualTo(events);
  }

  @Test
  void an_existing_history_is_never_overwritten() throws IOException {
    write(stages(1));

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
    assertThat(read().events).hasSize(2);
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
    assertThat(read().reached.lines()).isEqualTo(2_000);
    assertThat(read().reached.damage()).isEmpty();
  }

  @Test
  void an_event_of_a_newer_version_is_damage_with_its_name() throws IOException {
    byte[] line = "{\"e\":\"Teleported\",\"t\":1".getBytes(UTF_8);
    byte[] sealed = Arrays.copyOf(line, line.length + Chain.SEAL + 1);
    new Chain().seal(line, 0, line.length, sealed, line.length);
    sealed[sealed.length - 1] = '\n';
    Files.write(file, sealed);

    assertThat(read().reached.damage().orElseThrow().text())
        .contains("line 1: not an event this version knows")
        .contains("Teleported");
  }

  private void write(List<Event> events) throws IOException {
    Files.deleteIfExists(file);
    try (HistoryWriter writer = HistoryWriter.create(file)) {
      writer.record(events);
    }
  }

  private Read read() throws IOException {
    List<Event> events = new ArrayList<>();
    return new Read(events, HistoryReader.read(file, events::add));
  }

  private static List<Event> stages(int count) {
    return IntStream.range(0, count).mapToObj(i -> (Event) stage(i)).toList();
  }

  private static Event stage(long t) {
    return new Event.Stage(t, "step", "t=" + t);
  }

  private static List<Event> everyKind() {
    Instant now = Instant.parse("2026-01-01T00:00:00.123456Z");
    return List.of(
        new Event.Opened(1, 1, "s", "t \"q\" ü", "m", 7, now, List.of("ping"), 3, List.of(PROMISE)),
        new Event.Stage(2, "deploy", ""),
        new Event.Looked(3, "ping", "start", false, "a\\b\u0001", true),
        new Event.Sampled(4, "ping", "", 0.07),
        new Event.Platform(5, 99, "n1", "container", "die", "id", ""),
        new Event.Struck(6, "f1", "kill", "w.2", List.of("w.2"), "SWARM", 30_000, 900),
        new Event.Proven(7, "f1", true, "gone"),
        new Event.Cured(8, "f1", true, "back"),
        new Event.Recovered(9, "f1", true, ""),
        new Event.Phase(10, "f1", "started"),
        new Event.Skipped(11, "partition", "no netem", 2),
        new Event.Trouble(12, "lab", "died"),
        new Event.Remedied(13, "f1", "CLOSED", "nothing"),
        new Event.Audited(14, List.of("veth0")),
        new Event.Noted(15, "versions", Map.of("otp", "25")),
        new Event.Closed(16, "completed"),
        new Event.Offered(17, Operation.MESSAGE, 200, 5_000, false),
        new Event.Tried(
            -18, Operation.MESSAGE, "s1", "w.2", 1, 2, 3, 17, 18, Ending.UNKNOWN, "\"ü\" timeout"),
        new Event.Tried(Long.MAX_VALUE, Operation.PING, "s", "w", 0, 0, 0, 1, 2, Ending.FAIL, ""),
        new Event.Tried(
            1_234_567_890_123L, Operation.HTTP, "s", "w", 0, 0, 9, 1, 2, Ending.OK, "200"),
        new Event.Handled(19, Operation.ROW, "sö", 3, "w.2", 1, 2),
        new Event.Handled(20, Operation.MESSAGE, "s1", 3, "w.2", 1, 2),
        new Event.Born(20, "w.2", 1, "c0ffee"),
        new Event.Died(21, "w.2", 1, "killed"),
        new Event.Sighted(22, "w.1", "w.2", false),
        new Event.Resolved(23, "w.1", "tasks.w", List.of("10.0.0.1"), List.of()),
        new Event.Surveyed(24, Operation.ROW, 1, "db.1", 23));
  }

  private record Read(List<Event> events, Reached reached) {}
}
