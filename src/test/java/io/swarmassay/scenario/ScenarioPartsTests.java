package io.swarmassay.scenario;

import static io.swarmassay.fault.Target.one;
import static io.swarmassay.fault.replica.Kill.kill;
import static io.swarmassay.scenario.Steady.steady;
import static io.swarmassay.scenario.Step.inflict;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.history.Metric;
import io.swarmassay.probe.Epmd;
import io.swarmassay.scenario.StandIns.Flood;
import io.swarmassay.scenario.StandIns.Quiet;
import io.swarmassay.traffic.Rate;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import io.swarmassay.yaml.YamlFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A scenario in Java, part by part. */
class ScenarioPartsTests {
  @Test
  void each_part_changes_nothing_else() {
    Scenario all =
        Scenario.titled("t")
            .deploying("shop")
            .in(Scenario.Tier.BENCH)
            .onNodes(5)
            .withManagers(1)
            .seeded(7)
            .tuning("dispatcher-heartbeat", "1s")
            .onEngine("28.5")
            .keeping(steady(new Quiet()).within(ofSeconds(9)))
            .under(new Flood("a", Rate.perSecond(1), true))
            .then(inflict(kill()).on(one("till")))
            .promising(Promises.atMost(Metric.PING, "max", ofSeconds(1)));

    assertThat(all)
        .isEqualTo(
            new Scenario(
                "t",
                "shop",
                Scenario.Tier.BENCH,
                5,
                1,
                OptionalLong.of(7),
                Map.of("dispatcher-heartbeat", "1s"),
                "28.5",
                new Steady(ofSeconds(9), List.of(new Quiet())),
                List.of(new Flood("a", Rate.perSecond(1), true)),
                List.of(inflict(kill()).on(one("till"))),
                List.of(Promises.atMost(Metric.PING, "max", ofSeconds(1)))));
    assertThat(all.onEngine("28.5")).isEqualTo(all);
    assertThat(all.doing(List.of()).steps()).isEmpty();
    assertThat(all.doing(List.of()).then(Step.quiet(ofSeconds(1))).steps()).hasSize(1);
  }

  @Test
  void parts_add_to_those_before() {
    Scenario twice =
        Scenario.titled("t")
            .under(new Flood("a", Rate.perSecond(1), true))
            .under(new Flood("b", Rate.perSecond(1), true))
            .tuning("a", "1s")
            .tuning("b", "2s")
            .then(Step.quiet(ofSeconds(1)))
            .then(Step.quiet(ofSeconds(2)));
    assertThat(twice.traffic()).hasSize(2);
    assertThat(twice.swarm()).containsExactly(Map.entry("a", "1s"), Map.entry("b", "2s"));
    assertThat(twice.steps()).containsExactly(Step.quiet(ofSeconds(1)), Step.quiet(ofSeconds(2)));
  }

  @Test
  void the_nodes_decide_on_managers_until_somebody_says() {
    assertThat(Scenario.titled("t").onNodes(2).managers()).isEqualTo(1);
    assertThat(Scenario.titled("t").onNodes(3).managers()).isEqualTo(3);
    assertThat(Scenario.titled("t").onNodes(5).withManagers(1).managers()).isEqualTo(1);
    assertThat(Scenario.titled("t").withManagers(1).onNodes(5).managers()).isEqualTo(3);
  }

