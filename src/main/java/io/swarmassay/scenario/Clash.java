package io.swarmassay.scenario;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Target;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Which faults do not go together: those of which one undoes the other, or hides the measurement
 * that proves it. When in doubt they do not.
 */
public final class Clash {
  /** What is done to cables only: engines can still be asked, through their sockets. */
  private static final Set<String> CABLES =
      Set.of("partition", "cut-plane", "loss", "bandwidth", "delay", "flap");

  private static final Set<String> WHOLE_SERVICE = Set.of("update", "rollback", "pull-fail");

  private Clash() {}

  /** Why two shots cannot both be on, if their times meet at all; empty when they can. */
  public static Optional<String> between(Step.Shot a, Step.Shot b) {
    return meet(a, b) ? between(a.strike(), b.strike()) : Optional.empty();
  }

  /** Why one cannot be struck while the other is on; empty when it can. */
  public static Optional<String> between(Step.Inflict a, Step.Inflict b) {
    if (ofNodes(a) || ofNodes(b)) {
      return nodes(a, b);
    }
    String first = service(a.on());
    if (!first.equals(service(b.on()))) {
      return Optional.empty();
    }
    if (whole(a) || whole(b)) {
      return Optional.of("an update of " + first + " replaces the victims of the other");
    }
    boolean instant = !held(a) && !held(b);
    return instant || apart(a.on(), b.on())
        ? Optional.empty()
        : Optional.of("they may hit the same replica while one is held");
  }

  /** A fault of a node hides what happens on it, unless it only concerns cables. */
  private static Optional<String> nodes(Step.Inflict a, Step.Inflict b) {
    if (ofNodes(a) && ofNodes(b)) {
      return Optional.of("of two faults of nodes at once neither could be proven");
    }
    Step.Inflict node = ofNodes(a) ? a : b;
    Step.Inflict replica = ofNodes(a) ? b : a;
    boolean provable = CABLES.contains(node.fault().name()) && !held(replica) && !whole(replica);
    return provable
        ? Optional.empty()
        : Optional.of(node.fault().name() + " hides what is done to replicas meanwhile");
  }

  private static boolean ofNodes(Step.Inflict strike) {
    return strike.on() instanceof Target.Nodes || strike.on() instanceof Target.NodeOf;
  }

  private static boolean whole(Step.Inflict strike) {
    return WHOLE_SERVICE.contains(strike.fault().name());
  }

  private static boolean held(Step.Inflict strike) {
    return strike.fault().healer() == Fault.Healer.REMEDY || strike.hold().isPresent();
  }

  /** Whether both are single slots, and not the same one. */
  private static boolean apart(Target a, Target b) {
    return a instanceof Target.Slot one
        && b instanceof Target.Slot other
        && one.slot() != other.slot();
  }

  private static String service(Target target) {
    if (target instanceof Target.One one) {
      return one.service();
    }
    if (target instanceof Target.Some some) {
      return some.service();
    }
    if (target instanceof Target.Share share) {
      return share.service();
    }
    if (target instanceof Target.All all) {
      return all.service();
    }
    return target instanceof Target.Slot slot ? slot.service() : "";
  }

  private static boolean meet(Step.Shot a, Step.Shot b) {
    return !end(a).minus(b.at()).isNegative() && !end(b).minus(a.at()).isNegative();
  }

  private static Duration end(Step.Shot shot) {
    return shot.at().plus(shot.strike().hold().orElse(Duration.ZERO));
  }
}
