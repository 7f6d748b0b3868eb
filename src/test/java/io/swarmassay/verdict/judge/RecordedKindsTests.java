package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Generated histories hold every type of event that real runs hold. {@code recorded/kinds.tsv}
 * counts them, by scenario, in runs on real labs.
 */
class RecordedKindsTests {
  private static final Path RECORDED = Path.of("src", "test", "resources", "recorded", "kinds.tsv");

  @Test
  void every_type_of_event_that_real_runs_record_is_generated() throws IOException {
    Set<String> recorded =
        Files.readAllLines(RECORDED).stream()
            .map(line -> line.split("\t")[1])
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(recorded).hasSizeGreaterThan(15);
    assertThat(generated()).containsAll(recorded);
  }

  private static Set<String> generated() {
    Set<String> types = new TreeSet<>();
    for (long seed = 0; seed < 50; seed++) {
      new GeneratedScene(seed)
          .history().stream().map(Event::getClass).map(Class::getSimpleName).forEach(types::add);
    }
    return types;
  }
}
