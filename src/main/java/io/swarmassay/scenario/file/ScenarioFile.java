package io.swarmassay.scenario.file;

import io.swarmassay.history.Promise;
import io.swarmassay.scenario.Casting;
import io.swarmassay.scenario.Catalogue;
import io.swarmassay.scenario.Draft;
import io.swarmassay.scenario.Fields;
import io.swarmassay.scenario.Fitting;
import io.swarmassay.scenario.Objections;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.StackFolders;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.stack.file.Variables;
import io.swarmassay.stack.lint.LabLint;
import io.swarmassay.yaml.Problem;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import io.swarmassay.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads scenario files. Everything that is wrong is found at once: form, names, units, what makes
 * no sense, what the stack's documented budgets say.
 *
 * @param words the names a file may use
 * @param values what replaces {@code ${NAME}} in them and in the stack files they name
 * @param nodes what replaces the file's number of nodes; empty to keep it
 * @param homes folders that hold {@code stacks/}; the file's own home comes after them
 */
public record ScenarioFile(
    Catalogue words, Map<String, String> values, OptionalInt nodes, List<Path> homes) {
  private static final Set<String> KEYS =
      Set.of(
          "title",
          "stack",
          "tier",
          "nodes",
          "managers",
          "seed",
          "swarm",
          "lab",
          "steady",
          "traffic",
          "steps",
          "budgets");

  /** Reads with the standard words and stacks below a home folder. */
  public static ScenarioFile below(Path home) {
    return new ScenarioFile(Catalogue.installed(), Map.of(), OptionalInt.empty(), List.of(home));
  }

  /** Replaces {@code ${NAME}} by these values. */
  public ScenarioFile setting(Map<String, String> more) {
    return new ScenarioFile(words, Map.copyOf(more), nodes, homes);
  }

  /** Overrides the number of nodes. */
  public ScenarioFile onNodes(OptionalInt count) {
    return new ScenarioFile(words, values, count, homes);
  }

  /** Reads one file; throws {@link io.swarmassay.yaml.BadInput} with every problem it has. */
  public Scenario read(Path file) {
    Problems problems = new Problems();
    Optional<Scenario> scenario = read(file, problems);
    problems.throwIfAny();
    return scenario.orElseThrow();
  }

  /** Reads what can be read of a file and adds its problems to others. */
  public Optional<Scenario> read(Path file, Problems problems) {
    return YamlFile.read(file, problems).map(root -> read(file, root, problems));
  }

  /** Reads a scenario that stands inside of another file and adds its problems to others. */
  public Scenario read(Path file, Yaml written, Problems problems) {
    Problems own = new Problems();
    Substitution substitution = new Substitution(values, own);
    Yaml root = substitution.in(written);
    Fields fields = new Fields(root, KEYS, own);
    SectionContext scope = new SectionContext(words, own);
    Draft draft = new Draft();
    new HeadSection(scope).read(fields, draft);
    fields.require("steady", "say what must hold: steady: {probes: [...]}");
    fields.get("steady").map(new SteadySection(scope)::read).ifPresent(s -> draft.steady = s);
    fields.get("traffic").map(new TrafficSection(scope)::read).ifPresent(t -> draft.traffic = t);
    fields.get("steps").map(new StepsSection(scope)::read).ifPresent(s -> draft.steps = s);
    nodes.ifPresent(
        count -> {
          if (HeadSection.possible(root, count, own)) {
            override(draft, count);
          }
        });
    Optional<Stack> stack = stack(file, fields, own);
    List<Promise> documented = stack.map(s -> documented(s, own)).orElse(List.of());
    fields
        .get("budgets")
        .map(new BudgetsSection(own, documented)::read)
        .ifPresent(b -> draft.budgets = b);
    Scenario scenario = draft.scenario();
    Set<String> used = new TreeSet<>(substitution.used());
    stack
        .flatMap(found -> stackFile(found, used, own))
        .filter(found -> comparable(fields, draft))
        .ifPresent(found -> object(scenario, found, documented, root, own));
    unused(root.file(), used).forEach(own::add);
    problems.addAll(own);
    return scenario;
  }

  /** Whether all parts were read that objections point at by their position. */
  private static boolean comparable(Fields fields, Draft draft) {
    int steps = fields.get("steps").map(list -> list.items().size()).orElse(0);
    int probes =
        fields
            .get("steady")
            .flatMap(node -> node.get("probes"))
            .map(list -> list.items().size())
            .orElse(0);
    return steps == draft.steps.size()
        && probes == draft.steady.probes().size()
        && Stream.of("nodes", "managers")
            .allMatch(key -> fields.get(key).isEmpty() || fields.read(key, int.class).isPresent());
  }

  private void object(
      Scenario scenario, StackFile stack, List<Promise> documented, Yaml root, Problems problems) {
    Fitting lab = new Fitting(scenario.nodes(), scenario.managers());
    Yaml named = root.get("stack").orElse(root);
    lab.unmet(stack).forEach(unmet -> problems.warn(named, unmet, lab.way()));
    new LabLint(scenario.nodes())
        .unmet(stack.blueprint("x"))
        .forEach(unmet -> problems.warn(named, unmet, LabLint.WAY));
    Casting casting = Casting.of(stack, scenario.nodes());
    Objections.to(scenario, words, casting, documented)
        .forEach(o -> problems.add(Places.of(root, o.path()), o.message(), o.hint()));
  }

  private static Optional<StackFile> stackFile(Stack stack, Set<String> used, Problems problems) {
    Variables variables = Variables.of(stack, problems);
    Optional<StackFile> file = StackFile.read(stack.file(), variables, problems);
    used.addAll(variables.asked());
    return file;
  }

  /**
   * A problem for each value that nothing asks for.
   *
   * @param file what was read
   * @param used names that it, or what it names, asks for
   */
  public List<Problem> unused(String file, Set<String> used) {
    Set<String> unused = new TreeSet<>(values.keySet());
    unused.removeAll(used);
    return unused.stream()
        .map(
            name ->
                new Problem(
                    file,
                    1,
                    1,
                    "--set " + name + " is used nowhere",
                    "the file has no ${" + name + "}"))
        .toList();
  }

  private static void override(Draft draft, int count) {
    draft.nodes = count;
    if (draft.managers.orElse(1) > count) {
      draft.managers = OptionalInt.empty();
    }
  }

  /** Where a scenario file's stack is looked for. */
  public StackFolders folders(Path file) {
    List<Path> all = new ArrayList<>(homes);
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (folder != null && folder.getParent() != null) {
      all.add(folder.getParent());
    }
    return new StackFolders(all, folder == null ? Path.of("") : folder, values);
  }

  private Optional<Stack> stack(Path file, Fields fields, Problems problems) {
    return fields
        .get("stack")
        .flatMap(node -> node.text().flatMap(name -> folders(file).find(node, name, problems)));
  }

  private static List<Promise> documented(Stack stack, Problems problems) {
    return Files.exists(stack.budgets()) ? BudgetFile.read(stack.budgets(), problems) : List.of();
  }
}
