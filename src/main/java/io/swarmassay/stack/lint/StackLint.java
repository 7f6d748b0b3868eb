package io.swarmassay.stack.lint;

import io.swarmassay.swarm.Blueprint;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What swarm takes and users regret, as far as reading the stack file tells: warned of, each with
 * its place and the way out. Each rule comes from a public report or a case that was seen on a lab.
 */
public final class StackLint {
  private static final List<Function<LintedService, Optional<Remark>>> RULES =
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
    services(root, blueprint)
        .flatMap(service -> RULES.stream().flatMap(rule -> rule.apply(service).stream()))
        .forEach(remark -> problems.warn(remark.at(), remark.message(), remark.hint()));
  }

  static List<Function<LintedService, Optional<Remark>>> rules() {
    return RULES;
  }

  /** The services of a stack file, with their bodies. */
  static Stream<LintedService> services(Yaml root, Blueprint blueprint) {
    Yaml services = root.get("services").orElse(root);
    return blueprint.services().stream()
        .filter(body -> body.get("Name") != null)
        .map(body -> service(services, blueprint, body));
  }

  private static LintedService service(Yaml services, Blueprint blueprint, Map<?, ?> body) {
    String whole = String.valueOf(body.get("Name"));
    String name = whole.substring(blueprint.namespace().length() + 1);
    return new LintedService(name, services.get(name).orElse(services), body);
  }
}
