package io.swarmassay.scenario;

import static io.swarmassay.fault.replica.Kill.kill;
import static io.swarmassay.scenario.Step.inflict;
import static io.swarmassay.scenario.Step.storm;
import static io.swarmassay.scenario.Step.volley;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swarmassay.fault.Target;
import io.swarmassay.fault.network.CutPlane;
import io.swarmassay.fault.replica.Pause;
import io.swarmassay.fault.replica.WrongChain;
import io.swarmassay.probe.Http;
import io.swarmassay.probe.ImageSize;
import io.swarmassay.probe.Replicas;
import io.swarmassay.scenario.file.ScenarioFile;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.YamlFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioTextTests {
  private static final ScenarioFile READER = ScenarioFile.below(Path.of(""));

  static String[] scenarios() {
    return Path.of("scenarios").toFile().list((folder, name) -> name.endsWith(".yaml"));
  }

  private static Scenario readBack(Scenario scenario) throws JsonProcessingException {
    String text =
        new JsonMapper()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(ScenarioText.of(scenario, Catalogue.STANDARD).orElseThrow());
    Problems problems = new Problems();
    Optional<Scenario> read =
        YamlFile.parse("plan.json", text, problems)
            .map(root -> READER.read(Path.of("plan.json"), root, problems));
    assertThat(problems.sorted()).isEmpty();
    return read.orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void every_scenario_is_written_so_that_it_reads_back_as_the_same(String name) throws Exception {
    Scenario scenario = READER.read(Path.of("scenarios", name));
    assertThat(readBack(scenario)).isEqualTo(scenario);
  }

  @Test
  void every_kind_of_step_and_target_reads_back_as_the_same() throws Exception {
    Scenario scenario =
        Scenario.titled("t: \"quoted\"")
            .deploying("hello")
            .onNodes(4)
            .onEngine("28.5+containerd")
            .seeded(7)
            .keeping(Steady.steady(new Replicas(), new Http(), new ImageSize()))
            .then(
                volley(
                    inflict(kill()).on(Target.slot(2, "web")),
                    inflict(kill()).on(Target.some(2, "web")).orSkip()))
            .then(storm(Duration.ofMinutes(1), Duration.ofSeconds(2), kill()).overlapping())
            .then(inflict(kill()).on(Target.share(Target.Share.Of.MAJORITY, "web")))
            .then(inflict(kill()).on(Target.all("web")).recoveringWithin(Duration.ofSeconds(9)))
            .then(
                inflict(new Pause())
                    .on(Target.one("web"))
                    .times(2)
                    .holding(Duration.ofMillis(1500)))
            .then(
                inflict(new CutPlane()).on(Target.nodeOf(1, "web")).holding(Duration.ofSeconds(3)))
            .then(
                inflict(new CutPlane())
                    .on(Target.nodes(Target.Nodes.Rule.LEADER))
                    .holding(Duration.ofSeconds(3)));
    assertThat(readBack(scenario)).isEqualTo(scenario);
  }

  @Test
  void a_fault_of_somebodys_own_cannot_be_spelled() {
    Scenario scenario = Scenario.titled("t").then(inflict(new WrongChain(80)).on(Target.one("w")));
    assertThat(ScenarioText.of(scenario, Catalogue.STANDARD)).isEmpty();
  }
}
