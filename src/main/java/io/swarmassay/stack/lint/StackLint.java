package io.swarmassay.stack.lint;

import io.swarmassay.swarm.Blueprint;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What swarm takes and users regret, as far as reading the stack file tells: warned of, each with
 * its place and the way out. Each rule comes from a public report or a case that was seen on a lab.
 */
public final class StackLint {
  private static final List<Function<WrittenService, Optional<Remark>>> RULES =
      List.of(
          UpdateRules::portOfTheOldTask,
          UpdateRules::allAtOnce,
          UpdateRules::graceOverAMinute,
          HealthRules::impatient,
          HealthRules::looksForItself,
          PlaceRules::volumeStaysBehind,
          PlaceRules::slotOfGlobal,
          PlaceRules::logsOfNobody);

  private StackLint() {}

  /**
   * Warns of what any swarm would do with the stack.
   *
   * @param root of the stack file
   * @param blueprint what the file asks for
   */
  public static void check(Yaml root, Blueprint blueprint, Problems problems) {
    WrittenService.all(root, blueprint)
        .flatMap(service -> RULES.stream().flatMap(rule -> rule.apply(service).stream()))
        .forEach(remark -> problems.warn(remark.at(), remark.message(), remark.hint()));
  }

  static List<Function<WrittenService, Optional<Remark>>> rules() {
    return RULES;
  }
}
