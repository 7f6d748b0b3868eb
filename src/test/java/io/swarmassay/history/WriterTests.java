package io.swarmassay.history;

import static io.swarmassay.history.HistoryFile.read;
import static io.swarmassay.history.HistoryFile.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The writer's clock, its last line on a disk that is full, and what it leaves open. */
class WriterTests {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name_the_file() {
    file = folder.resolve("history.jsonl");
  }

  @Test
  void its_clock_counts_microseconds_since_the_run_began() throws IOException {
    AtomicLong nanos = new AtomicLong(-7_000_000_000L);
    try (HistoryWriter writer = HistoryWriter.create(file, nanos::get)) {
      assertThat(writer.now()).isZero();
      nanos.addAndGet(1_999);
      assertThat(writer.now()).isEqualTo(1);
      nanos.addAndGet(90_000_000_001L);
      assertThat(writer.now()).isEqualTo(90_000_002);
    }
  }

  @Test
  void the_clock_of_a_history_in_memory_counts_microseconds_too() {
    long before = System.nanoTime();
    MemoryHistory history = new MemoryHistory();
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < 20_000_000) {
      Thread.onSpinWait();
    }
    long now = history.now();

    assertThat(now).isBetween(20_000L, (System.nanoTime() - before) / 1_000);
    history.record(List.of(stage(1), stage(2)));
    assertThat(history.events()).containsExactly(stage(1), stage(2));
  }

  @Test
  void a_line_of_any_length_is_whole_where_the_buffer_must_grow() throws IOException {
    int buffer = new Bytes().array().length;
    for (int length = buffer - 120; length < buffer; length++) {
      Event event = new Event.Stage(1, "step", "x".repeat(length));
      Path each = folder.resolve(length + ".jsonl");
      try (HistoryWriter writer = HistoryWriter.create(each)) {
        writer.record(event);
      }
      assertThat(read(each).events()).containsExactly(event);
    }
  }

  @Test
  void a_line_that_did_not_fit_is_cut_off_and_nothing_is_written_after_it() throws IOException {
    Scarce disk = new Scarce(file);
    try (HistoryWriter writer = new HistoryWriter(disk, () -> 0)) {
      writer.record(stage(1));
      writer.record(List.of(stage(2), stage(3)));
      disk.full = true;

      assertThatThrownBy(() -> writer.record(stage(4)))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("the history cannot be written: no space left");
      disk.full = false;
      for (int more = 0; more < 2; more++) {
        assertThatThrownBy(() -> writer.record(stage(5)))
            .isInstanceOf(UncheckedIOException.class)
            .hasMessage("the history cannot be written: no space left");
      }
    }
    HistoryFile.Read read = read(file);
    assertThat(read.events()).containsExactly(stage(1), stage(2), stage(3));
    assertThat(read.reached().torn()).isFalse();
    assertThat(read.reached().bytes()).isEqualTo(Files.size(file));
  }

  @Test
  void why_the_last_line_could_not_be_cut_off_is_told_with_the_failure() throws IOException {
    Scarce disk = new Scarce(file);
    HistoryWriter writer = new HistoryWriter(disk, () -> 0);
    disk.full = true;
    disk.getChannel().close(); // a channel that is closed cuts nothing

    assertThatThrownBy(() -> writer.record(stage(1)))
        .cause()
        .satisfies(broken -> assertThat(broken.getSuppressed()).hasSize(1));
  }

  @Test
  void nothing_stays_open() throws IOException {
    HistoryWriter writer = HistoryWriter.create(file);
    writer.record(stage(1));
    HistoryReader reader = HistoryReader.open(file);
    assertThat(open()).isEqualTo(2);
    writer.close();
    assertThat(open()).isEqualTo(1);
    reader.close();
    assertThat(open()).isZero();
  }

  private long open() throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.filter(this::isTheFile).count();
    }
  }

  private boolean isTheFile(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).equals(file.toRealPath());
    } catch (IOException gone) {
      return false; // the one that listed the folder
    }
  }

  /** A file on a disk that takes half a line when it is full. */
  private static final class Scarce extends FileOutputStream {
    private boolean full;

    Scarce(Path file) throws IOException {
      super(file.toFile(), true);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      if (full) {
        super.write(bytes, from, count / 2);
        throw new IOException("no space left");
      }
      super.write(bytes, from, count);
    }
  }
}
