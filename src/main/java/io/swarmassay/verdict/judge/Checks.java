package io.swarmassay.verdict.judge;

import io.swarmassay.history.Operation;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.index.HistoryIndex;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Many results made one. */
final class Checks {
  private Checks() {}

  /** What a check of faults says when none struck: nothing only if none was planned. */
  static List<Check> nothingStruck(String name, HistoryIndex facts) {
    return facts.strikes() == 0
        ? List.of()
        : List.of(Check.inconclusive(name, "none of the planned faults struck"));
  }

  /** What a check of one kind of operations says when there were none of those planned. */
  static List<Check> nothingDone(String name, Operation kind, HistoryIndex facts) {
    return !facts.planned(kind) || facts.operations(kind).anyTried()
        ? List.of()
        : List.of(
            Check.inconclusive(
                name, String.format(Locale.ROOT, "no %s was ever sent", kind.label())));
  }

  /** The same of all kinds. */
  static List<Check> nothingDone(String name, HistoryIndex facts) {
    return Stream.of(Operation.values())
        .flatMap(kind -> nothingDone(name, kind, facts).stream())
        .limit(1)
        .toList();
  }

  /** Whether users were to do nothing at all. */
  static boolean noTraffic(HistoryIndex facts) {
    return Stream.of(Operation.values()).noneMatch(facts::planned);
  }

  /** The first of the worst under one name, with the number of the others that are as bad. */
  static Check worst(String name, List<Check> checks) {
    Outcome outcome = Outcome.worst(checks.stream().map(Check::outcome).toList());
    List<Check> bad = checks.stream().filter(check -> check.outcome() == outcome).toList();
    Check first = bad.get(0);
    String others =
        bad.size() == 1 ? "" : String.format(Locale.ROOT, " (and %d more)", bad.size() - 1);
    return new Check(name, outcome, first.reason() + others, first.cause());
  }

  /** One entry for each name, in the order of first appearance; worst outcomes first. */
  static List<Check> merged(List<Check> checks) {
    Map<String, List<Check>> byName = new LinkedHashMap<>();
    checks.forEach(
        check -> byName.computeIfAbsent(check.name(), n -> new java.util.ArrayList<>()).add(check));
    return byName.entrySet().stream()
        .map(entry -> first(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Check::outcome).reversed())
        .toList();
  }

  private static Check first(String name, List<Check> same) {
    return same.size() == 1
            || Outcome.worst(same.stream().map(Check::outcome).toList()) != Outcome.PASSED
        ? worst(name, same)
        : same.get(0);
  }
}
