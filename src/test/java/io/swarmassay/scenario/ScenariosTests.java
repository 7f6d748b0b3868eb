package io.swarmassay.scenario;

import static io.swarmassay.fault.Target.one;
import static io.swarmassay.fault.replica.Kill.kill;
import static io.swarmassay.history.Metric.RECOVERY_TIME;
import static io.swarmassay.probe.Delivery.delivery;
import static io.swarmassay.probe.Epmd.epmd;
import static io.swarmassay.probe.ImageSize.imageSize;
import static io.swarmassay.probe.Memory.memory;
import static io.swarmassay.probe.Names.names;
import static io.swarmassay.probe.Ping.ping;
import static io.swarmassay.probe.PublishedPorts.publishedPorts;
import static io.swarmassay.probe.Registered.registered;
import static io.swarmassay.probe.Replicas.replicas;
import static io.swarmassay.scenario.Promises.atMost;
import static io.swarmassay.scenario.Steady.steady;
import static io.swarmassay.scenario.Step.inflict;
import static io.swarmassay.scenario.Step.scale;
import static io.swarmassay.scenario.factory.Probes.eval;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.swarmassay.scenario.file.BudgetFile;
import io.swarmassay.scenario.file.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario and every stack's budgets that come with the product. */
class ScenariosTests {
  private static final Path HOME = Path.of("");

  static Stream<Path> scenarios() throws IOException {
    return listed("scenarios").filter(file -> file.toString().endsWith(".yaml"));
  }

  static Stream<Path> budgets() throws IOException {
    return listed("stacks").map(stack -> stack.resolve("budgets.yaml"));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void every_scenario_can_be_read_and_makes_sense(Path file) {
    assertThatCode(() -> ScenarioFile.below(HOME).read(file)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("budgets")
  void every_stack_has_budgets_with_a_source_and_a_quote(Path file) {
    assertThat(BudgetFile.read(file))
        .isNotEmpty()
        .allMatch(promise -> !promise.source().isBlank() && !promise.quote().isBlank());
  }

  /** Every node is called {@code atomvm_nodeN@atomvm-N}. */
  private static final String NAMED =
      "re:run(atom_to_list(node()), \"^atomvm_node([0-9]+)@atomvm-\\\\1$\","
          + " [{capture, none}])";

  @Test
  void messaging_is_the_same_in_java() {
    Scenario spelt =
        Scenario.titled("messaging survives ten kills and scaling")
            .deploying("messaging")
            .seeded(20251220)
            .keeping(
                steady(
                    replicas("atomvm-node"),
                    names(),
                    eval(NAMED, true, "match"),
                    publishedPorts(),
                    epmd(),
                    ping().connecting(),
                    registered("msg_handler"),
                    delivery("msg_handler"),
                    imageSize(),
                    memory()))
            .then(inflict(kill()).on(one("atomvm-node")).times(10).recoveringWithin(ofSeconds(30)))
            .then(scale("atomvm-node", 5), scale("atomvm-node", 2), scale("atomvm-node", 3))
            .promising(
                atMost(RECOVERY_TIME, "p50", ofSeconds(10)),
                atMost(RECOVERY_TIME, "max", ofSeconds(30)));

    assertThat(ScenarioFile.below(HOME).read(HOME.resolve("scenarios/messaging.yaml")))
        .isEqualTo(spelt);
  }

  private static Stream<Path> listed(String folder) throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve(folder))) {
      return files.sorted().toList().stream();
    }
  }
}
