package io.swarmassay.probe;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Script;
import io.swarmassay.beam.Term;
import io.swarmassay.stack.Deployment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every emulator was started with these flags, as the kernel remembers its command line, and says
 * the same of those it can be asked about.
 *
 * @param service one service; empty for each of the stack
 * @param flags values by flag, without the plus, for example {@code A: 4}
 */
public record EmulatorFlags(Optional<String> service, Map<String, String> flags) implements Probe {
  private static final Script SCRIPT = Script.of(EmulatorFlags.class, "flags.exprs");

  /** No busy waiting. */
  public EmulatorFlags() {
    this(Optional.empty(), Map.of("sbwt", "none"));
  }

  @Override
  public String name() {
    return "emulator-flags";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Findings.caught(() -> compare(deployment, Crowd.nodes(deployment, service)));
  }

  private Reading compare(Deployment deployment, Crowd crowd) {
    if (!crowd.whole()) {
      return crowd.missing();
    }
    if (flags.isEmpty()) {
      return Reading.unproven("no flag to look for");
    }
    List<String> faults = new ArrayList<>();
    for (var answer : AtOnce.ask(crowd.nodes(), Crowd.ANSWER, node -> ask(deployment, node))) {
      String replica = answer.question().replica().name();
      if (!answer.fine()) {
        faults.add(Findings.named(replica, answer.fault()));
      } else {
        wrong(answer.value()).forEach(fault -> faults.add(replica + ": " + fault));
      }
    }
    return faults.isEmpty()
        ? Reading.healthy(
            String.format(
                Locale.ROOT,
                "%d flags as wanted on %d emulators",
                flags.size(),
                crowd.nodes().size()))
        : Findings.against("", faults);
  }

  private static Term ask(Deployment deployment, BeamNode node) {
    return deployment.beam().evaluate(node, SCRIPT, Map.of(), Crowd.ANSWER);
  }

  private List<String> wrong(Term answer) {
    if (answer.parts().size() != 2) {
      return List.of("its command line cannot be read: " + answer);
    }
    List<String> line = Arrays.asList(answer.parts().get(0).text().split("\0"));
    Map<String, String> said = new TreeMap<>();
    answer
        .parts()
        .get(1)
        .parts()
        .forEach(pair -> said.put(pair.parts().get(0).text(), pair.parts().get(1).text()));
    List<String> faults = new ArrayList<>();
    new TreeMap<>(flags)
        .forEach(
            (flag, wanted) -> {
              String given = given(line, flag);
              if (!given.equals(wanted)) {
                faults.add(String.format(Locale.ROOT, "+%s is %s, not %s", flag, given, wanted));
              } else if (!said.getOrDefault(flag, wanted).equals(wanted)) {
                faults.add(
                    String.format(
                        Locale.ROOT, "+%s %s is not in effect: %s", flag, wanted, said.get(flag)));
              }
            });
    return faults;
  }

  /** The last value of a flag before the arguments that are not the emulator's. */
  private static String given(List<String> line, String flag) {
    int end = line.indexOf("--");
    List<String> own = line.subList(0, end < 0 ? line.size() : end);
    int at = own.lastIndexOf("-" + flag);
    return at < 0 || at + 1 >= own.size() ? "missing" : own.get(at + 1);
  }
}
