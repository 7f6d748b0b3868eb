package io.swarmassay.scenario;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Target;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One thing a scenario does; after each, the steady state must hold again. */
public sealed interface Step {
  /** What it strikes when it is played as it stands; nothing for a storm that is not drawn yet. */
  default List<Inflict> strikes() {
    return List.of();
  }

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
      implements Step {
    @Override
    public List<Inflict> strikes() {
      return List.of(this);
    }

    /** So often, one after the other. */
    public Inflict times(int count) {
      return new Inflict(fault, on, count, hold, recoverWithin, skipIfMissing);
    }

    /** Stays so long before it is cured. */
    public Inflict holding(Duration lasting) {
      return new Inflict(fault, on, times, Optional.of(lasting), recoverWithin, skipIfMissing);
    }

    /** Must be recovered from in this time. */
    public Inflict recoveringWithin(Duration limit) {
      return new Inflict(fault, on, times, hold, Optional.of(limit), skipIfMissing);
    }

    /** Is skipped, visibly, where an ability is missing. */
    public Inflict orSkip() {
      return new Inflict(fault, on, times, hold, recoverWithin, true);
    }
  }

  /**
   * Several strikes by the clock, none of which waits for the recovery from another; recovery is
   * awaited once, after the last cure. A strike is late when its victim is down at its time, or
   * under a fault it does not go together with.
   *
   * @param shots in any order
   * @param recoverWithin limit for the steady state to return; empty for the scenario's default
   */
  record Volley(List<Shot> shots, Optional<Duration> recoverWithin) implements Step {
    /** Keeps a copy that nobody can change. */
    public Volley {
      shots = List.copyOf(shots);
    }

    /** The shots in the order of their times, those of one time in the order of the list. */
    public List<Shot> byTime() {
      return shots.stream().sorted(Comparator.comparing(Shot::at)).toList();
    }

    @Override
    public List<Inflict> strikes() {
      return shots.stream().map(Shot::strike).toList();
    }
  }

  /**
   * One strike of a volley.
   *
   * @param at since the volley began
   * @param strike once; its own recovery is not waited for
   */
  record Shot(Duration at, Inflict strike) {}

  /**
   * Sets wanted replicas by service.
   *
   * @param recoverWithin limit for the steady state to return; empty for the scenario's default
   */
  record Scale(Map<String, Integer> replicas, Optional<Duration> recoverWithin) implements Step {
    /** Keeps a copy that nobody can change, in its order. */
    public Scale {
      replicas = Collections.unmodifiableMap(new LinkedHashMap<>(replicas));
    }

    /** With the scenario's default limit. */
    public Scale(Map<String, Integer> replicas) {
      this(replicas, Optional.empty());
    }

    /** Must be steady again in this time. */
    public Scale recoveringWithin(Duration limit) {
      return new Scale(replicas, Optional.of(limit));
    }
  }

  /**
   * Random faults at random times, seeded.
   *
   * @param lasting how long it goes on
   * @param meanEvery mean of the exponentially distributed pauses between strikes
   * @param on whom; empty for one of whatever each fault can hit
   * @param hold how long a held fault stays before its remedy
   * @param recoverWithin limit for the steady state to return; empty for the scenario's default
   * @param skipIfMissing whether a missing ability is a visible skip instead of INCONCLUSIVE
   * @param overlap whether strikes go by the clock and recovery is awaited after the last only
   */
  record Storm(
      Duration lasting,
      Duration meanEvery,
      List<Fault> faults,
      Optional<Target> on,
      Optional<Duration> hold,
      Optional<Duration> recoverWithin,
      boolean skipIfMissing,
      boolean overlap)
      implements Step {
    /** Keeps a copy that nobody can change. */
    public Storm {
      faults = List.copyOf(faults);
    }

    /** A storm whose strikes go one after the other. */
    public Storm(
        Duration lasting,
        Duration meanEvery,
        List<Fault> faults,
        Optional<Target> on,
        Optional<Duration> hold,
        Optional<Duration> recoverWithin,
        boolean skipIfMissing) {
      this(lasting, meanEvery, faults, on, hold, recoverWithin, skipIfMissing, false);
    }

    /** By the clock: recovery is awaited after the last strike only. */
    public Storm overlapping() {
      return new Storm(lasting, meanEvery, faults, on, hold, recoverWithin, skipIfMissing, true);
    }
  }

  /** Quiet time under observation. */
  record Wait(Duration lasting) implements Step {}

  /** A fault on its way to a target. */
  record Aim(Fault fault) {
    /** On this target: once, with the scenario's default limit. */
    public Inflict on(Target target) {
      return new Inflict(fault, target, 1, Optional.empty(), Optional.empty(), false);
    }
  }

  /** Strikes a fault; say on whom next. */
  static Aim inflict(Fault fault) {
    return new Aim(fault);
  }

  /** Strikes all of these at once; recovery is awaited after the last cure. */
  static Volley volley(Inflict... strikes) {
    return new Volley(
        Stream.of(strikes).map(strike -> new Shot(Duration.ZERO, strike)).toList(),
        Optional.empty());
  }

  /** Wants so many replicas of a service. */
  static Scale scale(String service, int replicas) {
    return new Scale(Map.of(service, replicas));
  }

  /** Random faults for a time, one victim each of whatever each fault can hit. */
  static Storm storm(Duration lasting, Duration meanEvery, Fault... faults) {
    return new Storm(
        lasting,
        meanEvery,
        List.of(faults),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** Quiet time. */
  static Wait quiet(Duration lasting) {
    return new Wait(lasting);
  }
}
