package io.swarmassay.verdict.index;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * One fault with everything the history says of it; parts the history lacks are null.
 *
 * @param remedy the last state of its remedy: {@code OPEN}, {@code CLOSED}, {@code NOT_NEEDED}
 * @param trusted whether its recovery was seen while the harness was sound
 * @param latest the last strike or cure, of this fault or of one that overlapped it, before the
 *     recovery; 0 when there was no recovery
 */
public record Incident(
    Event.Struck struck,
    Event.Proven proven,
    Event.Cured cured,
    Event.Recovered recovered,
    List<Event.Phase> phases,
    String remedy,
    boolean trusted,
    long latest) {

  /** All faults of a history, in the order in which they struck. */
  static List<Incident> of(HistoryIndex facts) {
    List<Incident> alone = facts.all(Event.Struck.class).map(struck -> of(struck, facts)).toList();
    return alone.stream().map(incident -> incident.among(alone)).toList();
  }

  /** Where faults overlap, nothing can recover before the last of them is struck or cured. */
  private Incident among(List<Incident> all) {
    long end = recovered == null ? 0 : recovered.t();
    long last =
        all.stream()
            .flatMapToLong(incident -> incident.own().stream())
            .filter(t -> t <= end)
            .max()
            .orElse(0);
    return new Incident(struck, proven, cured, recovered, phases, remedy, trusted, last);
  }

  private static Incident of(Event.Struck struck, HistoryIndex facts) {
    String id = struck.id();
    Event.Recovered recovered =
        since(last(facts, Event.Recovered.class, Event.Recovered::id, id), struck);
    return new Incident(
        struck,
        since(last(facts, Event.Proven.class, Event.Proven::id, id), struck),
        since(last(facts, Event.Cured.class, Event.Cured::id, id), struck),
        recovered,
        facts.all(Event.Phase.class).filter(phase -> phase.id().equals(id)).toList(),
        remedy(facts, id),
        facts.trusted(Event.Recovered.class).anyMatch(seen -> seen == recovered),
        0);
  }

  /** What was recorded before a strike says nothing of it. */
  private static <E extends Event> E since(E event, Event.Struck struck) {
    return event == null || event.t() < struck.t() ? null : event;
  }

  private static <E extends Event> E last(
      HistoryIndex facts, Class<E> type, Function<E, String> idOf, String id) {
    return facts
        .all(type)
        .filter(event -> idOf.apply(event).equals(id))
        .reduce((first, second) -> second)
        .orElse(null);
  }

  private static String remedy(HistoryIndex facts, String id) {
    Event.Remedied last = last(facts, Event.Remedied.class, Event.Remedied::id, id);
    if (last == null) {
      return "NOT_NEEDED";
    }
    String state = last.state().toUpperCase(Locale.ROOT);
    return state.equals("CLOSED") || state.equals("NOT_NEEDED") ? state : "OPEN";
  }

  /** Whether nobody wrote down what would undo it. */
  public boolean remedyUnknown(HistoryIndex facts) {
    return last(facts, Event.Remedied.class, Event.Remedied::id, id()) == null;
  }

  /** The fault's identifier, {@code f1} for example. */
  public String id() {
    return struck.id();
  }

  /** The fault and its target in words, for example {@code f3 (kill of atomvm-node.2)}. */
  public String text() {
    return String.format(Locale.ROOT, "%s (%s of %s)", id(), struck.fault(), struck.target());
  }

  /** Whether it was held until we cured it. */
  public boolean held() {
    return "REMEDY".equalsIgnoreCase(struck.healer());
  }

  /** Whether it was measured to bite. */
  public boolean proved() {
    return proven != null && proven.holds();
  }

  /** Whether the fault itself went on, so that nothing could recover from it. */
  public boolean stuck() {
    return cured != null && !cured.gone() || held() && cured == null;
  }

  /** Whether a healthy round ended before it was due; what the performer thought is not asked. */
  public boolean recoveredInTime() {
    return recovered != null
        && recovered.inTime()
        && since().isPresent()
        && recovered.t() <= since().getAsLong() + limit();
  }

  /**
   * Until when it excuses anything: the steady state after it, or when that was due. A fault that
   * could not be undone, which makes a run INCONCLUSIVE, was on to the last event of the history.
   *
   * @param end when the history ends
   */
  public long over(long end) {
    return recoveredInTime() ? recovered.t() : due(end);
  }

  /** When recovery was due, for the stack and for its users. */
  public long due(long end) {
    return stuck() || since().isEmpty() ? end : since().getAsLong() + limit();
  }

  private long limit() {
    return struck.limitMs() * 1_000;
  }

  /**
   * From when recovery counts: the strike for instant faults, the cure for held ones; of faults
   * that overlap, the last of these.
   */
  public OptionalLong since() {
    return own().isEmpty() ? own() : OptionalLong.of(Math.max(latest, own().getAsLong()));
  }

  private OptionalLong own() {
    if (!held()) {
      return OptionalLong.of(struck.t());
    }
    return cured == null ? OptionalLong.empty() : OptionalLong.of(cured.t());
  }

  /** Milliseconds to the steady state; null when it did not come, or not in time. */
  public Double recoveredMs() {
    return recoveredInTime() && since().isPresent()
        ? Double.valueOf(Moments.ms(recovered.t() - since().getAsLong()))
        : null;
  }

  /** Milliseconds to each phase, in the order in which they were seen. */
  Map<String, Double> phaseTimes() {
    Map<String, Double> times = new LinkedHashMap<>();
    List<Event.Phase> ordered = new ArrayList<>(phases);
    ordered.sort(Comparator.comparingLong(Event.Phase::t));
    since()
        .ifPresent(
            start ->
                ordered.forEach(
                    phase -> times.putIfAbsent(phase.name(), Moments.ms(phase.t() - start))));
    return times;
  }

  /** As the verdict tells it, with what it cost users; null for what is not known. */
  public Verdict.FaultResult result(Long lostAcknowledged, Double firstSuccessMs) {
    return new Verdict.FaultResult(
        id(),
        struck.fault(),
        struck.target(),
        Moments.ms(struck.t()),
        cured == null ? null : Double.valueOf(Moments.ms(cured.t())),
        struck.healer().toLowerCase(Locale.ROOT),
        proven == null ? "no proof was recorded" : proven.text(),
        proved() ? "PROVEN" : "UNPROVEN",
        recoveredInTime(),
        recoveredMs(),
        phaseTimes(),
        struck.floorMs() == 0 ? null : Double.valueOf(struck.floorMs()),
        remedy,
        lostAcknowledged,
        firstSuccessMs);
  }
}
