package io.swarmassay.scenario.file;

import io.swarmassay.probe.Probe;
import io.swarmassay.scenario.Fields;
import io.swarmassay.scenario.Steady;
import io.swarmassay.yaml.Yaml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the steady state. */
final class SteadySection {
  private static final String PROBES_HINT = "write probes: [ping, epmd]";
  private final SectionContext scope;

  SteadySection(SectionContext scope) {
    this.scope = scope;
  }

  Steady read(Yaml node) {
    Fields fields = new Fields(node, Set.of("within", "probes"), scope.problems());
    Duration within = fields.read("within", Duration.class).orElse(Steady.WITHIN);
    List<Probe> probes = new ArrayList<>();
    fields.require("probes", PROBES_HINT).ifPresent(list -> readProbes(list, probes));
    return new Steady(within, probes);
  }

  private void readProbes(Yaml list, List<Probe> probes) {
    if (!(list.content() instanceof Yaml.Sequence)) {
      scope.problems().add(list, "expected a list of probes, not " + list.kind(), PROBES_HINT);
    } else if (list.items().isEmpty()) {
      scope.problems().add(list, "no probe: a steady state without one always holds", PROBES_HINT);
    }
    list.items()
        .forEach(
            each -> scope.words().probes().read(each, scope.problems()).ifPresent(probes::add));
  }
}
