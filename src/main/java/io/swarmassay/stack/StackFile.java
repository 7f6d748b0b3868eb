package io.swarmassay.stack;

import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Subnet;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import io.swarmassay.yaml.YamlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A compose v3 stack file, understood as {@code docker stack deploy} does, but strictly: what
 * docker passes over in silence is a problem with its place. Paths in it start at its folder.
 */
public final class StackFile {
  private final Yaml root;
  private final Path folder;
  private final Map<String, String> variables;
  private final List<String> services;
  private final Assay assay;

  private StackFile(Yaml root, Path folder, Map<String, String> variables, StackReader reader) {
    this.root = root;
    this.folder = folder;
    this.variables = variables;
    this.services = reader.services();
    this.assay = reader.assay();
  }

  /**
   * Reads a stack file; empty when something is wrong with it, and then problems say what.
   *
   * @param variables what <code>${NAME}</code> in it stands for
   */
  public static Optional<StackFile> read(
      Path file, Map<String, String> variables, Problems problems) {
    Problems own = new Problems();
    Path folder = file.toAbsolutePath().getParent();
    return checked(YamlFile.read(file, own), folder, variables, own, problems);
  }

  static Optional<StackFile> parse(
      String file, String text, Path folder, Map<String, String> variables, Problems problems) {
    Problems own = new Problems();
    return checked(YamlFile.parse(file, text, own), folder, variables, own, problems);
  }

  private static Optional<StackFile> checked(
      Optional<Yaml> root,
      Path folder,
      Map<String, String> variables,
      Problems own,
      Problems problems) {
    Optional<StackReader> reader =
        root.map(node -> StackReader.of(node, "stack", folder, variables, own));
    Optional<StackFile> file =
        reader.map(
            all -> {
              all.blueprint(); // for its problems
              return new StackFile(root.get(), folder, Map.copyOf(variables), all);
            });
    problems.addAll(own);
    return file.filter(unused -> own.none());
  }

  /** What to create for a deployment of this name. Files it names are read anew. */
  public Blueprint blueprint(String namespace) {
    Problems problems = new Problems();
    Blueprint blueprint = StackReader.of(root, namespace, folder, variables, problems).blueprint();
    problems.throwIfAny();
    return blueprint;
  }

  /** The subnets that its networks ask for, in the order of the networks' names. */
  public List<Subnet> subnets() {
    return Subnets.wanted(blueprint("stack"));
  }

  /** Names of its services, sorted. */
  public List<String> services() {
    return services;
  }

  /** Its section {@code x-assay}. */
  public Assay assay() {
    return assay;
  }
}
