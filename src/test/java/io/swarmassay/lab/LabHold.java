package io.swarmassay.lab;

import io.swarmassay.swarm.Hosts;
import java.util.List;

/** A JVM that holds a lab: prints its id, then waits to be killed. */
final class LabHold {
  private LabHold() {}

  /** Arguments: nodes, then any of {@code freeze}, {@code stop}, {@code keep}. */
  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    Lab lab = Lab.start(LabPlan.of(Integer.parseInt(words.get(0))));
    Hosts hosts = lab.swarm().hosts().orElseThrow();
    if (words.contains("stop")) {
      hosts.signalEngine("n1", "STOP");
    }
    if (words.contains("freeze")) {
      hosts.freeze(lab.nodeNames().get(lab.nodeNames().size() - 1), true);
    }
    System.out.println(lab.id());
    System.in.read();
  }
}
