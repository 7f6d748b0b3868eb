package io.swarmassay.scenario;

import io.swarmassay.stack.Stack;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import io.swarmassay.yaml.YamlFile;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who can be hit: the services of a stack, and how many replicas each starts with.
 *
 * @param replicas by service; a global service counts one on each node
 */
public record Casting(Map<String, Integer> replicas) {

  /** The services that a stack file names; none when it cannot be read. */
  public static Casting of(Stack stack, int nodes) {
    Map<String, Integer> replicas = new TreeMap<>();
    YamlFile.read(stack.file(), new Problems())
        .flatMap(root -> root.get("services"))
        .ifPresent(
            services ->
                services
                    .entries()
                    .forEach((name, entry) -> replicas.put(name, wanted(entry.value(), nodes))));
    return new Casting(replicas);
  }

  private static int wanted(Yaml service, int nodes) {
    Optional<Yaml> deploy = service.get("deploy");
    if (deploy
        .flatMap(d -> d.get("mode"))
        .flatMap(Yaml::text)
        .filter("global"::equals)
        .isPresent()) {
      return nodes;
    }
    return deploy
        .flatMap(d -> d.get("replicas"))
        .flatMap(Yaml::text)
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(Integer::valueOf)
        .orElse(1);
  }
}
