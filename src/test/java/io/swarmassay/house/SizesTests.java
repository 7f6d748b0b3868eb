package io.swarmassay.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A file is one thought; what grows past this is two. */
class SizesTests {
  private static final int LINES = 250;

  /** Longer since before this rule; each that is split leaves the list, and none joins it. */
  private static final Set<String> STILL_LONGER =
      Set.of(
          "Event.java",
          "FakeSwarm.java",
          "Formation.java",
          "HistoryIndex.java",
          "LogFeedTests.java",
          "PlannerIT.java",
          "RecoveriesTests.java",
          "Tally.java");

  @Test
  void no_file_is_long() {
    Set<String> names = new TreeSet<>(tooLong(Sources.files()));

    names.removeAll(STILL_LONGER);
    assertThat(names).as("more than " + LINES + " lines: split it by thought").isEmpty();
  }

  @Test
  void what_is_on_the_list_exists() {
    Set<String> there = Sources.files().stream().map(SizesTests::name).collect(Collectors.toSet());

    assertThat(there).as("files on the list exist").containsAll(STILL_LONGER);
  }

  @Test
  void a_line_too_many_is_found() {
    assertThat(isLong("x\n".repeat(LINES))).isFalse();
    assertThat(isLong("x\n".repeat(LINES + 1))).isTrue();
  }

  private static List<String> tooLong(List<Path> files) {
    return files.stream().filter(file -> isLong(Sources.text(file))).map(SizesTests::name).toList();
  }

  private static boolean isLong(String source) {
    return source.lines().count() > LINES;
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
