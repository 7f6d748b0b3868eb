package io.swarmassay.scenario.file;

import io.swarmassay.scenario.Draft;
import io.swarmassay.scenario.Fields;
import io.swarmassay.scenario.Quantity;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Reads title, stack, tier, nodes, managers, seed, swarm and lab. */
final class HeadSection {
  /** What may be set for the swarm; each is a duration. */
  static final Set<String> SWARM = Set.of("dispatcher-heartbeat");

  /** What may be said of the lab. */
  private static final Set<String> LAB = Set.of("engine");

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final SectionContext scope;

  HeadSection(SectionContext scope) {
    this.scope = scope;
  }

  void read(Fields fields, Draft draft) {
    fields.require("title", "say in one sentence what is proven");
    fields.require("stack", "name a folder under stacks/, or a path");
    fields.read("title", String.class).ifPresent(title -> draft.title = title);
    fields.read("stack", String.class).ifPresent(stack -> draft.stack = stack);
    fields.read("tier", Scenario.Tier.class).ifPresent(tier -> draft.tier = tier);
    fields
        .read("nodes", int.class)
        .filter(nodes -> possible(fields.get("nodes").orElseThrow(), nodes, scope.problems()))
        .ifPresent(nodes -> draft.nodes = nodes);
    fields.read("managers", int.class).ifPresent(n -> draft.managers = OptionalInt.of(n));
    fields.read("seed", long.class).ifPresent(seed -> draft.seed = OptionalLong.of(seed));
    fields.get("swarm").ifPresent(node -> draft.swarm = swarm(node));
    fields.get("lab").ifPresent(node -> draft.engine = engine(node));
  }

  private String engine(Yaml node) {
    Fields fields = new Fields(node, LAB, scope.problems());
    String engine = fields.read("engine", String.class).orElse("");
    if (engine.contains(",") || engine.equals("all")) {
      scope
          .problems()
          .add(
              fields.get("engine").orElseThrow(),
              "a scenario runs on one engine, not on '" + engine + "'",
              "several are asked for on the command line: --engine " + engine);
    }
    return engine;
  }

  /** Whether a lab of so many nodes can be; a problem says so when not. */
  static boolean possible(Yaml at, int nodes, Problems problems) {
    boolean possible = nodes >= 1 && nodes <= 99;
    if (!possible) {
      problems.add(at, "a lab of " + nodes + " nodes", "choose 1 to 99");
    }
    return possible;
  }

  private Map<String, String> swarm(Yaml node) {
    Fields fields = new Fields(node, SWARM, scope.problems());
    Map<String, String> settings = new LinkedHashMap<>();
    for (String name : SWARM) {
      fields
          .read(name, Duration.class)
          .filter(period -> sensible(fields.get(name).orElseThrow(), period))
          .ifPresent(period -> settings.put(name, Quantity.text(period)));
    }
    return settings;
  }

  private boolean sensible(Yaml at, Duration period) {
    boolean sensible = period.compareTo(SHORTEST) >= 0 && period.compareTo(LONGEST) <= 0;
    if (!sensible) {
      scope.problems().add(at, "a heartbeat of " + Quantity.text(period), "choose 100ms to 1m");
    }
    return sensible;
  }
}
