package io.swarmassay.scenario;

import io.swarmassay.history.Promise;
import io.swarmassay.traffic.Traffic;
import io.swarmassay.yaml.SpellingHints;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds what makes no sense in a scenario before anything is started. */
public final class Objections {
  private final Catalogue words;
  private final Scenario scenario;
  private final Map<String, Integer> replicas;
  private final List<Objection> found = new ArrayList<>();

  private Objections(Catalogue words, Scenario scenario, Casting casting) {
    this.words = words;
    this.scenario = scenario;
    this.replicas = new TreeMap<>(casting.replicas());
  }

  /**
   * All objections to a scenario; none when it can be run.
   *
   * @param documented the promises that it must measure; none to leave that open
   */
  public static List<Objection> to(
      Scenario scenario, Catalogue words, Casting casting, List<Promise> documented) {
    Objections objections = new Objections(words, scenario, casting);
    objections.toLab();
    objections.toServicesOfProbes();
    objections.toTraffic();
    new MeasureRules(words, scenario, objections::object).check(documented);
    objections.toSteps();
    return List.copyOf(objections.found);
  }

  private void toLab() {
    int nodes = scenario.nodes();
    int managers = scenario.managers();
    if (nodes < 1 || nodes > 99) {
      object(List.of("nodes"), "a lab of " + nodes + " nodes", "choose 1 to 99");
    }
    if (managers != 1 && managers != 3) {
      object(
          List.of("managers"),
          managers + " managers",
          "choose 1 or 3: with any other number this lab proves nothing more");
    } else if (managers > nodes && nodes > 0) {
      object(
          List.of("managers"),
          managers + " managers do not fit on " + nodes + " node" + (nodes == 1 ? "" : "s"),
          "use nodes: 3 or managers: 1");
    }
  }

  private void toServicesOfProbes() {
    for (int i = 0; i < scenario.steady().probes().size(); i++) {
      services(scenario.steady().probes().get(i), List.of("steady", "probes", i));
    }
    scenario.traffic().forEach(kind -> services(kind, List.of("traffic", kind.name())));
  }

  /** Lives and views that are recorded twice cannot be told apart. */
  private void toTraffic() {
    List<String> kinds = scenario.traffic().stream().map(Traffic::name).toList();
    if (kinds.contains("messages") && kinds.contains("membership")) {
      object(
          List.of("traffic", "membership"),
          "messages records the membership itself",
          "leave membership out");
    }
  }

  /** A setting that is called service names one of the stack's. */
  private void services(Object word, List<Object> path) {
    if (!word.getClass().isRecord()) {
      return;
    }
    for (RecordComponent component : word.getClass().getRecordComponents()) {
      if (component.getName().equals("service")) {
        Object value = RecordReader.get(component, word);
        String name =
            value instanceof Optional<?> maybe
                ? maybe.map(String::valueOf).orElse("")
                : String.valueOf(value);
        if (!name.isEmpty()) {
          service(name, path);
        }
      }
    }
  }

  private boolean service(String name, List<Object> path) {
    boolean known = replicas.containsKey(name);
    if (!known) {
      object(
          path,
          "the stack has no service '" + name + "'",
          SpellingHints.hint(name, replicas.keySet()));
    }
    return known;
  }

  private void toSteps() {
    TargetRules targets = new TargetRules(scenario, replicas, this::object, this::service);
    for (int i = 0; i < scenario.steps().size(); i++) {
      Step step = scenario.steps().get(i);
      List<Object> path = List.of("steps", i);
      if (step instanceof Step.Inflict inflict) {
        targets.check(inflict.on(), path);
        new StrikeRules(words, scenario, this::object).check(inflict, path);
      } else if (step instanceof Step.Volley volley) {
        StrikeRules strikes = new StrikeRules(words, scenario, this::object);
        new VolleyRules(strikes, targets, this::object).check(volley, path);
      } else if (step instanceof Step.Scale scale) {
        scale(scale, path);
      } else if (step instanceof Step.Storm storm) {
        storm.on().ifPresent(on -> targets.check(on, path));
        new StormRules(words, scenario, this::object).check(storm, path);
      }
    }
  }

  private void scale(Step.Scale scale, List<Object> path) {
    List<Object> here = with(path, "scale");
    scale
        .replicas()
        .forEach(
            (name, wanted) -> {
              if (service(name, with(here, name))) {
                replicas.put(name, wanted);
              }
            });
  }

  private void object(List<Object> path, String message, String hint) {
    found.add(new Objection(path, message, hint));
  }

  static List<Object> with(List<Object> path, Object last) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(last);
    return List.copyOf(longer);
  }

  /** Where objections go. */
  interface Sink {
    void object(List<Object> path, String message, String hint);
  }

  /** Objects to a service the stack does not have; true when it has it. */
  interface ServiceCheck {
    boolean known(String name, List<Object> path);
  }
}
