package io.swarmassay.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swarmassay.history.Cause;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The judgement of one run; its JSON form is {@code verdict.json}, fixed by the contract.
 *
 * @param limits what the run cannot prove, in sentences; null in verdicts of older versions
 * @param causes why it is not PASSED, as far as a diagnosis knew, the first the most telling; null
 *     in verdicts of older versions
 */
public record Verdict(
    int schema,
    String scenario,
    String stack,
    Outcome outcome,
    long seed,
    String started,
    @JsonProperty("duration_ms") long durationMs,
    @JsonProperty("history_hash") String historyHash,
    List<Check> checks,
    List<Budget> budgets,
    Map<String, Summary> metrics,
    List<FaultResult> faults,
    Ledger messages,
    Ledger rows,
    List<Window> unavailability,
    List<Skip> skipped,
    Audit audit,
    List<String> limits,
    List<Cause> causes) {
  /** The same verdict with other checks, and the outcome they and the budgets come to. */
  public Verdict with(List<Check> others) {
    return new Verdict(
        schema,
        scenario,
        stack,
        outcome(others, budgets),
        seed,
        started,
        durationMs,
        historyHash,
        List.copyOf(others),
        budgets,
        metrics,
        faults,
        messages,
        rows,
        unavailability,
        skipped,
        audit,
        limits,
        causes);
  }

  /** Its causes; none in verdicts that do not say. */
  public List<Cause> why() {
    return causes == null ? List.of() : causes;
  }

  /** The worst of all checks and budgets; without any nothing is proven. */
  public static Outcome outcome(List<Check> checks, List<Budget> budgets) {
    if (checks.isEmpty() && budgets.isEmpty()) {
      return Outcome.INCONCLUSIVE;
    }
    return Outcome.worst(
        Stream.concat(checks.stream().map(Check::outcome), budgets.stream().map(Budget::outcome))
            .toList());
  }

  /** A documented budget beside what was measured; {@code measured} is null when nothing was. */
  public record Budget(
      String metric,
      String statistic,
      double limit,
      Double measured,
      String unit,
      String kind,
      String component,
      Outcome outcome,
      String reason,
      String source,
      String quote) {}

  /** Percentiles of one metric, in its unit. */
  public record Summary(
      String unit, long count, double p50, double p90, double p99, double max, double mean) {}

  /**
   * What one fault did. {@code effect}: PROVEN, UNPROVEN. {@code healer}: swarm, stack, remedy.
   * {@code remedy}: CLOSED, NOT_NEEDED, OPEN. Times in milliseconds since the run began, recovery
   * and phases since the strike (instant faults) or the cure (held ones).
   *
   * @param lostAcknowledged acknowledged operations it cost (RPO); null without such traffic
   * @param firstSuccessMs from the strike to the end of the last outage it caused (RTO); 0 when
   *     users noticed nothing, null without traffic or when it did not end
   */
  public record FaultResult(
      String id,
      String fault,
      String target,
      @JsonProperty("struck_ms") Double struckMs,
      @JsonProperty("cured_ms") Double curedMs,
      String healer,
      String proof,
      String effect,
      boolean recovered,
      @JsonProperty("recovered_ms") Double recoveredMs,
      Map<String, Double> phases,
      @JsonProperty("floor_ms") Double floorMs,
      String remedy,
      @JsonProperty("lost_acknowledged") Long lostAcknowledged,
      @JsonProperty("first_success_ms") Double firstSuccessMs) {
    /** A fault that struck without any traffic. */
    public FaultResult(
        String id,
        String fault,
        String target,
        Double struckMs,
        Double curedMs,
        String healer,
        String proof,
        String effect,
        boolean recovered,
        Double recoveredMs,
        Map<String, Double> phases,
        Double floorMs,
        String remedy,
        Long lostAcknowledged) {
      this(
          id,
          fault,
          target,
          struckMs,
          curedMs,
          healer,
          proof,
          effect,
          recovered,
          recoveredMs,
          phases,
          floorMs,
          remedy,
          lostAcknowledged,
          null);
    }
  }

  /**
   * Where every operation went: sent = acknowledged + failed + unknown.
   *
   * @param handled distinct operations seen handled, or present in the last read
   * @param late handled after their sender had opened a newer connection
   * @param undecided acknowledged and missing, and the history does not tell why
   * @param notBegun were due at the set rate and never begun; not among those sent
   */
  public record Ledger(
      long sent,
      long acknowledged,
      long failed,
      long unknown,
      long handled,
      @JsonProperty("died_with_replica") long diedWithReplica,
      long lost,
      long duplicated,
      long reordered,
      long late,
      long undecided,
      @JsonProperty("not_begun") long notBegun) {
    /** A ledger in which nothing was late or undecided. */
    public Ledger(
        long sent,
        long acknowledged,
        long failed,
        long unknown,
        long handled,
        long diedWithReplica,
        long lost,
        long duplicated,
        long reordered) {
      this(
          sent,
          acknowledged,
          failed,
          unknown,
          handled,
          diedWithReplica,
          lost,
          duplicated,
          reordered,
          0,
          0,
          0);
    }
  }

  /** A time during which something could not be done, and the fault that overlaps it, if any. */
  public record Window(
      @JsonProperty("from_ms") double fromMs,
      @JsonProperty("to_ms") double toMs,
      String what,
      String fault) {}

  /** A step that was skipped because the machine lacks an ability. */
  public record Skip(String step, String reason) {}

  /** {@code outcome}: CLEAN, LEFT, or KEPT when the lab was kept up on request. */
  public record Audit(String outcome, List<String> left) {}
}
