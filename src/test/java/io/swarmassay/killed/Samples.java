package io.swarmassay.killed;

import io.swarmassay.fault.Fault;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.Step;
import io.swarmassay.scenario.file.ScenarioFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * One strike of each fault, cut out of the scenario files: whatever fault comes to be, the scenario
 * that shows it is its sample.
 */
final class Samples {
  private static final Path HOME = Path.of(".");

  /** Longer than a test needs, shorter than a fault's own bound of a minute. */
  private static final String HOLD = "50s";

  private static final List<String> KEPT =
      List.of("title", "stack", "nodes", "managers", "seed", "swarm", "steady");

  private final Map<String, Sample> byFault = new HashMap<>();

  private Samples() {}

  /** A step that inflicts a fault, with the file around it. */
  private record Sample(Map<?, ?> file, Map<?, ?> step, boolean held) {}

  /** Those of all scenario files; the files that are about faults come first. */
  static Samples ofScenarios() {
    Samples samples = new Samples();
    try (Stream<Path> files = Files.list(HOME.resolve("scenarios"))) {
      files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted(Comparator.comparing((Path file) -> !about(file)).thenComparing(file -> file))
          .forEach(samples::add);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return samples;
  }

  private static boolean about(Path file) {
    return file.getFileName().toString().startsWith("faults-");
  }

  private void add(Path file) {
    Scenario scenario = ScenarioFile.below(HOME).read(file);
    Map<?, ?> written = load(file);
    List<?> steps = written.get("steps") instanceof List<?> list ? list : List.of();
    IntStream.range(0, steps.size())
        .filter(i -> scenario.steps().get(i) instanceof Step.Inflict)
        .forEach(
            i -> add((Step.Inflict) scenario.steps().get(i), written, (Map<?, ?>) steps.get(i)));
  }

  /** The first that is held, else the first. */
  private void add(Step.Inflict inflict, Map<?, ?> file, Map<?, ?> step) {
    boolean held = inflict.hold().isPresent() || inflict.fault().healer() == Fault.Healer.REMEDY;
    byFault.merge(
        inflict.fault().name(),
        new Sample(file, step, held),
        (old, fresh) -> old.held() || !fresh.held() ? old : fresh);
  }

  private static Map<?, ?> load(Path file) {
    try {
      return (Map<?, ?>)
          new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  boolean has(String fault) {
    return byFault.containsKey(fault);
  }

  /** Writes the scenario that strikes this fault once, and holds it long if it can be held. */
  Path write(String fault, Path folder) throws IOException {
    Sample sample = byFault.get(fault);
    if (sample == null) {
      throw new AssertionError("no scenario inflicts " + fault + ": it has no sample");
    }
    Map<String, Object> text = new LinkedHashMap<>();
    KEPT.stream()
        .filter(key -> sample.file().containsKey(key))
        .forEach(key -> text.put(key, sample.file().get(key)));
    Map<Object, Object> step = new LinkedHashMap<>(sample.step());
    step.remove("times");
    if (sample.held()) {
      step.put("hold", HOLD);
    }
    text.put("steps", List.of(step));
    Files.createDirectories(folder);
    return Files.writeString(
        folder.resolve(fault + ".yaml"),
        new Dump(DumpSettings.builder().build()).dumpToString(text));
  }
}
