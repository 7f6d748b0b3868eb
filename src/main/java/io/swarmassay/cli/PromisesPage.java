package io.swarmassay.cli;

import io.swarmassay.scenario.promise.PromiseFile;
import io.swarmassay.scenario.promise.PromiseRow;
import io.swarmassay.scenario.promise.Proof;
import io.swarmassay.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page docs/promises.md, generated from {@code stacks/<name>/promises.yaml}. */
final class PromisesPage {
  private static final String HEAD =
      """
      # Promises of the documents

      Generated from `stacks/*/promises.yaml` by `./assay list --promises > docs/promises.md`.

      Each stack is the system of a document. Every sentence of it that one can be held to is a row here: *held* by a
      check, a budget or a step of a scenario, or by a test method, which can fail; *differs*: something else is done,
      for the reason given, and the check named holds that; *not ours*: prior art, advice, an open question of the
      document; *open*: nothing proves it yet, and what is missing.

      """;

  private final StringBuilder page = new StringBuilder(HEAD);

  private PromisesPage() {}

  /** The page of all stacks in a folder that have promises. */
  static String of(Path stacks) {
    Map<String, List<PromiseRow>> all = new LinkedHashMap<>();
    for (Stack stack : stacks(stacks)) {
      all.put(stack.name(), PromiseFile.read(stack.promises()));
    }
    PromisesPage page = new PromisesPage();
    page.summary(all);
    all.forEach(page::stack);
    return page.page.toString();
  }

  private static List<Stack> stacks(Path folder) {
    try (Stream<Path> stacks = Files.list(folder)) {
      return stacks
          .map(Stack::at)
          .filter(stack -> Files.exists(stack.promises()))
          .sorted(java.util.Comparator.comparing(Stack::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void summary(Map<String, List<PromiseRow>> all) {
    line("| stack | document | rows | held | differs | not ours | open |");
    line("|---|---|---:|---:|---:|---:|---:|");
    all.forEach(
        (name, rows) ->
            line("| [%s](#%s) | `%s` %s", name, name, rows.get(0).document(), counts(rows)));
    line("| all | %s", counts(all.values().stream().flatMap(Collection::stream).toList()));
  }

  private static String counts(List<PromiseRow> rows) {
    return Stream.concat(
            Stream.of((long) rows.size()),
            Arrays.stream(PromiseRow.State.values())
                .map(state -> rows.stream().filter(row -> row.state() == state).count()))
        .map(String::valueOf)
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private void stack(String name, List<PromiseRow> rows) {
    line("");
    line("## %s", name);
    line("");
    line("| row | line | the document's words | | held by |");
    line("|---|---|---|---|---|");
    for (PromiseRow row : rows) {
      line(
          "| %s | %s | %s | %s | %s |",
          row.id(), row.lines(), code(words(row.words())), standing(row), proofs(row));
    }
  }

  private static String standing(PromiseRow row) {
    String state = row.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return row.text().isEmpty() ? state : "*" + state + "*: " + cell(row.text());
  }

  private static String proofs(PromiseRow row) {
    return row.proofs().stream()
        .map(Proof::text)
        .map(text -> "`" + text + "`")
        .collect(Collectors.joining(", "));
  }

  /** Without the marks that drew a table, a box or a list. */
  static String words(String line) {
    return line.replaceAll("[\\u2500-\\u257f]+", "|")
        .replaceAll("\\s*\\|\\s*", " | ")
        .replaceAll("( \\| )+", " | ")
        .replaceAll("^[\\s|]+|[\\s|]+$", "")
        .replaceAll("\\*\\*", "")
        .replace(" | ", " \u00b7 ");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static String code(String text) {
    String fence = text.contains("`") ? "``" : "`";
    String pad = text.contains("`") ? " " : "";
    return fence + pad + cell(text) + pad + fence;
  }

  private void line(String format, Object... arguments) {
    page.append(String.format(java.util.Locale.ROOT, format, arguments)).append('\n');
  }
}
