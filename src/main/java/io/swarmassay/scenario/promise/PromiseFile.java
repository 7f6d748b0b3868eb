package io.swarmassay.scenario.promise;

import io.swarmassay.scenario.Fields;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import io.swarmassay.yaml.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code stacks/<name>/promises.yaml}: every sentence of a stack's document, and what holds
 * it. A row has {@code held-by} alone, {@code differs} with {@code held-by}, {@code not-ours}, or
 * {@code open}.
 */
public final class PromiseFile {
  private static final String LINES = "\\d+(-\\d+)?(, \\d+(-\\d+)?)*";
  private static final Set<String> KEYS =
      Set.of("row", "lines", "words", "held-by", "differs", "not-ours", "open");
  private static final String HOW =
      "write held-by: alone, differs: with held-by:, not-ours:, or open:";
  private static final String REFERENCE =
      "write SCENARIO check NAME, SCENARIO budget METRIC[/COMPONENT], SCENARIO step WORD, or"
          + " Class.method";

  private final Problems problems;
  private final Set<String> seen = new HashSet<>();

  private PromiseFile(Problems problems) {
    this.problems = problems;
  }

  /** Reads a file; throws {@link io.swarmassay.yaml.BadInput} with every problem it has. */
  public static List<PromiseRow> read(Path file) {
    Problems problems = new Problems();
    List<PromiseRow> rows = read(file, problems);
    problems.throwIfAny();
    return rows;
  }

  /** Reads what can be read of a file and adds its problems to others. */
  public static List<PromiseRow> read(Path file, Problems problems) {
    return YamlFile.read(file, problems)
        .map(root -> new PromiseFile(problems).all(root))
        .orElse(List.of());
  }

  private List<PromiseRow> all(Yaml root) {
    Fields fields = new Fields(root, Set.of("document", "promises"), problems);
    fields.require("document", "name the file of the document");
    Optional<Yaml> list = fields.require("promises", "list its rows: - row: ...");
    String document = text(fields, "document");
    List<PromiseRow> rows = new ArrayList<>();
    list.map(Yaml::items)
        .orElse(List.of())
        .forEach(node -> row(node, document).ifPresent(rows::add));
    if (rows.isEmpty()) {
      problems.add(root, "no promise", "list its rows: - row: ...");
    }
    return rows;
  }

  private Optional<PromiseRow> row(Yaml node, String document) {
    Fields fields = new Fields(node, KEYS, problems);
    fields.require("row", "name the row");
    fields.require("words", "quote the line of the document");
    String lines = text(fields, "lines");
    if (!lines.matches(LINES)) {
      problems.add(node, "no lines", "lines: \"428, 6, 26-28\", the quoted one first");
      return Optional.empty();
    }
    String id = text(fields, "row");
    if (!seen.add(id)) {
      problems.add(node, "row " + id + " is there twice", "keep one");
    }
    List<Proof> proofs = proofs(fields);
    return state(node, proofs)
        .map(
            state ->
                new PromiseRow(
                    id, document, lines, text(fields, "words"), state, why(fields), proofs));
  }

  /** Exactly one of them, with what holds it where something does. */
  private Optional<PromiseRow.State> state(Yaml node, List<Proof> proofs) {
    List<PromiseRow.State> said = new ArrayList<>();
    node.get("differs").ifPresent(any -> said.add(PromiseRow.State.DIFFERS));
    node.get("not-ours").ifPresent(any -> said.add(PromiseRow.State.NOT_OURS));
    node.get("open").ifPresent(any -> said.add(PromiseRow.State.OPEN));
    if (said.isEmpty() && !proofs.isEmpty()) {
      return Optional.of(PromiseRow.State.HELD);
    }
    boolean proven = said.contains(PromiseRow.State.DIFFERS);
    if (said.size() != 1 || proven == proofs.isEmpty()) {
      problems.add(node, "it does not say how it stands", HOW);
      return Optional.empty();
    }
    return Optional.of(said.get(0));
  }

  private List<Proof> proofs(Fields fields) {
    Optional<Yaml> held = fields.get("held-by");
    List<Proof> proofs = new ArrayList<>();
    for (Yaml each : held.map(PromiseFile::each).orElse(List.of())) {
      String text = each.text().orElse(each.kind());
      Proof.of(text)
          .ifPresentOrElse(
              proofs::add,
              () -> problems.add(each, "'" + text + "' names nothing that holds it", REFERENCE));
    }
    return proofs;
  }

  private static List<Yaml> each(Yaml held) {
    return held.content() instanceof Yaml.Sequence ? held.items() : List.of(held);
  }

  private static String why(Fields fields) {
    return text(fields, "differs") + text(fields, "not-ours") + text(fields, "open");
  }

  private static String text(Fields fields, String key) {
    return fields.read(key, String.class).orElse("").strip();
  }
}
