package io.swarmassay.fault;

import java.util.List;
import java.util.Locale;

/** Whom a fault hits, in symbols; what they resolve to differs from run to run. */
public sealed interface Target {
  /** The spelling in plans and reports, for example {@code one of atomvm-node}. */
  String text();

  /** One replica of a service, drawn. */
  static Target one(String service) {
    return new One(service);
  }

  /** Some replicas of a service, drawn. */
  static Target some(int count, String service) {
    return new Some(service, count);
  }

  /** Fewer than half, or more than half, of a service's replicas, drawn. */
  static Target share(Share.Of of, String service) {
    return new Share(service, of);
  }

  /** Every replica of a service. */
  static Target all(String service) {
    return new All(service);
  }

  /** The replica in one slot. */
  static Target slot(int slot, String service) {
    return new Slot(service, slot);
  }

  /** Nodes by a rule. */
  static Target nodes(Nodes.Rule rule) {
    return new Nodes(rule, List.of());
  }

  /** Nodes by their names. */
  static Target nodes(String... names) {
    return new Nodes(Nodes.Rule.NAMED, List.of(names));
  }

  /** The node on which a slot runs now. */
  static Target nodeOf(int slot, String service) {
    return new NodeOf(service, slot);
  }

  /** One replica of a service, drawn. */
  record One(String service) implements Target {
    @Override
    public String text() {
      return "one of " + service;
    }
  }

  /** Some replicas of a service, drawn. */
  record Some(String service, int count) implements Target {
    @Override
    public String text() {
      return count + " of " + service;
    }
  }

  /** The largest part of a service's replicas below half, or the smallest above it, drawn. */
  record Share(String service, Of of) implements Target {
    /** Which part. */
    public enum Of {
      MINORITY,
      MAJORITY
    }

    /** How many of so many. */
    public int count(int replicas) {
      return of == Of.MAJORITY ? replicas / 2 + 1 : (replicas - 1) / 2;
    }

    @Override
    public String text() {
      return of.name().toLowerCase(Locale.ROOT) + " of " + service;
    }
  }

  /** Every replica of a service. */
  record All(String service) implements Target {
    @Override
    public String text() {
      return "all of " + service;
    }
  }

  /** The replica in one slot. */
  record Slot(String service, int slot) implements Target {
    @Override
    public String text() {
      return service + "." + slot;
    }
  }

  /** Nodes, by rule or by name. */
  record Nodes(Rule rule, List<String> names) implements Target {
    /** Which nodes. */
    public enum Rule {
      LEADER,
      FOLLOWER,
      WORKER,
      MINORITY,
      MAJORITY,
      ALL,
      NAMED
    }

    @Override
    public String text() {
      return rule == Rule.NAMED ? String.join(", ", names) : rule.name().toLowerCase(Locale.ROOT);
    }
  }

  /** The node on which a slot runs now. */
  record NodeOf(String service, int slot) implements Target {
    @Override
    public String text() {
      return "node of " + service + "." + slot;
    }
  }
}
