package io.swarmassay.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.fault.Remedy;
import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTests {
  private final List<Event> events = new ArrayList<>();
  private final List<String> cured = new ArrayList<>();
  private final Recorder recorder =
      new Recorder() {
        @Override
        public long now() {
          return events.size();
        }

        @Override
        public void record(Event event) {
          events.add(event);
        }
      };

  @TempDir Path folder;

  private record Cure(String description, Runnable act) implements Remedy {
    @Override
    public void cure() {
      act.run();
    }
  }

  @Test
  void a_remedy_is_on_disk_before_its_fault_may_strike() throws IOException {
    Path file = folder.resolve("journal.jsonl");
    new Journal(file, recorder).open("f1", new Cure("unpause web.2", () -> {}));
    assertThat(Files.readString(file)).contains("\"OPEN\"").contains("unpause web.2");
  }

  @Test
  void what_is_open_is_closed_newest_first_and_a_failing_one_stops_no_other() {
    Journal journal = new Journal(folder.resolve("journal.jsonl"), recorder);
    journal.open("f1", new Cure("first", () -> cured.add("first")));
    journal.open(
        "f2",
        new Cure(
            "second",
            () -> {
              throw new IllegalStateException("no such link");
            }));
    journal.open("f3", new Cure("third", () -> cured.add("third")));
    assertThat(journal.closeAll()).containsExactly("f2: second: no such link");
    assertThat(cured).containsExactly("third", "first");
  }

  @Test
  void a_closed_remedy_is_not_applied_again() {
    Journal journal = new Journal(folder.resolve("journal.jsonl"), recorder);
    Journal.Entry entry = journal.open("f1", new Cure("once", () -> cured.add("once")));
    journal.close(entry);
    journal.close(entry);
    assertThat(journal.closeAll()).isEmpty();
    assertThat(cured).containsExactly("once");
  }
}
