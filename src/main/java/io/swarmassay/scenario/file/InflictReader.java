package io.swarmassay.scenario.file;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Target;
import io.swarmassay.scenario.Fields;
import io.swarmassay.scenario.Step;
import io.swarmassay.yaml.Yaml;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Reads a step that strikes a fault, and the shots of a volley. */
final class InflictReader {
  private static final Set<String> KEYS =
      Set.of("inflict", "on", "times", "hold", "recover-within", "skip-if-missing");
  private static final Set<String> SHOT = Set.of("at", "inflict", "on", "hold", "skip-if-missing");
  private final SectionContext scope;

  InflictReader(SectionContext scope) {
    this.scope = scope;
  }

  Optional<Step.Inflict> read(Yaml node) {
    return read(new Fields(node, KEYS, scope.problems()));
  }

  /** One strike of a volley: at once unless it says when. */
  Optional<Step.Shot> shot(Yaml node) {
    Fields fields = new Fields(node, SHOT, scope.problems());
    Duration at = fields.read("at", Duration.class).orElse(Duration.ZERO);
    return read(fields).map(strike -> new Step.Shot(at, strike));
  }

  private Optional<Step.Inflict> read(Fields fields) {
    Optional<Fault> fault =
        fields
            .require("inflict", "say what: inflict: kill")
            .flatMap(f -> scope.words().faults().read(f, scope.problems()));
    Optional<Target> on =
        fields
            .require("on", "say whom: on: {one: SERVICE}")
            .flatMap(new TargetReader(scope.problems())::read);
    int times = times(fields);
    Optional<Duration> hold = fields.read("hold", Duration.class);
    Optional<Duration> within = fields.read("recover-within", Duration.class);
    boolean skip = fields.read("skip-if-missing", boolean.class).orElse(false);
    return fault.flatMap(f -> on.map(o -> new Step.Inflict(f, o, times, hold, within, skip)));
  }

  private int times(Fields fields) {
    int times = fields.read("times", int.class).orElse(1);
    if (times < 1) {
      scope.problems().add(fields.get("times").orElseThrow(), "'times' is " + times, "at least 1");
    }
    return times;
  }
}
