package io.swarmassay.scenario;

import io.swarmassay.stack.file.StackFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which services find no node in a lab: their tasks would wait for one until the start is given up.
 * A lab's nodes are called n1, n2 and so on, the first are managers, and none has labels.
 *
 * @param nodes how many there are
 * @param managers how many of them are managers
 */
public record Fitting(int nodes, int managers) {
  private static final String NAMESPACE = "x";
  private static final Pattern CONSTRAINT = Pattern.compile("\\s*(\\S+?)\\s*(==|!=)\\s*(.*?)\\s*");

  /** A sentence for each service whose constraints no node fulfils. */
  public List<String> unmet(StackFile stack) {
    return stack.blueprint(NAMESPACE).services().stream().flatMap(this::unmet).toList();
  }

  private Stream<String> unmet(Map<String, Object> service) {
    List<String> constraints =
        map(map(service, "TaskTemplate"), "Placement").get("Constraints") instanceof List<?> all
            ? all.stream().map(String::valueOf).toList()
            : List.of();
    boolean some =
        IntStream.rangeClosed(1, nodes)
            .anyMatch(node -> constraints.stream().allMatch(one -> fulfils(node, one)));
    String name = String.valueOf(service.get("Name")).substring(NAMESPACE.length() + 1);
    return some
        ? Stream.empty()
        : Stream.of(
            String.format(
                Locale.ROOT,
                "no node of this lab fulfils %s of service %s",
                String.join(" and ", constraints),
                name));
  }

  private boolean fulfils(int node, String constraint) {
    Matcher match = CONSTRAINT.matcher(constraint);
    if (!match.matches()) {
      return true;
    }
    String key = match.group(1).toLowerCase(Locale.ROOT);
    boolean labels = key.startsWith("node.labels.") || key.startsWith("engine.labels.");
    String value =
        switch (labels ? "label" : key) {
          case "label" -> "";
          case "node.role" -> node <= managers ? "manager" : "worker";
          case "node.hostname" -> "n" + node;
          case "node.platform.os" -> "linux";
          default -> null; // addresses and identifiers are not known yet
        };
    return value == null || value.equalsIgnoreCase(match.group(3)) == match.group(2).equals("==");
  }

  /** What the lab is, and how to have another. */
  public String way() {
    String all = managers == nodes ? "all " + nodes : managers + " of its " + nodes;
    return all
        + " nodes are managers, called n1 to n"
        + nodes
        + ", and none has labels; more nodes than managers give workers";
  }

  private static Map<?, ?> map(Map<?, ?> body, String key) {
    return body.get(key) instanceof Map<?, ?> inner ? inner : Map.of();
  }
}
