package io.swarmassay.scenario;

import io.swarmassay.fault.Fault;
import io.swarmassay.probe.Probe;
import io.swarmassay.traffic.Traffic;
import java.util.List;

/**
 * Words that somebody else brings: probes, faults and traffic for scenario files. A jar names its
 * implementation, which has a public constructor without parameters, in {@code
 * META-INF/services/io.swarmassay.scenario.Extension} and lies on the class path, or is given to a
 * command as {@code --with my.jar}. The command line, scenario files, {@code list} and the schema
 * then know its words as they know ours. docs/extending.md has one written out.
 */
public interface Extension {
  /** Its probes, each made by {@link Catalogue#probe}. */
  default List<Word<Probe>> probes() {
    return List.of();
  }

  /** Its faults, each made by {@link Catalogue#fault}. */
  default List<Word<Fault>> faults() {
    return List.of();
  }

  /** Its kinds of traffic, each made by {@link Catalogue#traffic}. */
  default List<Word<Traffic>> traffic() {
    return List.of();
  }
}
