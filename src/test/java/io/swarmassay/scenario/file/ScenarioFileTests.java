package io.swarmassay.scenario.file;

import static io.swarmassay.fault.Target.all;
import static io.swarmassay.fault.Target.nodeOf;
import static io.swarmassay.fault.Target.nodes;
import static io.swarmassay.fault.Target.one;
import static io.swarmassay.fault.Target.slot;
import static io.swarmassay.fault.Target.some;
import static io.swarmassay.fault.replica.Kill.kill;
import static io.swarmassay.history.Metric.RECOVERY_TIME;
import static io.swarmassay.scenario.Promises.atMost;
import static io.swarmassay.scenario.Steady.steady;
import static io.swarmassay.scenario.Step.inflict;
import static io.swarmassay.scenario.Step.quiet;
import static io.swarmassay.scenario.Step.scale;
import static io.swarmassay.scenario.Step.storm;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.fault.Target.Nodes.Rule;
import io.swarmassay.scenario.Desk;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.StandIns.Count;
import io.swarmassay.scenario.StandIns.Cut;
import io.swarmassay.scenario.StandIns.Flood;
import io.swarmassay.scenario.StandIns.Freeze;
import io.swarmassay.scenario.StandIns.Handled;
import io.swarmassay.scenario.StandIns.Quiet;
import io.swarmassay.scenario.Step;
import io.swarmassay.swarm.Size;
import io.swarmassay.traffic.Rate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFileTests {
  @TempDir Path home;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = Desk.in(home);
  }

  @Test
  void a_file_and_java_spell_the_same_value() {
    Scenario written =
        desk.read(
            """
            title: a shop stays open
            stack: shop
            tier: nightly
            nodes: 5
            managers: 3
            seed: 7
            swarm: {dispatcher-heartbeat: 1s}
            steady:
              within: 90s
              probes:
                - count: {service: till, running: 3}
                - quiet
                - handled: {handler: clerk}
            traffic:
              flood: {handler: clerk, rate: 90/m}
            steps:
              - inflict: kill
                on: {one: till}
                times: 10
                recover-within: 30s
              - scale: {till: 5}
              - inflict: {cut: {groups: [[n1, n2], [n3]]}}
                on: {minority: nodes}
                hold: 20s
                skip-if-missing: true
              - inflict: {freeze: {keep: 512KiB, how: one-by-one}}
                on: {some: 2, of: till}
                hold: 500ms
              - storm: {for: 2m, mean-every: 10s, faults: [kill]}
              - wait: 5s
            budgets:
              recovery-time: {p95: 5s}
            """);

    Scenario spelt =
        Scenario.titled("a shop stays open")
            .deploying("shop")
            .in(Scenario.Tier.NIGHTLY)
            .onNodes(5)
            .withManagers(3)
            .seeded(7)
            .tuning("dispatcher-heartbeat", "1s")
            .keeping(
                steady(
                        new Count(Optional.of("till"), OptionalInt.of(3)),
                        new Quiet(),
                        new Handled("clerk"))
                    .within(ofSeconds(90)))
            .under(new Flood("clerk", Rate.perSecond(1.5), true))
            .then(inflict(kill()).on(one("till")).times(10).recoveringWithin(ofSeconds(30)))
            .then(scale("till", 5))
            .then(
                inflict(new Cut(List.of(List.of("n1", "n2"), List.of("n3"))))
                    .on(nodes(Rule.MINORITY))
                    .holding(ofSeconds(20))
                    .orSkip())
            .then(
                inflict(new Freeze(new Size(512 * 1024), Freeze.How.ONE_BY_ONE))
                    .on(some(2, "till"))
                    .holding(ofMillis(500)))
            .then(storm(ofMinutes(2), ofSeconds(10), kill()), quiet(ofSeconds(5)))
            .promising(atMost(RECOVERY_TIME, "p95", ofSeconds(5)));

    assertThat(written).isEqualTo(spelt);
  }

  @Test
  void an_engine_is_a_text_even_where_it_looks_like_a_number() {
    assertThat(desk.read(Desk.HEAD + "lab: {engine: 20.10}\n").engine()).isEqualTo("20.10");
    assertThat(desk.read(Desk.HEAD).engine()).isEmpty();
  }

  @Test
  void what_is_left_out_has_a_default() {
    Scenario scenario = desk.read(Desk.HEAD);

    assertThat(scenario)
        .isEqualTo(
            Scenario.titled("a shop stays open").deploying("shop").keeping(steady(new Quiet())));
    assertThat(scenario.nodes()).isEqualTo(3);
    assertThat(scenario.managers()).isEqualTo(3);
    assertThat(scenario.seed()).isEmpty();
    assertThat(scenario.steady().within()).isEqualTo(ofSeconds(60));
    assertThat(desk.read(Desk.HEAD + "nodes: 2\n").managers()).isEqualTo(1);
  }

  @Test
  void every_target_has_a_spelling() {
    Scenario scenario =
        desk.read(
            Desk.HEAD
                + """
                nodes: 4
                steps:
                  - {inflict: kill, on: {all: till}}
                  - {inflict: kill, on: {slot: 2, of: till}}
                  - {inflict: cut, on: leader}
                  - {inflict: cut, on: follower}
                  - {inflict: cut, on: worker}
                  - {inflict: cut, on: {majority: nodes}}
                  - {inflict: cut, on: {all: nodes}}
                  - {inflict: cut, on: {nodes: [n1, n4]}}
                  - {inflict: cut, on: {node-of: {slot: 3, of: till}}}
                """);

    assertThat(scenario.steps())
        .extracting(step -> ((Step.Inflict) step).on())
        .containsExactly(
            all("till"),
            slot(2, "till"),
            nodes(Rule.LEADER),
            nodes(Rule.FOLLOWER),
            nodes(Rule.WORKER),
            nodes(Rule.MAJORITY),
            nodes(Rule.ALL),
            nodes("n1", "n4"),
            nodeOf(3, "till"));
  }

  @Test
  void a_name_in_the_text_is_replaced_by_its_value() {
    Scenario scenario =
        desk.reader()
            .setting(Map.of("TIMES", "4", "WHO", "till"))
            .read(
                desk.write(
                    "scenarios/x.yaml",
                    """
                    title: costs $${PRICE}, ${TIMES} times
                    stack: shop
                    steady: {probes: [quiet]}
                    steps:
                      - inflict: kill
                        on: {one: "${WHO}"}
                        times: ${TIMES}
                    """));

    assertThat(scenario.title()).isEqualTo("costs ${PRICE}, 4 times");
    assertThat(scenario.steps()).containsExactly(inflict(kill()).on(one("till")).times(4));
  }

  @Test
  void the_command_line_overrides_the_number_of_nodes() {
    ScenarioFile reader = desk.reader().onNodes(OptionalInt.of(1));

    Scenario scenario = reader.read(desk.write("scenarios/x.yaml", Desk.HEAD + "nodes: 3\n"));

    assertThat(scenario.nodes()).isEqualTo(1);
    assertThat(scenario.managers()).isEqualTo(1);
  }

  @Test
  void a_stack_may_be_a_path() {
    String text = Desk.HEAD.replace("stack: shop", "stack: " + home.resolve("stacks/shop"));

    assertThat(desk.saidOf(text)).isEmpty();
  }
}
