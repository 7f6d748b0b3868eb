package io.swarmassay.stack.file;

import io.swarmassay.stack.Stack;
import io.swarmassay.stack.lint.StackLint;
import io.swarmassay.stack.lint.WrittenService;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Subnet;
import io.swarmassay.yaml.Problem;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import io.swarmassay.yaml.YamlFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A compose v3 stack file, understood as {@code docker stack deploy} does, but strictly: what
 * docker passes over in silence is a problem with its place. Paths in it start at its folder.
 */
public final class StackFile {
  private final Yaml root;
  private final Path folder;
  private final Variables variables;
  private final List<String> services;
  private final Assay assay;
  private final int longestName;
  private final List<Problem> warnings;
  private final List<Problem> notes;

  private StackFile(
      Yaml root, Path folder, Variables variables, StackReader reader, Problems told) {
    this.root = root;
    this.folder = folder;
    this.variables = variables;
    this.services = reader.services();
    this.assay = reader.assay();
    this.longestName = reader.longestName();
    this.warnings = told.warnings();
    this.notes = told.notes();
  }

  /**
   * Reads the file of a stack, with the variables of {@link Variables}; empty when something is
   * wrong with it, and then problems say what.
   */
  public static Optional<StackFile> read(Stack stack, Problems problems) {
    return read(stack.file(), Variables.of(stack, problems), problems);
  }

  /**
   * Reads a stack file; empty when something is wrong with it, and then problems say what.
   *
   * @param variables what <code>${NAME}</code> in it stands for
   */
  public static Optional<StackFile> read(Path file, Variables variables, Problems problems) {
    Problems own = new Problems();
    Path folder = file.toAbsolutePath().getParent();
    return checked(YamlFile.read(file, own), folder, variables, own, problems);
  }

  /**
   * Reads a stack file with these variables and no others; empty when something is wrong with it,
   * and then problems say what.
   */
  public static Optional<StackFile> read(
      Path file, Map<String, String> variables, Problems problems) {
    return read(file, Variables.of(variables), problems);
  }

  /** Reads a text as a stack file; empty when it has problems. */
  public static Optional<StackFile> parse(
      String file, String text, Path folder, Map<String, String> variables, Problems problems) {
    Problems own = new Problems();
    return checked(YamlFile.parse(file, text, own), folder, Variables.of(variables), own, problems);
  }

  private static Optional<StackFile> checked(
      Optional<Yaml> root, Path folder, Variables variables, Problems own, Problems problems) {
    Optional<StackReader> reader =
        root.map(node -> StackReader.of(node, "stack", folder, variables, true, own));
    Optional<StackFile> file =
        reader.map(
            all -> {
              Blueprint blueprint = all.blueprint(); // for its problems
              if (own.none()) {
                StackLint.check(root.get(), blueprint, own);
              }
              return new StackFile(root.get(), folder, variables, all, own);
            });
    problems.addAll(own);
    return file.filter(unused -> own.none());
  }

  /**
   * What to create for a deployment of this name, with networks, secrets, configs and volumes of
   * its own in place of external ones. Files it names are read anew.
   */
  public Blueprint blueprint(String namespace) {
    return blueprint(namespace, true);
  }

  /** The same as docker makes it: what is external exists already. */
  Blueprint written(String namespace) {
    return blueprint(namespace, false);
  }

  private Blueprint blueprint(String namespace, boolean whole) {
    Problems problems = new Problems();
    Blueprint blueprint =
        StackReader.of(root, namespace, folder, variables, whole, problems).blueprint();
    problems.throwIfAny();
    return blueprint;
  }

  /**
   * Its services with their places in the file, and with what a deployment of this name asks for.
   */
  public List<WrittenService> written(Blueprint blueprint) {
    return WrittenService.all(root, blueprint).toList();
  }

  /** The subnets that its networks ask for, in the order of the networks' names. */
  public List<Subnet> subnets() {
    return Subnets.wanted(blueprint("stack"));
  }

  /** Names of its services, sorted. */
  public List<String> services() {
    return services;
  }

  /** The images that its services name, as they name them, in the order of the services' names. */
  public List<String> images() {
    return blueprint("stack").services().stream()
        .map(StackFile::image)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static Optional<String> image(Map<String, Object> service) {
    return service.get("TaskTemplate") instanceof Map<?, ?> template
            && template.get("ContainerSpec") instanceof Map<?, ?> container
            && container.get("Image") instanceof String image
        ? Optional.of(image)
        : Optional.empty();
  }

  /** What is in it that docker ignores or that is hardly meant, in the order of the places. */
  public List<Problem> warnings() {
    return warnings;
  }

  /** What each deployment gets that the file expects to exist, in the order of the places. */
  public List<Problem> notes() {
    return notes;
  }

  /** Where the value of each variable in it comes from: a command line, a file, or nowhere. */
  public Map<String, String> variables() {
    return variables.sources();
  }

  /**
   * What a reader of the evidence should know, by place or variable: what docker ignores, what is
   * made for each deployment, and where values come from, never what they are.
   */
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    Stream.of(warnings, notes)
        .flatMap(List::stream)
        .forEach(told -> facts.merge(place(told), told.message(), (a, b) -> a + "; " + b));
    variables().forEach((name, source) -> facts.put("variable " + name, "from " + source));
    return facts;
  }

  private static String place(Problem told) {
    return "line " + told.line() + " column " + told.column();
  }

  /** How long the longest name is that gets the deployment's in front. */
  public int longestName() {
    return longestName;
  }

  /** Its section {@code x-assay}. */
  public Assay assay() {
    return assay;
  }
}
