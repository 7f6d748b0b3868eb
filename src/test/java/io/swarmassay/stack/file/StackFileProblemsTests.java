package io.swarmassay.stack.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.swarmassay.yaml.Problem;
import io.swarmassay.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Beside each bad stack file lies a text with all of its problems and warnings, word for word. */
class StackFileProblemsTests {
  private static final Path FOLDER = Path.of("src/test/resources/stacks/bad");

  @TestFactory
  Stream<DynamicTest> every_problem_of_a_bad_file_is_told_at_its_place() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yml"))
          .sorted()
          .map(file -> dynamicTest(file.getFileName().toString(), () -> check(file)))
          .toList()
          .stream();
    }
  }

  private static void check(Path file) throws IOException {
    String name = file.getFileName().toString();
    Path expected = FOLDER.resolve(name.replace(".yml", ".txt"));
    assertThat(problems(file)).isEqualTo(Files.readAllLines(expected));
  }

  private static List<String> problems(Path file) throws IOException {
    Problems problems = new Problems();
    var read =
        StackFile.parse(
            file.getFileName().toString(),
            Files.readString(file),
            FOLDER,
            Map.of("GIVEN", "given", "EMPTY", ""),
            problems);
    assertThat(read).isEmpty();
    return Stream.concat(
            problems.sorted().stream().map(Problem::toString),
            problems.warnings().stream().map(warning -> "warning: " + warning))
        .toList();
  }
}
