package io.swarmassay.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.fault.Remedy;
import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remedies, written down before anything is hurt and closed in reverse order whatever happens. A
 * remedy that fails stays open, is named, and does not keep the others from being tried.
 */
final class Journal {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Recorder recorder;
  private final Deque<Entry> open = new ArrayDeque<>();

  Journal(Path file, Recorder recorder) {
    this.file = file;
    this.recorder = recorder;
  }

  /** A remedy and the fault it belongs to. */
  record Entry(String id, Remedy remedy) {}

  /** Writes a remedy down; only then may its fault strike. */
  Entry open(String id, Remedy remedy) {
    Entry entry = new Entry(id, remedy);
    note(entry, "OPEN", "");
    open.push(entry);
    return entry;
  }

  /** Applies a remedy; throws when it fails, and then it stays open. */
  void close(Entry entry) {
    if (!open.contains(entry)) {
      return;
    }
    entry.remedy().cure();
    open.remove(entry);
    note(entry, entry.remedy() == Remedy.NONE ? "NOT_NEEDED" : "CLOSED", "");
  }

  /** Applies all that are open, newest first; returns what could not be closed and why. */
  List<String> closeAll() {
    List<String> failed = new ArrayList<>();
    for (Entry entry : List.copyOf(open)) {
      try {
        close(entry);
      } catch (RuntimeException e) {
        note(entry, "FAILED", String.valueOf(e.getMessage()));
        failed.add(entry.id() + ": " + entry.remedy().description() + ": " + e.getMessage());
      }
    }
    return failed;
  }

  /** A lab that died took all that was done to it along. */
  void endWithLab() {
    for (Entry entry : List.copyOf(open)) {
      open.remove(entry);
      note(entry, "NOT_NEEDED", "the lab is dead");
    }
  }

  private void note(Entry entry, String state, String why) {
    recorder.record(
        new Event.Remedied(recorder.now(), entry.id(), state, entry.remedy().description()));
    Map<String, String> line = new LinkedHashMap<>();
    line.put("fault", entry.id());
    line.put("state", state);
    line.put("remedy", entry.remedy().description());
    line.put("why", why);
    append(line);
  }

  /** Writes the closing audit. */
  void audit(List<String> left) {
    append(Map.of("audit", left.isEmpty() ? "CLEAN" : "LEFT", "left", left));
  }

  private void append(Map<String, ?> line) {
    try {
      Files.writeString(
          file,
          JSON.writeValueAsString(line) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.SYNC);
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be written: " + file, e);
    }
  }
}
