package io.swarmassay.stack.file;

import io.swarmassay.swarm.Blueprint;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.SpellingHints;
import io.swarmassay.yaml.Yaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the top level of a stack file. */
final class StackReader {
  private static final Set<String> KEYS =
      Set.of("version", "services", "networks", "volumes", "secrets", "configs", "x-assay");

  /** How many ports all services together may have. */
  private static final int MOST_PORTS = 20_000;

  private final StackFileContext scope;
  private final MappingReader root;
  private final Declared declared;
  private final Map<String, Yaml> services;
  private final Variables variables;

  private StackReader(StackFileContext scope, Yaml node, Variables variables) {
    this.scope = scope;
    this.root = MappingReader.of(scope, node, "", KEYS);
    this.variables = variables;
    this.declared = Declared.in(root);
    this.services = new TreeMap<>(Declared.section(root, "services"));
  }

  /**
   * Reads for a deployment.
   *
   * @param whole whether what is external is made for it
   */
  static StackReader of(
      Yaml node,
      String namespace,
      Path folder,
      Variables variables,
      boolean whole,
      Problems problems) {
    ScalarReader values = new ScalarReader(new Interpolation(variables), problems);
    StackFileContext scope =
        new StackFileContext(namespace, folder, values, variables, whole, problems);
    return new StackReader(scope, node, variables);
  }

  List<String> services() {
    return List.copyOf(services.keySet());
  }

  /** The longest name of what gets the deployment's name in front. */
  int longestName() {
    return Stream.of(services, declared.secrets(), declared.configs())
        .flatMap(part -> part.keySet().stream())
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  Assay assay() {
    AssayReader reader = new AssayReader(scope, services, declared);
    return root.at("x-assay").map(reader::read).orElse(Assay.NONE);
  }

  Blueprint blueprint() {
    check();
    new EngineRules(root).names();
    Versions.check(root);
    List<Map<String, Object>> bodies = new ArrayList<>();
    Map<String, Map<String, Object>> byName = new TreeMap<>();
    Set<String> used = new TreeSet<>();
    long[] ports = {0};
    services.forEach(
        (name, node) -> {
          ServiceReader reader = new ServiceReader(scope, name, node, declared);
          used.addAll(reader.networks());
          Map<String, Object> body = reader.body(variables);
          ports[0] += ports(body);
          byName.put(name, body);
          bodies.add(ports[0] > MOST_PORTS ? Map.of() : body);
        });
    new EngineRules(root).ports(byName);
    PortReader.tooMany(root, ports[0], MOST_PORTS, "ports in one stack file");
    declared
        .volumes()
        .forEach((name, node) -> new VolumeReader(scope, name, node).describe(new Body()));
    return new Blueprint(
        scope.namespace(),
        networks(used),
        objects("secrets", declared.secrets()),
        objects("configs", declared.configs()),
        bodies);
  }

  private static int ports(Map<String, Object> service) {
    return service.get("EndpointSpec") instanceof Map<?, ?> spec
            && spec.get("Ports") instanceof List<?> ports
        ? ports.size()
        : 0;
  }

  private void check() {
    root.node()
        .entries()
        .forEach(
            (key, entry) -> {
              String hint = SpellingHints.hint(key, Set.of("x-assay"));
              if (key.startsWith("x-") && !key.equals("x-assay") && hint.startsWith("did you")) {
                root.wrong(entry.key(), "unknown key '" + key + "' in the stack file", hint);
              }
            });
    root.text("version")
        .filter(version -> !version.matches("|3(\\.([0-9]|1[0-3]))?"))
        .ifPresent(
            version ->
                root.wrong(
                    "version", "version '" + version + "' is no stack file's", "write \"3.9\""));
    boolean mapping =
        root.at("services").map(at -> at.content() instanceof Yaml.Mapping).orElse(true);
    if (services.isEmpty() && mapping) {
      root.wrong("services", "the stack file has no services", "");
    }
  }

  /** Networks that a service uses; docker creates no others. All are checked. */
  private List<Map<String, Object>> networks(Set<String> used) {
    Map<String, Yaml> all = new TreeMap<>(declared.networks());
    if (used.contains("default") && !all.containsKey("default")) {
      Yaml at = root.node();
      all.put("default", new Yaml(at.file(), at.line(), at.column(), new Yaml.Mapping(Map.of())));
    }
    List<Map<String, Object>> bodies = new ArrayList<>();
    all.forEach(
        (name, node) -> {
          NetworkReader reader = new NetworkReader(scope, name, node);
          Map<String, Object> body = reader.external() ? Map.of() : reader.body();
          if (!reader.external() && used.contains(name)) {
            bodies.add(body);
          }
        });
    return bodies;
  }

  private List<Map<String, Object>> objects(String section, Map<String, Yaml> objects) {
    List<Map<String, Object>> bodies = new ArrayList<>();
    objects.forEach(
        (name, node) -> {
          ObjectReader reader = new ObjectReader(scope, section, name, node, declared);
          if (!reader.external()) {
            bodies.add(reader.body());
          }
        });
    return bodies;
  }
}
