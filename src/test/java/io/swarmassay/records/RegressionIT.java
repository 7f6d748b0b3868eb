package io.swarmassay.records;

import static io.swarmassay.records.Comparison.Finding.REGRESSION;
import static io.swarmassay.scenario.Steady.steady;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.image.Images;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.probe.Delivery;
import io.swarmassay.probe.ImageSize;
import io.swarmassay.probe.Ping;
import io.swarmassay.probe.Replicas;
import io.swarmassay.run.Ground;
import io.swarmassay.run.Progress;
import io.swarmassay.run.RunOptions;
import io.swarmassay.run.Runner;
import io.swarmassay.run.Trial;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tight tier on a real swarm: ten accepted nights, twenty healthy ones, and three on which each
 * message takes longer by 30 % of the median. What each came to is in {@code
 * target/regression.txt}.
 */
@Tag("nightly")
class RegressionIT {
  private static final Path SLOW = Path.of("src/test/resources/stacks/messaging-slow");
  private static final Path TOLD = Path.of("target", "regression.txt");
  private static final int ACCEPTED = 10;
  private static final int HEALTHY = 20;
  private static final int PLANTED = 3;
  private static Lab lab;

  @TempDir private Path folder;

  @BeforeAll
  static void a_lab_with_the_image() throws IOException {
    Files.deleteIfExists(TOLD);
    List<Stack> stacks = List.of(Stack.at(SLOW));
    lab = Lab.start(LabPlan.of(3).from(Images.ofThisMachine().template(stacks).dataRoot()));
  }

  @AfterAll
  static void the_lab_ends() {
    lab.close();
  }

  @Test
  void thirty_percent_are_flagged_and_twenty_healthy_nights_raise_no_alarm() throws Exception {
    Records records = new Records(1, java.util.Map.of());
    List<Double> medians = new ArrayList<>();
    for (int i = 0; i < ACCEPTED; i++) {
      Observation night = night(0);
      medians.add(Bootstrap.median(night.samples().get("message-latency")));
      told("accepted", List.of(), night);
      records = records.accept(night);
    }
    List<String> alarms = new ArrayList<>();
    for (int i = 0; i < HEALTHY; i++) {
      alarms.addAll(regressions("healthy", records, night(0)));
    }
    double half = Bootstrap.median(medians.stream().mapToDouble(ms -> ms).toArray());
    List<List<String>> planted = new ArrayList<>();
    for (int i = 0; i < PLANTED; i++) {
      planted.add(regressions("planted", records, night(Math.round(half * 300))));
    }

    assertThat(alarms).isEmpty();
    assertThat(planted).allMatch(found -> found.contains("message-latency"));
  }

  private static List<String> regressions(String kind, Records records, Observation night)
      throws IOException {
    List<Comparison> all = records.compare(night);
    told(kind, all, night);
    return all.stream().filter(one -> one.finding() == REGRESSION).map(Comparison::metric).toList();
  }

  /** One run as any other, of a stack whose messages take this much longer. */
  private Observation night(long micros) throws IOException {
    Scenario scenario =
        Scenario.titled("a night")
            .keeping(
                steady(
                        new Replicas(),
                        new Ping(Optional.empty(), 50),
                        new Delivery(Optional.empty(), "slow_handler", Duration.ofSeconds(2), 50),
                        new ImageSize())
                    .within(Duration.ofSeconds(60)));
    Trial trial = new Trial("night", scenario, slower(micros), List.of());
    RunOptions options =
        new RunOptions(OptionalLong.of(1), OptionalInt.empty(), folder, false, List.of());
    Runner runner = new Runner(options, Progress.SILENT, evidence -> {});
    return Observation.of(runner.run(trial, Ground.on(lab)).evidence());
  }

  private Stack slower(long micros) throws IOException {
    Path made = Files.createDirectories(folder.resolve("messaging-slow-" + micros));
    String text =
        Files.readString(SLOW.resolve("docker-stack.yml"))
            .replace("SLOW_MICROS: \"0\"", "SLOW_MICROS: \"" + micros + "\"")
            .replace("../../../../../", Path.of("").toAbsolutePath() + "/")
            .replace("../slow", SLOW.resolveSibling("slow").toAbsolutePath().toString());
    Files.writeString(made.resolve("docker-stack.yml"), text);
    return Stack.at(made);
  }

  private static void told(String kind, List<Comparison> all, Observation night)
      throws IOException {
    String found =
        all.stream()
            .map(one -> one.metric() + " " + one.finding() + " " + one.reason())
            .collect(Collectors.joining("; "));
    double[] latencies = night.samples().getOrDefault("message-latency", new double[1]);
    String line =
        String.format(
            Locale.ROOT,
            "%s %s: message-latency p10 %.3f p50 %.3f ms, %s; %s%n",
            kind,
            night.outcome(),
            Bootstrap.fastest(latencies),
            Bootstrap.median(latencies),
            night.calibration().map(Calibration::facts).orElseThrow(),
            found);
    Files.writeString(TOLD, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
