package io.swarmassay.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Badge;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.Table;
import io.swarmassay.verdict.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which sentences of the stack's document this run held, and by what; the worst first. */
record DocumentSection() implements Section {
  /** The rows in {@code run.json}: row, document, line, words, by. */
  static final String TOPIC = "promises";

  @Override
  public Optional<Panel> of(RunEvidence evidence) {
    HeldBy held = new HeldBy(evidence);
    List<Row> rows = new ArrayList<>();
    evidence.run().path(TOPIC).forEach(row -> rows.add(row(row, held)));
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    rows.sort(Comparator.comparing(Row::outcome, Comparator.reverseOrder()));
    Table table =
        new Table("Promises of the document", "Row", "The document's words", "Outcome", "Held by")
            .onPhone("plain");
    rows.forEach(row -> table.styled(Badge.style(row.outcome()), row.cells()));
    return Optional.of(new Panel("document", "Document", lead(evidence, rows), table.toString()));
  }

  private static Row row(JsonNode json, HeldBy held) {
    List<String> by = new ArrayList<>();
    json.path("by").forEach(each -> by.add(each.asText()));
    Outcome worst =
        by.isEmpty() ? Outcome.INCONCLUSIVE : Outcome.worst(by.stream().map(held::by).toList());
    return new Row(
        json.path("row").asText(),
        json.path("line").asText(),
        plain(json.path("words").asText()),
        worst,
        by);
  }

  /** Without the marks of a list, a heading or a drawn box either. */
  private static String plain(String words) {
    String flat = words.replaceAll("[\\u2500-\\u257f]+", "|").replaceAll("(?:\\|\\s*)+", "| ");
    return BudgetSection.plain(flat.strip().replaceFirst("^(?:[-#]+ )+", ""));
  }

  private static String lead(RunEvidence evidence, List<Row> rows) {
    long kept = rows.stream().filter(row -> row.outcome() == Outcome.PASSED).count();
    return String.format(
        Locale.ROOT,
        "%d of %s of %s that this scenario is to hold held in this run.",
        kept,
        Figures.many(rows.size(), "promise"),
        evidence.run().path(TOPIC).path(0).path("document").asText("the document"));
  }

  private record Row(String id, String line, String words, Outcome outcome, List<String> by) {
    String[] cells() {
      Html proofs = new Html();
      for (String each : by) {
        proofs.leaf("code", each).text(" ");
      }
      return new String[] {
        new Html().text(id).leaf("small", "line " + line).toString(),
        new Html().leaf("q", words).toString(),
        Badge.of(outcome),
        proofs.toString()
      };
    }
  }
}