  @Test
  void a_scenario_keeps_copies_that_nobody_can_change() {
    Scenario scenario = Scenario.titled("t").tuning("a", "1s");
    assertThatThrownBy(() -> scenario.swarm().put("b", "2s"))
        .isInstanceOf(UnsupportedOperationException.class);
    Step.Scale scale = Step.scale("web", 3);
    assertThatThrownBy(() -> scale.replicas().put("db", 2))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void a_duration_on_a_command_line_is_spelt_as_in_a_file() {
    assertThat(Quantity.duration("90s")).contains(ofSeconds(90));
    assertThat(Quantity.duration("90")).isEmpty();
    assertThat(Quantity.text(ofSeconds(120))).isEqualTo("2m");
  }

  @Test
  void a_vocabulary_takes_words_of_ones_own() {
    Vocabulary<io.swarmassay.probe.Probe> more =
        Catalogue.STANDARD.probes().and(List.of(Catalogue.probe(new Quiet(), "is quiet")));
    assertThat(more.named("quiet").orElseThrow().meaning()).isEqualTo("is quiet");
    assertThat(more.named("epmd").orElseThrow().prototype()).isEqualTo(new Epmd());
    assertThat(more.words()).hasSize(Catalogue.STANDARD.probes().words().size() + 1);
    assertThat(Catalogue.STANDARD.probes().named("quiet")).isEmpty();
  }

  @Test
  void a_setting_says_what_it_is_and_what_it_is_when_left_out() {
    Word<?> http = Catalogue.STANDARD.probes().named("http").orElseThrow();
    assertThat(http.settings())
        .extracting(it -> it.name() + ": " + it.kind() + " = " + it.standardText())
        .contains("service: text = ", "path: text = /", "status: whole number = 200");
    Setting flags =
        Catalogue.STANDARD.probes().named("emulator-flags").orElseThrow().setting("flags").get();
    assertThat(flags.required()).isTrue();
    assertThat(flags.kind()).isEqualTo("mapping to text");
    assertThat(flags.standardText()).isEmpty();
    assertThat(http.setting("nothing")).isEqualTo(Optional.empty());
    assertThat(Setting.kebab("meanEveryOne")).isEqualTo("mean-every-one");
  }

  @Test
  void what_a_file_writes_has_a_kind_in_words() {
    assertThat(
            List.of(
                String.class,
                int.class,
                long.class,
                double.class,
                boolean.class,
                Duration.class,
                Rate.class,
                io.swarmassay.swarm.Size.class,
                java.util.OptionalInt.class,
                Scenario.Tier.class))
        .map(type -> Kind.of(type).words())
        .containsExactly(
            "text",
            "whole number",
            "whole number",
            "number",
            "true or false",
            "duration",
            "rate",
            "size",
            "whole number",
            "verify or nightly or bench");
    assertThatThrownBy(() -> Kind.of(Thread.class))
        .hasMessage("no file can spell a java.lang.Thread");
  }

  @Test
  void a_mapping_of_texts_is_read_in_its_order_and_nothing_else_is_one() {
    Setting flags =
        Catalogue.STANDARD.probes().named("emulator-flags").orElseThrow().setting("flags").get();
    Problems problems = new Problems();
    assertThat(Kind.of(flags.type()).read(yaml("{b: 1, a: two}"), problems))
        .hasToString("Optional[{b=1, a=two}]");
    assertThat(problems.none()).isTrue();
    assertThat(Kind.of(flags.type()).read(yaml("[a]"), problems)).isEmpty();
    assertThat(problems.sorted())
        .hasToString("[f.yml:1:1: expected a mapping, not a list; write {name: value}]");
  }

  private static Yaml yaml(String text) {
    return YamlFile.parse("f.yml", text, new Problems()).orElseThrow();
  }

  @Test
  void a_lab_that_cannot_be_is_objected_to_in_java_too() {
    assertThat(labs(0)).containsExactly("a lab of 0 nodes; choose 1 to 99");
    assertThat(labs(1)).isEmpty();
    assertThat(labs(99)).isEmpty();
    assertThat(labs(100)).containsExactly("a lab of 100 nodes; choose 1 to 99");
  }

  private static List<String> labs(int nodes) {
    Scenario scenario = Scenario.titled("t").onNodes(nodes);
    return Objections.to(scenario, Catalogue.STANDARD, new Casting(Map.of()), List.of()).stream()
        .map(Objection::toString)
        .toList();
  }
}
