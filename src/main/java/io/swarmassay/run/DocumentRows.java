package io.swarmassay.run;

import io.swarmassay.scenario.promise.PromiseFile;
import io.swarmassay.scenario.promise.PromiseRow;
import io.swarmassay.scenario.promise.Proof;
import io.swarmassay.stack.Stack;
import io.swarmassay.yaml.Problems;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which rows of its stack's document a scenario is to hold, for {@code run.json}. */
final class DocumentRows {
  private DocumentRows() {}

  /** One map a row; none for a stack without promises, or whose file of them cannot be read. */
  static List<Map<String, Object>> of(String scenario, Stack stack) {
    Problems unread = new Problems();
    return Files.exists(stack.promises())
        ? PromiseFile.read(stack.promises(), unread).stream()
            .filter(row -> row.state() == PromiseRow.State.HELD)
            .filter(row -> !by(scenario, row).isEmpty())
            .map(row -> map(scenario, row))
            .toList()
        : List.of();
  }

  private static Map<String, Object> map(String scenario, PromiseRow row) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("row", row.id());
    map.put("document", row.document());
    map.put("line", row.line());
    map.put("words", row.words());
    map.put("by", by(scenario, row));
    return map;
  }

  /** What of this scenario holds it, for example {@code check epmd}. */
  private static List<String> by(String scenario, PromiseRow row) {
    return row.proofs().stream()
        .filter(proof -> proof.kind() != Proof.Kind.TEST && proof.where().equals(scenario))
        .map(proof -> proof.kind().name().toLowerCase(Locale.ROOT) + " " + proof.what())
        .toList();
  }
}
