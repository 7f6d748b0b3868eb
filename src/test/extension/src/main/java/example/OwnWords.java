package example;

import io.swarmassay.fault.Fault;
import io.swarmassay.probe.Probe;
import io.swarmassay.scenario.Catalogue;
import io.swarmassay.scenario.Extension;
import io.swarmassay.scenario.Hits;
import io.swarmassay.scenario.Word;
import java.util.List;

/** What this project adds to scenario files. */
public final class OwnWords implements Extension {
  @Override
  public List<Word<Probe>> probes() {
    return List.of(
        Catalogue.probe(new Redis(), "each replica answers PING as a Redis server does")
            .with("service", "one service; each of the stack when left out")
            .with("port", "where it listens inside its container"));
  }

  @Override
  public List<Word<Fault>> faults() {
    return List.of(
        Catalogue.fault(new MemoryPressure(), "most of the container's memory is taken")
            .with("percent", "of its memory limit, 10 to 95, in use while it lasts")
            .hitting(Hits.REPLICAS));
  }
}
