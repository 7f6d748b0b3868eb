package io.swarmassay.report;

import io.swarmassay.report.evidence.LogLine;
import io.swarmassay.report.evidence.Logs;
import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Fold;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the logs say around each fault, with the way to the very line. */
record LogSection() implements Section {
  private static final int LONGEST = 400;

  @Override
  public Optional<Panel> of(RunEvidence evidence) {
    if (evidence.logs().isEmpty()) {
      return Optional.empty();
    }
    Html body = new Html();
    evidence.logs().forEach((fault, lines) -> fault(body, evidence, fault, lines));
    String lead =
        "Lines written from just before each strike until recovery, by all engines and replicas"
            + " whose logs tell the time; of each log the first few, and the worried ones.";
    return Optional.of(new Panel("logs", "Logs around the faults", lead, body.toString()));
  }

  private static void fault(Html body, RunEvidence evidence, String fault, List<LogLine> lines) {
    Table table = new Table("Log lines around " + fault, "Where", "#At", "Line").onPhone("plain");
    lines.stream()
        .sorted(Comparator.comparingDouble(LogLine::ms))
        .forEach(line -> table.styled(line.worried() ? "worried" : null, cells(line)));
    boolean open = evidence.faults().stream().anyMatch(f -> f.id().equals(fault) && !f.recovered());
    body.add(Fold.of(fault + ": " + Figures.many(lines.size(), "line"), table.toString(), open));
  }

  private static String[] cells(LogLine line) {
    String name = line.file().replaceFirst("^logs/", "") + ":" + line.number();
    String href = FileSection.href(LogPages.page(line.file())) + "#L" + line.number();
    String told = Logs.undated(line.text());
    String text = told.length() > LONGEST ? told.substring(0, LONGEST) + "\u2026" : told;
    return new String[] {
      new Html().leaf("a", name, "href", href).toString(),
      Figures.moment(line.ms()),
      new Html().leaf("code", text).toString()
    };
  }
}
