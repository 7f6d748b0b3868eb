package io.swarmassay.internal.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.swarm.SwarmNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a global service may run: nodes that are ready and active and meet its constraints on
 * {@code node.id}, {@code node.hostname} and {@code node.role}. Constraints on labels or platforms
 * are not known here and let every node pass.
 */
final class Placement {
  private record Constraint(String key, boolean equal, String value) {
    boolean allows(SwarmNode node) {
      return switch (key) {
        case "node.id" -> equal == node.id().equals(value);
        case "node.hostname" -> equal == node.name().equalsIgnoreCase(value);
        case "node.role" -> equal == node.role().name().toLowerCase(Locale.ROOT).equals(value);
        default -> true;
      };
    }
  }

  private final List<Constraint> constraints = new ArrayList<>();

  private Placement() {}

  static Placement of(JsonNode service) {
    Placement placement = new Placement();
    service
        .at("/Spec/TaskTemplate/Placement/Constraints")
        .forEach(text -> placement.constraints.add(constraint(text.asText())));
    return placement;
  }

  private static Constraint constraint(String text) {
    boolean equal = !text.contains("!=");
    String[] sides = text.split(equal ? "==" : "!=", 2);
    return new Constraint(sides[0].strip(), equal, sides.length < 2 ? "" : sides[1].strip());
  }

  /** How many of these nodes it may run on. */
  int count(Iterable<SwarmNode> nodes) {
    int count = 0;
    for (SwarmNode node : nodes) {
      boolean fit = node.state().equals("ready") && node.availability().equals("active");
      if (fit && constraints.stream().allMatch(constraint -> constraint.allows(node))) {
        count++;
      }
    }
    return count;
  }
}
