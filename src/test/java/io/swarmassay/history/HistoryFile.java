package io.swarmassay.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes and reads histories of tests. */
final class HistoryFile {
  private HistoryFile() {}

  /** What was read, and how far. */
  record Read(List<Event> events, Reached reached) {}

  static void write(Path file, List<Event> events) throws IOException {
    Files.deleteIfExists(file);
    try (HistoryWriter writer = HistoryWriter.create(file)) {
      writer.record(events);
    }
  }

  static Read read(Path file) throws IOException {
    List<Event> events = new ArrayList<>();
    return new Read(events, HistoryReader.read(file, events::add));
  }

  static List<Event> stages(int count) {
    return IntStream.range(0, count).mapToObj(i -> (Event) stage(i)).toList();
  }

  static Event stage(long t) {
    return new Event.Stage(t, "step", "t=" + t);
  }
}
