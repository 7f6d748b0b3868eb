package io.swarmassay.scenario.file;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Target;
import io.swarmassay.scenario.Fields;
import io.swarmassay.scenario.Step;
import io.swarmassay.yaml.Yaml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a storm: what and how often in its mapping, whom and how long beside it. */
final class StormReader {
  private static final Set<String> KEYS =
      Set.of("storm", "on", "hold", "recover-within", "skip-if-missing");
  private static final Set<String> INNER = Set.of("for", "mean-every", "faults", "overlap");
  private static final List<String> NEEDED = List.of("faults", "for", "mean-every");
  private static final String HINT = "write storm: {for: 2m, mean-every: 10s, faults: [kill]}";
  private final SectionContext scope;

  StormReader(SectionContext scope) {
    this.scope = scope;
  }

  Optional<Step.Storm> read(Yaml node) {
    Fields outer = new Fields(node, KEYS, scope.problems());
    Fields storm = new Fields(outer.get("storm").orElseThrow(), INNER, scope.problems());
    NEEDED.forEach(key -> storm.require(key, HINT));
    Optional<Duration> lasting = storm.read("for", Duration.class);
    Optional<Duration> every = storm.read("mean-every", Duration.class);
    List<Fault> faults = storm.get("faults").map(this::faults).orElse(List.of());
    Optional<Target> on = outer.get("on").flatMap(new TargetReader(scope.problems())::read);
    Optional<Duration> hold = outer.read("hold", Duration.class);
    Optional<Duration> within = outer.read("recover-within", Duration.class);
    boolean skip = outer.read("skip-if-missing", boolean.class).orElse(false);
    boolean overlap = storm.read("overlap", boolean.class).orElse(false);
    return lasting.flatMap(
        time ->
            every.map(mean -> new Step.Storm(time, mean, faults, on, hold, within, skip, overlap)));
  }

  private List<Fault> faults(Yaml list) {
    if (list.items().isEmpty()) {
      scope.problems().add(list, "expected a list of faults, not " + Fields.instead(list), HINT);
    }
    List<Fault> faults = new ArrayList<>();
    list.items()
        .forEach(
            each -> scope.words().faults().read(each, scope.problems()).ifPresent(faults::add));
    return faults;
  }
}
