package io.swarmassay.report;

import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.HtmlPage;
import java.util.List;
import java.util.Optional;

/** The report: one page that needs nothing but itself, and no script. */
public final class HtmlReport {
  static final List<Section> SECTIONS =
      List.of(
          new BudgetSection(),
          new CheckSection(),
          new FaultSection(),
          new TimelineSection(),
          new LedgerSection(),
          new StartupSection(),
          new ScaleSection(),
          new ImageSection(),
          new MemorySection(),
          new MembershipSection(),
          new MetricSection(),
          new DocumentSection(),
          new SkippedSection(),
          new LimitsSection(),
          new AuditSection(),
          new VersionSection(),
          new ReproduceSection(),
          new LogSection(),
          new FileSection());

  private HtmlReport() {}

  /** The page of some evidence. */
  public static String render(RunEvidence evidence) {
    Headline headline = new Headline(evidence);
    List<Panel> panels = panels(evidence);
    Html body = new Html().add(headline.html()).add(contents(panels)).open("main");
    panels.forEach(panel -> section(body, panel));
    body.close().open("footer").leaf("p", Integrity.foot(evidence)).close();
    return HtmlPage.of(headline.page(), body.toString());
  }

  /** What the sections that concern this run show, in the order of the page. */
  static List<Panel> panels(RunEvidence evidence) {
    return SECTIONS.stream()
        .map(section -> section.of(evidence))
        .flatMap(Optional::stream)
        .toList();
  }

  private static String contents(List<Panel> panels) {
    Html nav = new Html().open("nav", "aria-label", "Sections").open("ul");
    panels.forEach(
        panel -> nav.open("li").leaf("a", panel.title(), "href", "#" + panel.id()).close());
    return nav.close().close().toString();
  }

  private static void section(Html body, Panel panel) {
    body.open("section", "id", panel.id(), "aria-labelledby", "h-" + panel.id());
    body.leaf("h2", panel.title(), "id", "h-" + panel.id());
    if (!panel.lead().isEmpty()) {
      body.leaf("p", panel.lead(), "class", "lead");
    }
    body.add(panel.body()).close();
  }
}
