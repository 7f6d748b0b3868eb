package io.swarmassay.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.history.Promise;
import io.swarmassay.scenario.file.BudgetFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every quote of a budget is a whole line of the document it names, below the section it names. The
 * documents are not ours to copy: {@code src/test/resources/seeds/*.lines} holds a hash of each of
 * their lines in order, and for a heading the hashes of its text, whole and up to a colon.
 */
class QuotesTests {
  static List<Path> budgets() throws IOException {
    try (Stream<Path> stacks = Files.list(Path.of("stacks"))) {
      return stacks
          .map(stack -> stack.resolve("budgets.yaml"))
          .filter(Files::exists)
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("budgets")
  void every_quote_is_a_line_of_its_document_below_its_section(Path file) {
    for (Promise promise : BudgetFile.read(file)) {
      assertThat(wrong(promise))
          .as("%s, %s: \"%s\"", file, promise.source(), promise.quote())
          .isEmpty();
    }
  }

  @Test
  void a_quote_in_other_words_or_of_another_section_is_found() {
    String document = "003_b50d7229e6b859a0.txt";
    String quote = "| **Ping Latency** | <50ms | net_adm:ping round-trip |";

    assertThat(wrong(promise(document + ", Performance Characteristics", quote))).isEmpty();
    assertThat(wrong(promise(document + ", Performance Characteristics", "Ping Latency <50ms")))
        .isEqualTo("the document has no such line");
    assertThat(wrong(promise(document + ", Troubleshooting", quote)))
        .isEqualTo("the line is not below a heading Troubleshooting");
    assertThatThrownBy(() -> wrong(promise("999.txt, Speed", quote)))
        .isInstanceOf(UncheckedIOException.class);
  }

  private static Promise promise(String source, String quote) {
    return new Promise("ping", "", "max", 1, Promise.Kind.HARD, "", source, quote);
  }

  /** What is wrong with a quote; empty when it is what the document says. */
  private static String wrong(Promise promise) {
    String[] source = promise.source().split(", ", 2);
    if (!source[0].endsWith(".txt")) {
      return text(source[0]).contains(promise.quote()) ? "" : "the document does not say so";
    }
    List<String> lines = Documents.lines(source[0]);
    int at = index(lines, Documents.hash(promise.quote().strip()), 0);
    if (at < 0) {
      return "the document has no such line";
    }
    String section = source.length == 1 ? "" : source[1];
    return section.isEmpty()
            || index(lines.subList(0, at), Documents.hash(section), Documents.HASH + 1) >= 0
        ? ""
        : "the line is not below a heading " + section;
  }

  /** The line that has this hash from that column on. */
  private static int index(List<String> lines, String hash, int column) {
    for (int i = 0; i < lines.size(); i++) {
      int found = lines.get(i).indexOf(hash);
      if (column == 0 ? found == 0 : found >= column) {
        return i;
      }
    }
    return -1;
  }

  /** A document of our own, as one line. */
  private static String text(String document) {
    try {
      return Files.readString(Path.of(document)).replaceAll("\\s+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException("no document " + document, e);
    }
  }
}
