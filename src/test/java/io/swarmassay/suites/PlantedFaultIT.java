package io.swarmassay.suites;

import static io.swarmassay.fault.Target.one;
import static io.swarmassay.scenario.Steady.steady;
import static io.swarmassay.scenario.Step.inflict;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.replica.BlockPort;
import io.swarmassay.fault.replica.Pause;
import io.swarmassay.fault.replica.WrongChain;
import io.swarmassay.image.Images;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.probe.Http;
import io.swarmassay.probe.Replicas;
import io.swarmassay.run.Ground;
import io.swarmassay.run.Progress;
import io.swarmassay.run.RunOptions;
import io.swarmassay.run.Runner;
import io.swarmassay.run.Trial;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.stack.Stack;
import io.swarmassay.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault that does nothing is caught; one that swarm does not see is seen by the probes. */
class PlantedFaultIT {
  private static final Stack HELLO = Stack.at(Path.of("stacks/hello"));
  private static final int PORT = 8080;
  private static Lab lab;
  @TempDir Path out;

  @BeforeAll
  static void a_lab() {
    lab = Lab.start(LabPlan.of(1).from(Images.ofThisMachine().template(List.of(HELLO)).dataRoot()));
  }

  @AfterAll
  static void the_lab_ends() {
    lab.close();
  }

  private Runner.Result run(Fault fault) {
    Scenario scenario =
        Scenario.titled("planted: " + fault.name())
            .keeping(steady(new Replicas(), Http.http(PORT)).within(Duration.ofSeconds(60)))
            .then(inflict(fault).on(one("web")).holding(Duration.ofSeconds(1)));
    RunOptions options =
        new RunOptions(OptionalLong.of(1), OptionalInt.empty(), out, false, List.of());
    return new Runner(options, Progress.SILENT, folder -> {})
        .run(new Trial(fault.name(), scenario, HELLO, List.of()), Ground.on(lab));
  }

  private static List<String> looksDuringTheFault(Runner.Result result) throws IOException {
    return Files.readAllLines(result.evidence().resolve("history.jsonl")).stream()
        .filter(line -> line.contains("\"Looked\"") && line.contains("\"during f1\""))
        .toList();
  }

  @Test
  void a_rule_in_the_wrong_chain_is_inconclusive_and_named() {
    Runner.Result result = run(new WrongChain(PORT));
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.verdict().checks())
        .filteredOn(check -> check.name().equals("faults"))
        .singleElement()
        .satisfies(
            check ->
                assertThat(check.reason())
                    .contains("wrong-chain of one of web")
                    .contains("to port 8080 is answered"));
  }

  @Test
  void a_rule_in_the_right_chain_is_proven_and_the_loopback_probe_stays_quiet() throws IOException {
    Runner.Result result = run(new BlockPort(PORT, BlockPort.By.RESET));
    assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(result.verdict().faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.effect()).isEqualTo("PROVEN"))
        .satisfies(fault -> assertThat(fault.proof()).contains("to port 8080 is refused"));
    assertThat(looksDuringTheFault(result)).isNotEmpty().noneMatch(PlantedFaultIT::unhealthy);
  }

  @Test
  void a_paused_replica_fails_its_probe_while_it_is_held() throws IOException {
    Runner.Result result = run(new Pause());
    assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(looksDuringTheFault(result)).anyMatch(PlantedFaultIT::unhealthy);
  }

  private static boolean unhealthy(String look) {
    return look.contains("\"healthy\":false");
  }
}
