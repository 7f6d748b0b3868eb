package io.swarmassay.scenario;

import io.swarmassay.history.Promise;
import io.swarmassay.traffic.Traffic;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What is to be proven, as a value.
 *
 * @param title one sentence
 * @param stack a folder under {@code stacks/}, or a path
 * @param tier when it is run
 * @param nodes lab nodes
 * @param managers 1 or 3
 * @param seed empty for a fresh one
 * @param swarm settings of the swarm, for example {@code dispatcher-heartbeat: 5s}
 * @param steady the steady state
 * @param traffic what runs throughout
 * @param steps in order
 * @param budgets budgets of this scenario, tighter than the stack's
 */
public record Scenario(
    String title,
    String stack,
    Tier tier,
    int nodes,
    int managers,
    OptionalLong seed,
    Map<String, String> swarm,
    Steady steady,
    List<Traffic> traffic,
    List<Step> steps,
    List<Promise> budgets) {

  /** When a scenario is run. */
  public enum Tier {
    /** With each {@code mvn verify}. */
    VERIFY,
    /** In the nightly job. */
    NIGHTLY,
    /** As a benchmark. */
    BENCH
  }
}
