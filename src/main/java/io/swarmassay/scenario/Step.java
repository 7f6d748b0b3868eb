package io.swarmassay.scenario;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thing a scenario does; after each, the steady state must hold again. */
public sealed interface Step {
  /**
   * Strikes a fault, once or several times, waiting for recovery after each.
   *
   * @param hold how long the fault stays before its remedy; empty for instant faults
   * @param recoverWithin limit for the steady state to return; empty for the scenario's default
   * @param skipIfMissing whether a missing ability is a visible skip instead of INCONCLUSIVE
   */
  record Inflict(
      Fault fault,
      Target on,
      int times,
      Optional<Duration> hold,
      Optional<Duration> recoverWithin,
      boolean skipIfMissing)
      implements Step {}

  /** Sets wanted replicas by service. */
  record Scale(Map<String, Integer> replicas) implements Step {}

  /**
   * Random faults at random times, seeded.
   *
   * @param lasting how long it goes on
   * @param meanEvery mean of the exponentially distributed pauses between strikes
   */
  record Storm(Duration lasting, Duration meanEvery, List<Fault> faults, Target on)
      implements Step {}

  /** Quiet time under observation. */
  record Wait(Duration lasting) implements Step {}
}
