package io.swarmassay.report.evidence;

import io.swarmassay.history.Event;
import io.swarmassay.report.html.Figures;
import io.swarmassay.verdict.Verdict.FaultResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the platform did from a strike until all was well again, as its engines reported it. */
public final class Reaction {
  /** More of it is counted, not told. */
  private static final int TOLD = 6;

  private static final int UNBROKEN = 34;

  /** What becomes of containers and tells of a replacement. */
  private static final Set<String> CONTAINERS = Set.of("die", "start", "oom");

  private Reaction() {}

  /**
   * Lines such as {@code +3.1 s n4 down}, counted from the strike; empty when engines reported
   * nothing.
   */
  public static List<String> of(RunEvidence evidence, FaultResult fault) {
    if (fault.struckMs() == null) {
      return List.of();
    }
    double until = RecoveryPhases.until(evidence, fault);
    Set<String> seen = new LinkedHashSet<>();
    List<String> lines = new ArrayList<>();
    for (Event.Platform event : evidence.history().all(Event.Platform.class)) {
      double ms = event.t() / 1e3;
      String what = words(event);
      if (ms >= fault.struckMs() && ms <= until && !what.isEmpty() && seen.add(what)) {
        lines.add(together("+" + Figures.millis(ms - fault.struckMs()) + " " + what));
      }
    }
    return shortened(lines);
  }

  /** Short lines are not broken. */
  private static String together(String line) {
    return line.length() > UNBROKEN ? line : line.replace(' ', '\u00A0');
  }

  private static List<String> shortened(List<String> lines) {
    if (lines.size() <= TOLD) {
      return lines;
    }
    List<String> told = new ArrayList<>(lines.subList(0, TOLD - 1));
    told.add("and " + Figures.many(lines.size() - TOLD + 1, "more event"));
    return told;
  }

  /** Empty for what is no news: networks, logs, what is only asked. */
  private static String words(Event.Platform event) {
    return switch (event.kind()) {
      case "container" -> container(event);
      case "node" -> node(event);
      case "service" -> service(event);
      default -> "";
    };
  }

  private static String container(Event.Platform event) {
    if (!CONTAINERS.contains(event.action())) {
      return "";
    }
    String did = event.action().equals("start") ? " started" : " ended";
    return event.subject() + (event.action().equals("oom") ? " out of memory" : did);
  }

  /** {@code image shop:2, updatestate rollback_started} and the like. */
  private static String service(Event.Platform event) {
    String change = event.detail().replace("updatestate", "update").replace('_', ' ');
    return change.isEmpty() ? "" : event.subject() + " " + change;
  }

  /** {@code state down} and the like; nothing for a node that was only written down anew. */
  private static String node(Event.Platform event) {
    String[] change = event.detail().split(" ");
    boolean unnamed = event.subject().isEmpty();
    if (unnamed || !event.action().equals("update") || change.length < 2) {
      return "";
    }
    return event.subject() + " " + change[change.length - 1];
  }
}
