package io.swarmassay.report;

import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.Svg;
import io.swarmassay.report.html.Table;
import io.swarmassay.verdict.Verdict.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where every message, and every row, went. */
record LedgerSection() implements Section {

  @Override
  public Optional<Panel> of(RunEvidence evidence) {
    Html body = new Html();
    ledger(body, "messages", evidence.verdict().messages());
    ledger(body, "rows", evidence.verdict().rows());
    String lead =
        "Every operation is accounted for. \u201CUnknown\u201D means that nobody can tell; it is never guessed.";
    return body.toString().isEmpty()
        ? Optional.empty()
        : Optional.of(new Panel("ledger", "Ledger", lead, body.toString()));
  }

  private record Entry(String name, long count, String meaning, boolean bad) {}

  private static void ledger(Html body, String what, Ledger ledger) {
    if (ledger != null) {
      body.leaf("h3", what.equals("rows") ? "Rows" : "Messages");
      body.add(bar(ledger));
      Table table = new Table("Ledger of " + what, "Count of " + what, "#How many").onPhone("keep");
      for (Entry entry : entries(ledger)) {
        table.styled(
            entry.bad() && entry.count() > 0 ? "failed" : null,
            name(entry),
            "<strong>" + Figures.count(entry.count()) + "</strong>");
      }
      body.add(table.toString());
    }
  }

  private static String name(Entry entry) {
    boolean alarm = entry.bad() && entry.count() > 0;
    Html name = new Html().leaf("span", entry.name() + (alarm ? " \u2715" : ""), "class", "metric");
    return name.leaf("small", entry.meaning()).toString();
  }

  private static List<Entry> entries(Ledger ledger) {
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry("sent", ledger.sent(), "offered to the stack", false));
    entries.add(
        new Entry(
            "acknowledged", ledger.acknowledged(), "the sender was told that it arrived", false));
    entries.add(new Entry("failed", ledger.failed(), "the sender was told that it did not", false));
    entries.add(
        new Entry(
            "unknown", ledger.unknown(), "no answer: it may or may not have happened", false));
    entries.add(new Entry("handled", ledger.handled(), "seen at the receiver", false));
    entries.add(
        new Entry(
            "died with its replica",
            ledger.diedWithReplica(),
            "acknowledged by a replica that was then killed",
            false));
    entries.add(new Entry("lost", ledger.lost(), "acknowledged, and gone without an excuse", true));
    entries.add(new Entry("duplicated", ledger.duplicated(), "handled more than once", true));
    entries.add(new Entry("reordered", ledger.reordered(), "overtaken on one connection", true));
    entries.add(
        new Entry("late", ledger.late(), "handled after its sender had connected anew", false));
    entries.add(
        new Entry(
            "undecided",
            ledger.undecided(),
            "acknowledged and missing; the history does not tell why",
            true));
    if (ledger.notBegun() > 0) {
      entries.add(
          new Entry("not begun", ledger.notBegun(), "due at the set rate, and not sent", true));
    }
    return entries;
  }

  private static String bar(Ledger ledger) {
    long sent = Math.max(1, ledger.acknowledged() + ledger.failed() + ledger.unknown());
    Svg svg = Svg.picture("share", 22, words(ledger));
    double x = part(svg, "ok", 0, ledger.acknowledged(), sent);
    x = part(svg, "open-ended", x, ledger.unknown(), sent);
    part(svg, "lost", x, ledger.failed(), sent);
    return svg.close().toString();
  }

  private static double part(Svg svg, String style, double from, long count, long whole) {
    if (count > 0) {
      String width = Figures.percent(Math.max(count, whole * 0.003), whole);
      svg.rect(style, Figures.percent(from, whole), 2, width, 18);
    }
    return from + count;
  }

  private static String words(Ledger ledger) {
    return Figures.count(ledger.sent())
        + " sent: "
        + Figures.count(ledger.acknowledged())
        + " acknowledged, "
        + Figures.count(ledger.failed())
        + " failed, "
        + Figures.count(ledger.unknown())
        + " unknown";
  }
}
