package io.swarmassay.report;

import io.swarmassay.history.Event;
import io.swarmassay.report.evidence.FaultOutcome;
import io.swarmassay.report.evidence.Reaction;
import io.swarmassay.report.evidence.RecoveryPhases;
import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Badge;
import io.swarmassay.report.html.Figures;
import io.swarmassay.report.html.Fold;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.Table;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict.FaultResult;
import java.util.List;
import java.util.Optional;

/** Every fault: whom it hit, how we know that it bit, and how recovery went, part by part. */
record FaultSection() implements Section {
  private static final int SHOWN = 40;

  @Override
  public Optional<Panel> of(RunEvidence evidence) {
    List<FaultResult> faults = evidence.faults();
    if (faults.isEmpty()) {
      return Optional.empty();
    }
    Recovery recovery = new Recovery(evidence);
    Html body = new Html().add(recovery.legend());
    body.add(table(evidence, recovery, faults.subList(0, Math.min(SHOWN, faults.size()))));
    if (faults.size() > SHOWN) {
      List<FaultResult> rest = faults.subList(SHOWN, faults.size());
      body.add(Fold.of(rest.size(), "more fault", table(evidence, recovery, rest)));
    }
    return Optional.of(new Panel("faults", "Faults and recovery", lead(faults), body.toString()));
  }

  private static String lead(List<FaultResult> faults) {
    long proven = faults.stream().filter(f -> "PROVEN".equals(f.effect())).count();
    long recovered = faults.stream().filter(FaultResult::recovered).count();
    return Figures.many(faults.size(), "fault")
        + " struck, "
        + proven
        + " proven to bite, "
        + recovered
        + " recovered in time. Bars share one scale; the upright line is the best the platform can do.";
  }

  private static String table(RunEvidence evidence, Recovery recovery, List<FaultResult> faults) {
    Table table =
        new Table(
            "Faults",
            "Fault",
            "Did it bite?",
            "Reaction since the strike",
            "Recovered",
            "Recovery, part by part",
            "Cure");
    for (FaultResult fault : faults) {
      Outcome outcome = FaultOutcome.of(evidence.verdict(), fault);
      table.styled(
          Badge.style(outcome),
          name(evidence, fault),
          bite(fault),
          reaction(evidence, fault),
          recovered(fault, outcome),
          recovery.picture(fault),
          cure(evidence, fault));
    }
    return table.toString();
  }

  private static String name(RunEvidence evidence, FaultResult fault) {
    Html name = new Html().open("span", "class", "metric", "id", "fault-" + fault.id());
    name.leaf("span", fault.id(), "class", "tag").text(" " + fault.fault()).close();
    String victims = String.join(", ", RecoveryPhases.victims(evidence, fault.id()));
    boolean same = victims.isEmpty() || victims.equals(fault.target());
    name.leaf("small", same ? fault.target() : victims + " (" + fault.target() + ")");
    if (fault.struckMs() != null) {
      name.leaf("small", "at " + Figures.moment(fault.struckMs()));
    }
    return name.toString();
  }

  private static String bite(FaultResult fault) {
    boolean proven = "PROVEN".equals(fault.effect());
    Html bite = new Html();
    bite.add(
        Badge.of(proven ? Outcome.PASSED : Outcome.INCONCLUSIVE, proven ? "PROVEN" : "UNPROVEN"));
    return bite.leaf("small", fault.proof() == null ? "" : fault.proof()).toString();
  }

  /** What engines reported; a fault that swarm does not see shows as such. */
  private static String reaction(RunEvidence evidence, FaultResult fault) {
    Html reaction = new Html();
    List<String> lines = Reaction.of(evidence, fault);
    if (lines.isEmpty()) {
      return reaction.text("none reported").toString();
    }
    lines.forEach(line -> reaction.leaf("small", line));
    return reaction.toString();
  }

  private static String recovered(FaultResult fault, Outcome outcome) {
    Html recovered = new Html();
    boolean timed = fault.recovered() && fault.recoveredMs() != null;
    String missing = outcome == Outcome.FAILED ? "NO" : "NOT SEEN";
    String word = timed ? Figures.millis(fault.recoveredMs()) : fault.recovered() ? "YES" : missing;
    recovered.add(Badge.of(fault.recovered() ? Outcome.PASSED : outcome, word));
    if (timed && "remedy".equals(fault.healer())) {
      recovered.leaf("small", "after its end");
    }
    if (timed && fault.floorMs() != null && fault.floorMs() > 0) {
      double times = Math.round(10 * fault.recoveredMs() / fault.floorMs()) / 10.0;
      String floor = "\u00D7 the floor of " + Figures.millis(fault.floorMs());
      recovered.leaf("small", Figures.digits(times) + floor);
    }
    if (fault.firstSuccessMs() != null) {
      recovered.leaf("small", heldUp(fault.firstSuccessMs()));
    }
    return recovered.toString();
  }

  private static String heldUp(double ms) {
    return ms > 0 ? "users held up for " + Figures.millis(ms) : "users noticed nothing";
  }

  private static String cure(RunEvidence evidence, FaultResult fault) {
    Html cure = new Html().text(fault.healer() == null ? "" : "by " + fault.healer());
    String remedy =
        fault.remedy() == null
            ? ""
            : fault.remedy().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    boolean open = "OPEN".equals(fault.remedy());
    cure.leaf(
        "small", open ? "remedy still OPEN" : "remedy " + remedy, "class", open ? "bad" : null);
    evidence.history().all(Event.Cured.class).stream()
        .filter(cured -> cured.id().equals(fault.id()))
        .forEach(cured -> gone(cure, cured));
    if (fault.lostAcknowledged() != null && fault.lostAcknowledged() > 0) {
      cure.leaf("small", fault.lostAcknowledged() + " acknowledged died with it");
    }
    return cure.toString();
  }

  private static void gone(Html cure, Event.Cured cured) {
    cure.leaf("small", (cured.gone() ? "gone: " : "NOT GONE: ") + cured.text());
  }

  /** A link to a fault's row; a dash for none. */
  static String link(String fault) {
    return fault == null || fault.isEmpty()
        ? "\u2013"
        : new Html().leaf("a", fault, "href", "#fault-" + fault).toString();
  }
}
