package io.swarmassay.report;

import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Badge;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.Table;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** Every check with its outcome and reason, the worst first. */
record CheckSection() implements Section {

  @Override
  public Optional<Panel> of(RunEvidence evidence) {
    if (evidence.checks().isEmpty()) {
      return Optional.empty();
    }
    boolean caused = evidence.checks().stream().anyMatch(check -> check.cause() != null);
    String[] columns = {"Check", "Outcome", "Reason", "Explained by"};
    Table table = new Table("Checks", Arrays.copyOf(columns, caused ? 4 : 3)).onPhone("plain");
    evidence.checks().stream()
        .sorted(Comparator.comparing(Check::outcome, Comparator.reverseOrder()))
        .forEach(
            check ->
                table.styled(
                    Badge.style(check.outcome()), Arrays.copyOf(cells(check), caused ? 4 : 3)));
    long held = evidence.checks().stream().filter(c -> c.outcome() == Outcome.PASSED).count();
    String lead =
        held
            + " of "
            + Figures.many(evidence.checks().size(), "check")
            + " held. A check that ran several times is shown at its worst.";
    return Optional.of(new Panel("checks", "Checks", lead, table.toString()));
  }

  private static String[] cells(Check check) {
    return new String[] {
      new Html().leaf("code", check.name()).toString(),
      Badge.of(check.outcome()),
      Html.escape(check.reason() == null ? "" : check.reason()),
      during(check.cause())
    };
  }

  private static String during(String fault) {
    String link = FaultSection.link(fault);
    return link.startsWith("<") ? "during " + link : link;
  }
}
