package io.swarmassay.scenario;

import io.swarmassay.stack.file.StackFile;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who can be hit: the services of a stack, and how many replicas each starts with.
 *
 * @param replicas by service; a global service counts one on each node
 */
public record Casting(Map<String, Integer> replicas) {
  private static final String NAMESPACE = "x";

  /** The services of a stack file, deployed on so many nodes. */
  public static Casting of(StackFile stack, int nodes) {
    Map<String, Integer> replicas = new TreeMap<>();
    for (Map<String, Object> service : stack.blueprint(NAMESPACE).services()) {
      String name = String.valueOf(service.get("Name")).substring(NAMESPACE.length() + 1);
      replicas.put(name, wanted(map(service, "Mode"), nodes));
    }
    return new Casting(replicas);
  }

  private static int wanted(Map<?, ?> mode, int nodes) {
    if (mode.containsKey("Global")) {
      return nodes;
    }
    Object replicas = map(mode, "Replicated").get("Replicas");
    return replicas instanceof Number number ? number.intValue() : 1;
  }

  private static Map<?, ?> map(Map<?, ?> body, String key) {
    return body.get(key) instanceof Map<?, ?> inner ? inner : Map.of();
  }
}
