package io.swarmassay.cli;

import static io.swarmassay.scenario.Quantity.text;

import io.swarmassay.cli.terminal.FileKinds;
import io.swarmassay.cli.terminal.Sentences;
import io.swarmassay.history.Promise;
import io.swarmassay.probe.Probe;
import io.swarmassay.run.Rehearsal;
import io.swarmassay.run.Trial;
import io.swarmassay.scenario.Casting;
import io.swarmassay.scenario.Promises;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.swarm.Ability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A scenario in words. */
final class Explanation {
  private final Trial trial;
  private final Scenario scenario;
  private final Casting casting;
  private final OptionalLong seed;
  private final List<Rehearsal.Strike> strikes;

  /**
   * An explanation.
   *
   * @param override the seed to use instead of the scenario's; empty for the scenario's own
   */
  Explanation(Trial trial, Casting casting, OptionalLong override) {
    this.trial = trial;
    this.scenario = trial.scenario();
    this.casting = casting;
    this.seed = override.isPresent() ? override : scenario.seed();
    this.strikes = seed.isPresent() ? Rehearsal.of(scenario, casting, seed.getAsLong()) : List.of();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(Sentences.heading(trial));
    lines.add("");
    lines.add("lab       " + lab());
    lines.add("stack     " + stack());
    lines.add("steady    " + steady());
    scenario.traffic().forEach(kind -> lines.add("traffic   " + kind.name() + ", throughout"));
    lines.add("seed      " + seedText());
    lines.add("needs     " + needs());
    lines.add("");
    for (int i = 0; i < scenario.steps().size(); i++) {
      lines.add(
          String.format(
              Locale.ROOT, "%3d. %s", i + 1, StepWords.of(scenario, scenario.steps().get(i))));
      victims(i, lines);
    }
    lines.add("");
    trial.promises().forEach(promise -> lines.add("promise   " + promise(promise)));
    lines.add("at worst  " + WorstCase.text(scenario) + ", without making images and lab");
    return lines.stream().map(Explanation::safe).toList();
  }

  List<Map<String, Object>> objects() {
    List<Map<String, Object>> objects = new ArrayList<>();
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("is", "scenario");
    head.put("name", trial.name());
    head.put("title", scenario.title());
    head.put("stack", trial.stack().name());
    head.put("nodes", scenario.nodes());
    head.put("managers", scenario.managers());
    head.put("seed", seed.isPresent() ? seed.getAsLong() : null);
    head.put("probes", scenario.steady().probes().stream().map(Probe::name).toList());
    head.put("needs", abilities());
    head.put("worst_case_s", WorstCase.of(scenario).toSeconds());
    objects.add(head);
    for (int i = 0; i < scenario.steps().size(); i++) {
      Map<String, Object> step = new LinkedHashMap<>();
      step.put("is", "step");
      step.put("number", i + 1);
      step.put("text", StepWords.of(scenario, scenario.steps().get(i)));
      step.put("victims", drawn(i));
      step.put("strikes", strikes(i).map(Explanation::object).toList());
      objects.add(step);
    }
    return objects;
  }

  private static Map<String, Object> object(Rehearsal.Strike strike) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("fault", strike.fault());
    object.put("target", strike.target());
    object.put("victims", strike.victims());
    object.put("at_ms", strike.when().map(java.time.Duration::toMillis).orElse(null));
    return object;
  }

  private String lab() {
    String swarm =
        scenario.swarm().entrySet().stream()
            .map(setting -> ", " + setting.getKey() + " " + setting.getValue())
            .collect(Collectors.joining());
    return FileKinds.count(scenario.nodes(), "node")
        + ", "
        + FileKinds.count(scenario.managers(), "manager")
        + swarm;
  }

  private String stack() {
    return trial.stack().name()
        + ": "
        + casting.replicas().entrySet().stream()
            .map(service -> service.getValue() + " of " + service.getKey())
            .collect(Collectors.joining(", "));
  }

  private String steady() {
    return scenario.steady().probes().stream().map(Probe::name).collect(Collectors.joining(", "))
        + "; at first, after every step and at the end, each within "
        + text(scenario.steady().within());
  }

  private String seedText() {
    return seed.isPresent()
        ? seed.getAsLong() + "; victims below are those it draws"
        : "a fresh one each run; give --seed N to see whom it draws";
  }

  private String needs() {
    return abilities().isEmpty() ? "no special ability" : String.join(", ", abilities());
  }

  private List<String> abilities() {
    TreeSet<String> needs = new TreeSet<>();
    scenario
        .steps()
        .forEach(
            step ->
                StepWords.faults(step).forEach(f -> f.needs().forEach(a -> needs.add(name(a)))));
    return List.copyOf(needs);
  }

  private static String name(Ability ability) {
    return ability.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void victims(int step, List<String> lines) {
    List<String> drawn = drawn(step);
    if (!drawn.isEmpty()) {
      lines.add("       " + String.join(", ", drawn));
    }
    strikes(step)
        .filter(strike -> strike.when().isPresent())
        .forEach(strike -> lines.add("       " + timed(strike)));
  }

  /** A strike of a storm: its time, without the time that recoveries take. */
  private static String timed(Rehearsal.Strike strike) {
    return String.format(
        Locale.ROOT,
        "%8.3f s  %s %s",
        strike.when().orElseThrow().toMillis() / 1e3,
        strike.fault(),
        String.join(" + ", strike.victims()));
  }

  private Stream<Rehearsal.Strike> strikes(int step) {
    return strikes.stream().filter(strike -> strike.step() == step);
  }

  private List<String> drawn(int step) {
    return strikes(step)
        .filter(strike -> strike.when().isEmpty())
        .map(strike -> String.join(" + ", strike.victims()))
        .toList();
  }

  private static String promise(Promise promise) {
    return Promises.sentence(promise) + " [" + promise.source() + "]";
  }

  private static String safe(String line) {
    return line.startsWith("@|bold ") ? line : Sentences.plain(line);
  }
}
