package io.swarmassay.report;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Verdict.FaultResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parts of a recovery, one after the other. What the engines reported of the victims tells when
 * the platform noticed, made and started a replacement; the probes tell the rest.
 */
final class Phases {
  private static final double SMALL = 0.03;

  /** Probes that hold once a replica can be found again. */
  private static final Set<String> REGISTERED = Set.of("names", "epmd", "registered");

  private static final Set<String> ALWAYS =
      Set.of("detected", "scheduled", "started", "registered");

  private Phases() {}

  /**
   * A part.
   *
   * @param fromMs since the strike, or since the cure of a held fault
   */
  record Part(String name, double fromMs, double toMs) {
    double lasting() {
      return toMs - fromMs;
    }
  }

  /** The moments at which a part ended, by name. */
  private record Moment(String name, double ms) {}

  /** All parts of some weight; short ones go into the one after them. */
  static List<Part> of(Evidence evidence, FaultResult fault) {
    Map<String, Double> phases = fault.phases() == null ? Map.of() : fault.phases();
    List<Moment> moments = new ArrayList<>(platform(evidence, fault));
    if (moments.isEmpty()) {
      phases.forEach((name, ms) -> add(moments, name, ms));
    } else {
      double started = moments.get(moments.size() - 1).ms();
      REGISTERED.stream()
          .map(phases::get)
          .filter(ms -> ms != null && ms > started)
          .max(Comparator.naturalOrder())
          .ifPresent(ms -> add(moments, "registered", ms));
    }
    add(moments, "steady", fault.recoveredMs());
    moments.sort(Comparator.comparingDouble(Moment::ms));
    return heavy(moments);
  }

  private static void add(List<Moment> moments, String name, Double ms) {
    if (ms != null) {
      moments.add(new Moment(name, ms));
    }
  }

  private static List<Part> heavy(List<Moment> moments) {
    List<Part> parts = new ArrayList<>();
    double whole = moments.isEmpty() ? 0 : moments.get(moments.size() - 1).ms();
    double before = 0;
    for (int i = 0; i < moments.size(); i++) {
      Moment moment = moments.get(i);
      boolean last = i == moments.size() - 1 || ALWAYS.contains(moment.name());
      if (moment.ms() - before >= whole * SMALL || (last && moment.ms() > before)) {
        parts.add(new Part(moment.name(), before, moment.ms()));
        before = moment.ms();
      }
    }
    return parts;
  }

  /** When the victims' containers died, and were made and started again, as engines saw it. */
  private static List<Moment> platform(Evidence evidence, FaultResult fault) {
    boolean told = fault.phases() != null && fault.phases().containsKey("started");
    List<String> victims = victims(evidence, fault.id());
    if (told || victims.isEmpty() || fault.struckMs() == null || fault.curedMs() != null) {
      return List.of();
    }
    double until = fault.struckMs() + (fault.recoveredMs() == null ? 60_000 : fault.recoveredMs());
    double[] ends = {-1, -1, -1};
    for (Event.Platform event : evidence.history().all(Event.Platform.class)) {
      double ms = event.t() / 1e3;
      int step = List.of("die", "create", "start").indexOf(event.action());
      boolean ours = event.kind().equals("container") && victims.contains(event.subject());
      if (ours && step >= 0 && ms >= fault.struckMs() && ms <= until) {
        ends[step] = Math.max(ends[step], ms - fault.struckMs());
      }
    }
    return moments(ends);
  }

  private static List<Moment> moments(double[] ends) {
    if (ends[0] < 0 || ends[1] < ends[0] || ends[2] < ends[1]) {
      return List.of();
    }
    return List.of(
        new Moment("detected", ends[0]),
        new Moment("scheduled", ends[1]),
        new Moment("started", ends[2]));
  }

  /** Names of what the fault hit in this run. */
  static List<String> victims(Evidence evidence, String id) {
    return evidence.history().all(Event.Struck.class).stream()
        .filter(struck -> struck.id().equals(id))
        .findFirst()
        .map(Event.Struck::victims)
        .orElse(List.of());
  }
}
