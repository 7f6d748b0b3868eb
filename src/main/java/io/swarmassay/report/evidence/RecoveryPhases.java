package io.swarmassay.report.evidence;

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
public final class RecoveryPhases {
  private static final double SMALL = 0.03;

  /** Probes that hold once a replica can be found again. */
  private static final Set<String> REGISTERED = Set.of("names", "epmd", "registered");

  /** What engines call the steps to a replacement, and what we call them. */
  private static final List<String> STEPS = List.of("die", "create", "start");

  private static final List<String> NAMES = List.of("detected", "scheduled", "started");

  private static final Set<String> ALWAYS =
      Set.of("detected", "scheduled", "started", "registered");

  private RecoveryPhases() {}

  /**
   * A part.
   *
   * @param fromMs since the strike, or since the cure of a held fault
   */
  public record Part(String name, double fromMs, double toMs) {
    /** How long it took, in milliseconds. */
    public double lasting() {
      return toMs - fromMs;
    }
  }

  /** The moments at which a part ended, by name. */
  private record Moment(String name, double ms) {}

  /** All parts of some weight; short ones go into the one after them. */
  public static List<Part> of(RunEvidence evidence, FaultResult fault) {
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
  private static List<Moment> platform(RunEvidence evidence, FaultResult fault) {
    boolean told = fault.phases() != null && fault.phases().containsKey("started");
    List<String> victims = victims(evidence, fault.id());
    if (told || victims.isEmpty() || fault.struckMs() == null || fault.curedMs() != null) {
      return List.of();
    }
    double[] ends = {0, 0, 0};
    for (String victim : victims) {
      double[] own = steps(evidence.history(), victim, fault.struckMs(), until(evidence, fault));
      for (int step = 0; step < ends.length; step++) {
        ends[step] = own[step] < 0 ? Double.NaN : Math.max(ends[step], own[step]);
      }
    }
    return moments(ends);
  }

  /** The end of what may be told of a fault: its recovery, or else the next strike. */
  static double until(RunEvidence evidence, FaultResult fault) {
    if (fault.recoveredMs() != null) {
      double from = fault.curedMs() == null ? fault.struckMs() : fault.curedMs();
      return from + fault.recoveredMs();
    }
    return evidence.faults().stream()
        .filter(other -> other.struckMs() != null && other.struckMs() > fault.struckMs())
        .mapToDouble(FaultResult::struckMs)
        .min()
        .orElse(Double.MAX_VALUE);
  }

  /** When a replica's container first died, was then made anew, was then started; -1 for never. */
  private static double[] steps(Chronicle history, String victim, double from, double until) {
    double[] ends = {-1, -1, -1};
    int step = 0;
    for (Event.Platform event : history.all(Event.Platform.class)) {
      double ms = event.t() / 1e3;
      boolean ours = event.kind().equals("container") && event.subject().equals(victim);
      if (step < 3 && ours && ms >= from && ms <= until && STEPS.get(step).equals(event.action())) {
        ends[step++] = ms - from;
      }
    }
    return ends;
  }

  /** As far as all victims came. */
  private static List<Moment> moments(double[] ends) {
    List<Moment> moments = new ArrayList<>();
    for (int step = 0; step < ends.length && !Double.isNaN(ends[step]); step++) {
      moments.add(new Moment(NAMES.get(step), ends[step]));
    }
    return moments;
  }

  /** Names of what the fault hit in this run. */
  public static List<String> victims(RunEvidence evidence, String id) {
    return evidence.history().all(Event.Struck.class).stream()
        .filter(struck -> struck.id().equals(id))
        .findFirst()
        .map(Event.Struck::victims)
        .orElse(List.of());
  }
}
