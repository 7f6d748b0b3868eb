package io.swarmassay.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.verdict.judge.Checker;
import io.swarmassay.verdict.judge.Judge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A claim in a document names the test that holds it, and that test is there. */
class ClaimsTests {
  private static final Pattern NAME =
      Pattern.compile("`([A-Z]\\w*(?:Tests|IT))(?:\\.([a-z]\\w*))?`");
  private static final String HELD_BY = "## Held by";
  private static final Map<String, List<Path>> TESTS = tests();

  private static Map<String, List<Path>> tests() {
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
      return files
          .filter(file -> file.toString().matches(".*(Tests|IT)\\.java"))
          .collect(
              Collectors.groupingBy(file -> file.getFileName().toString().replace(".java", "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"docs/definitions.md", "CHANGELOG.md", "CONTRIBUTING.md", "ARCHITECTURE.md"})
  void every_test_that_a_document_names_is_there(String file) throws IOException {
    String text = Files.readString(Path.of(file));

    assertThat(NAME.matcher(text).results().count()).as(file + " names tests").isPositive();
    assertThat(unresolved(text)).as(file).isEmpty();
  }

  @Test
  void every_check_names_the_test_that_holds_its_words() throws IOException {
    String text = Files.readString(Path.of("docs", "definitions.md"));
    String held = text.substring(text.indexOf(HELD_BY));

    for (Checker checker : Judge.standard().checkers()) {
      assertThat(held.lines().filter(line -> line.startsWith("| `" + checker.name() + "`")))
          .as("a row of the table \"Held by\" in docs/definitions.md for " + checker.name())
          .anyMatch(line -> NAME.matcher(line).results().anyMatch(m -> m.group(2) != null));
    }
  }

  @Test
  void a_test_that_is_not_there_is_named() {
    assertThat(unresolved("`NoSuchTests.it_holds` `ClaimsTests` `ClaimsTests.no_such_claim`"))
        .containsExactly("NoSuchTests.it_holds", "ClaimsTests.no_such_claim");
  }

  private static List<String> unresolved(String text) {
    List<String> unresolved = new ArrayList<>();
    for (Matcher name = NAME.matcher(text); name.find(); ) {
      if (!exists(name.group(1), name.group(2))) {
        unresolved.add(name.group().replace("`", ""));
      }
    }
    return unresolved;
  }

  /** Several classes may bear one name, in packages of their own: one of them must have it. */
  private static boolean exists(String type, String method) {
    return TESTS.getOrDefault(type, List.of()).stream()
        .anyMatch(file -> method == null || text(file).matches("(?s).*\\s" + method + "\\(.*"));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
