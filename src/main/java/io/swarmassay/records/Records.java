package io.swarmassay.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swarmassay.history.JsonDamage;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.yaml.BoundedFile;
import io.swarmassay.yaml.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The best known nights, in calibrated units: {@code reports/records.json}. A value; accepting a
 * run gives new records.
 *
 * @param runs accepted runs by scenario, oldest first
 */
public record Records(int schema, Map<String, List<Run>> runs) {
  private static final int MOST_RUNS = 10;
  private static final int MOST_SAMPLES = 200;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /**
   * One accepted run.
   *
   * @param hash running hash of its history
   * @param samples by metric, in calibrated units, 200 at most
   */
  public record Run(String hash, Calibration calibration, Map<String, double[]> samples) {}

  /** A run that must not become a record. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /** Reads records; a missing file holds none. */
  public static Records read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new Records(1, Map.of());
    }
    try {
      return MAPPER.readValue(BoundedFile.bytes(file, BoundedFile.DATA), Records.class);
    } catch (JsonProcessingException damaged) {
      throw new IOException(file + " cannot be read: " + JsonDamage.of(damaged), damaged);
    }
  }

  /** Writes records, whole or not at all. */
  public void write(Path file) throws IOException {
    WholeFile.write(file, MAPPER.writeValueAsString(this) + "\n");
  }

  /** Compares each metric of a run with the accepted runs of the same scenario. */
  public List<Comparison> compare(Observation now) {
    return new Rule(runs.getOrDefault(now.scenario(), List.of())).compare(now);
  }

  /**
   * These records with one more run, of which the last ten are kept.
   *
   * @throws Refused when the run did not pass, is partial, was not calibrated or is in already
   */
  public Records accept(Observation run) throws Refused {
    List<Run> accepted = new ArrayList<>(runs.getOrDefault(run.scenario(), List.of()));
    refuse(run, accepted);
    accepted.add(new Run(run.hash(), run.calibration().orElseThrow(), calibrated(run)));
    Map<String, List<Run>> all = new TreeMap<>(runs);
    int first = Math.max(0, accepted.size() - MOST_RUNS);
    all.put(run.scenario(), List.copyOf(accepted.subList(first, accepted.size())));
    return new Records(schema, all);
  }

  private static void refuse(Observation run, List<Run> accepted) throws Refused {
    if (run.outcome() != Outcome.PASSED) {
      throw new Refused("only a PASSED run can become a record; this one is " + run.outcome());
    }
    if (!run.whole()) {
      throw new Refused("the run did not come to its end");
    }
    if (run.calibration().isEmpty()) {
      throw new Refused("the machine was not measured in this run");
    }
    if (accepted.stream().anyMatch(known -> known.hash().equals(run.hash()))) {
      throw new Refused("the run is a record already");
    }
  }

  /** Samples of a run in calibrated units, thinned by a fixed draw. */
  static Map<String, double[]> calibrated(Observation run) {
    Calibration calibration = run.calibration().orElseThrow();
    Map<String, double[]> calibrated = new LinkedHashMap<>();
    run.samples()
        .forEach(
            (metric, values) ->
                Unit.of(metric)
                    .ifPresent(
                        unit -> calibrated.put(metric, counted(values, unit.size(calibration)))));
    return calibrated;
  }

  private static double[] counted(double[] values, double size) {
    double[] thinned =
        values.length <= MOST_SAMPLES
            ? values
            : new SplittableRandom(1)
                .ints(MOST_SAMPLES, 0, values.length)
                .mapToDouble(i -> values[i])
                .toArray();
    return Arrays.stream(thinned).map(value -> value / size).toArray();
  }
}
