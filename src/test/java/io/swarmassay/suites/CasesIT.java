package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small stacks out of public reports end as their {@code expect} says: an outcome, and on further
 * lines a check that is not PASSED and a part of its reason.
 */
@Tag("nightly")
class CasesIT {
  private static final Path CASES = Path.of("src", "test", "cases");

  @TempDir static Path work;

  @TestFactory
  Stream<DynamicTest> every_case_ends_as_expected() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.filter(Files::isDirectory).sorted().toList().stream().flatMap(CasesIT::tests);
    }
  }

  private static Stream<DynamicTest> tests(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(file -> test(folder, file.getFileName().toString()))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DynamicTest test(Path folder, String scenario) {
    String name = folder.getFileName() + "/" + scenario;
    return DynamicTest.dynamicTest(name, () -> play(folder, scenario));
  }

  private static void play(Path folder, String scenario) throws Exception {
    Path stack = assembled(folder);
    compare(
        expected(folder, scenario),
        new FolderRun("" + folder.getFileName(), stack, scenario, work).play(Optional.empty()));
  }

  /** What is said of that scenario, or else of all of the folder. */
  private static List<String> expected(Path folder, String scenario) throws IOException {
    Path own = folder.resolve(scenario.replace(".yaml", ".expect"));
    return Files.readAllLines(Files.exists(own) ? own : folder.resolve("expect"));
  }

  private static void compare(List<String> expected, Verdict verdict) {
    assertThat(verdict.outcome().name()).as(verdict.checks().toString()).isEqualTo(expected.get(0));
    for (String line : expected.subList(1, expected.size())) {
      String check = line.substring(0, line.indexOf(": "));
      assertThat(verdict.checks())
          .as(line)
          .filteredOn(done -> done.name().equals(check))
          .anyMatch(done -> done.reason().contains(line.substring(line.indexOf(": ") + 2)));
    }
  }

  /** The case over the stack it starts from: the image of hello, or the stack that it patches. */
  private static Path assembled(Path folder) throws Exception {
    Path target = Files.createTempDirectory(work, "c").resolve("case");
    Path base = folder.resolve("base");
    if (Files.exists(base)) {
      FileUtils.copyDirectory(Path.of(Files.readString(base).strip()).toFile(), target.toFile());
      Files.deleteIfExists(target.resolve("budgets.yaml"));
      patch(target, folder.resolve("stack.patch").toAbsolutePath());
    } else {
      for (String file : List.of("Dockerfile", "start")) {
        Path from = Path.of("stacks", "hello", file);
        FileUtils.copyFile(from.toFile(), target.resolve(file).toFile());
      }
    }
    FileUtils.copyDirectory(folder.toFile(), target.toFile());
    return target;
  }

  private static void patch(Path target, Path patch) throws Exception {
    Process process =
        new ProcessBuilder("git", "apply", "-p1", patch.toString())
            .directory(target.toFile())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
  }
}
