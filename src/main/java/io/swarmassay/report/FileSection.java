package io.swarmassay.report;

import io.swarmassay.report.evidence.EvidenceFile;
import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.Table;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The files of the evidence, with what each is. */
record FileSection() implements Section {
  private static final Map<String, String> MEANING =
      Map.of(
          "run.json", "the facts: scenario, seed, versions, machine",
          "plan.json", "what was planned and what each target resolved to",
          "history.jsonl", "every event, one a line, as it happened",
          "verdict.json", "the judgement, for machines",
          "journal.jsonl", "remedies opened and closed, and the closing audit",
          "junit.xml", "the judgement for CI servers",
          "summary.md", "the judgement for a CI job's summary page",
          "swarmassay.prom", "the figures for Prometheus",
          "timeline.svg", "the timeline as a picture of its own");

  @Override
  public Optional<Panel> of(RunEvidence evidence) {
    List<EvidenceFile> files =
        evidence.files().stream()
            .filter(f -> !f.name().equals("index.html") && !LogPages.is(f.name()))
            .toList();
    if (files.isEmpty()) {
      return Optional.empty();
    }
    Set<String> names =
        evidence.files().stream().map(EvidenceFile::name).collect(Collectors.toSet());
    Table table = new Table("Files of this evidence", "File", "#Size", "Is");
    files.forEach(
        file ->
            table.row(
                link(file.name()),
                Figures.bytes(file.bytes()),
                meaning(file, names.contains(LogPages.page(file.name())))));
    String lead = "Everything this page says comes from these files, which lie beside it.";
    return Optional.of(new Panel("files", "Files and logs", lead, table.toString()));
  }

  private static String link(String name) {
    return new Html().leaf("a", name, "href", href(name)).toString();
  }

  /** A path as a link beside this page, whatever characters it holds. */
  static String href(String name) {
    StringBuilder href = new StringBuilder(".");
    for (String part : name.split("/", -1)) {
      href.append('/').append(URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"));
    }
    return href.toString();
  }

  private static String meaning(EvidenceFile file, boolean paged) {
    String log = file.name().startsWith("logs/") ? "log" : "";
    Html meaning = new Html().text(MEANING.getOrDefault(file.name(), log));
    if (paged) {
      meaning.text(", ").leaf("a", "with numbered lines", "href", href(LogPages.page(file.name())));
    }
    return meaning.toString();
  }
}
