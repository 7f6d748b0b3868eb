package io.swarmassay.scenario;

import static io.swarmassay.fault.Target.one;
import static io.swarmassay.fault.replica.Kill.kill;
import static io.swarmassay.scenario.Step.inflict;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectionsTests {
  @TempDir Path home;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = Desk.in(home);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nodes: 0 | x.yaml:5:8: a lab of 0 nodes; choose 1 to 99",
        "managers: 2 | x.yaml:5:11: 2 managers; choose 1 or 3: with any other number this lab"
            + " proves nothing more",
        "{nodes: 2, managers: 3} | x.yaml:5:22: 3 managers do not fit on 2 nodes; use nodes: 3 or"
            + " managers: 1",
        "steps: [{inflict: kill, on: {one: tyll}}] | x.yaml:5:29: the stack has no service 'tyll';"
            + " did you mean 'till'? (known: door, lamp, till)",
        "steps: [{scale: {tyll: 2}}] | x.yaml:5:24: the stack has no service 'tyll'; did you mean"
            + " 'till'? (known: door, lamp, till)",
        "steps: [{inflict: kill, on: {some: 4, of: till}}] | x.yaml:5:29: '4 of till': till has 3"
            + " replicas then; ask for fewer, or scale up first",
        "steps: [{scale: {till: 2}}, {inflict: kill, on: {slot: 3, of: till}}] | x.yaml:5:49:"
            + " 'till.3': till has 2 replicas then; ask for fewer, or scale up first",
        "steps: [{inflict: kill, on: leader}] | x.yaml:5:29: kill hits replicas, 'leader' are"
            + " nodes; write on: {one: SERVICE}",
        "steps: [{inflict: cut, on: {one: till}}] | x.yaml:5:28: cut hits nodes, 'one of till' are"
            + " replicas; write on: leader, worker, {minority: nodes} or {node-of: {slot: 1, of:"
            + " SERVICE}}",
        "steps: [{inflict: kill, on: {one: till}, hold: 5s}] | x.yaml:5:48: kill is over at once,"
            + " nothing is held; leave it out",
        "steps: [{inflict: freeze, on: {one: till}}] | x.yaml:5:19: freeze lasts until we cure it,"
            + " and nothing says how long; add hold: 10s",
        "steps: [{inflict: cut, on: leader, hold: 30s, recover-within: 20s}] | x.yaml:5:42: cut"
            + " must be recovered from 20s after the strike, but is held for 30s; shorten hold or"
            + " raise recover-within",
        "steps: [{inflict: cut, on: leader, hold: 60s}] | x.yaml:5:42: cut must be recovered from"
            + " 1m after the strike, but is held for 1m; shorten hold or raise recover-within",
        "steps: [{inflict: cut, on: worker}] | x.yaml:5:28: every node is a manager, there is no"
            + " worker; use more nodes than managers",
        "steps: [{inflict: cut, on: {nodes: [n1, n7]}}] | x.yaml:5:28: no node n7 in a lab of 3;"
            + " nodes are n1 to n3",
        "steps: [{storm: {for: 5s, mean-every: 1m, faults: [kill]}}] | x.yaml:5:17: a strike every"
            + " 1m on average, but only for 5s; make it last longer than mean-every",
        "steps: [{storm: {for: 5m, mean-every: 1m, faults: [freeze]}}] | x.yaml:5:17: freeze lasts"
            + " until we cure it, and nothing says how long; add hold: 10s to the storm",
        "steps: [{storm: {for: 5m, mean-every: 1m, faults: [kill]}, on: leader}] | x.yaml:5:64:"
            + " kill cannot hit 'leader'; leave 'on' out: each fault then finds its own victims",
      })
  void what_makes_no_sense_is_refused_with_its_reason(String added, String said) {
    String text = added.startsWith("{") ? added.substring(1, added.length() - 1) : added;
    assertThat(desk.saidOf(spread(text))).isEqualTo(relocated(added, said));
  }

  /** {@code {a: 1, b: 2}} stands for two lines; the place is then that of the second. */
  private static String spread(String text) {
    return Desk.HEAD + (text.startsWith("nodes: 2,") ? text.replace(", ", "\n") : text) + "\n";
  }

  private static String relocated(String added, String said) {
    return added.startsWith("{") ? said.replace(":5:22:", ":6:11:") : said;
  }

  @Test
  void a_lab_of_one_node_cannot_be_cut_and_one_manager_cannot_lose_a_quorum() {
    assertThat(
            desk.saidOf(
                Desk.HEAD + "nodes: 1\nsteps: [{inflict: cut, on: {minority: nodes}, hold: 1s}]\n"))
        .isEqualTo(
            """
            x.yaml:6:19: cut needs somebody to be cut from; use nodes: 2
            x.yaml:6:19: cut needs a quorum to lose; use managers: 3
            x.yaml:6:28: a minority of 1 node; use nodes: 3 or more""");
    assertThat(desk.saidOf(Desk.HEAD + "nodes: 1\nsteps: [{inflict: cut, on: follower}]\n"))
        .contains("x.yaml:6:28: one manager has no follower; use managers: 3");
  }

  @Test
  void a_probe_of_a_service_nobody_has_is_refused() {
    assertThat(desk.saidOf(Desk.HEAD.replace("[quiet]", "[quiet, {count: {service: dor}}]")))
        .isEqualTo(
            "x.yaml:4:19: the stack has no service 'dor'; did you mean 'door'? (known: door, lamp,"
                + " till)");
  }

  @Test
  void a_global_service_has_a_replica_on_each_node() {
    assertThat(desk.saidOf(Desk.HEAD + "steps: [{inflict: kill, on: {some: 3, of: lamp}}]\n"))
        .isEmpty();
    assertThat(desk.saidOf(Desk.HEAD + "steps: [{inflict: kill, on: {some: 2, of: door}}]\n"))
        .isEqualTo(
            "x.yaml:5:29: '2 of door': door has 1 replicas then; ask for fewer, or scale up first");
  }

  @Test
  void a_scenario_in_java_is_looked_at_too() {
    Scenario scenario =
        Scenario.titled("t").deploying("shop").then(inflict(kill()).on(one("tyll")).times(2));

    assertThat(Objections.to(scenario, StandIns.WORDS, new Casting(Map.of("till", 3)), List.of()))
        .extracting(Objection::toString)
        .containsExactly("the stack has no service 'tyll'; did you mean 'till'? (known: till)");
  }

  @Test
  void problems_of_form_do_not_hide_what_makes_no_sense() {
    assertThat(
            desk.saidOf(
                Desk.HEAD + "colour: red\nsteps: [{inflict: kill, on: {one: till}, hold: 5s}]\n"))
        .contains("unknown key 'colour'")
        .contains("kill is over at once");
  }

  @Test
  void a_documented_budget_that_nothing_measures_is_refused_before_the_run() {
    desk.write(
        "stacks/shop/budgets.yaml",
        """
        - {metric: memory, max: 9MB, source: shop.txt, quote: small}
        - {metric: startup, max: 9s, source: shop.txt, quote: quick}
        - {metric: ping, max: 9ms, kind: soft, source: shop.txt, quote: near}
        """);

    assertThat(desk.saidOf(Desk.HEAD))
        .isEqualTo(
            "x.yaml:4:11: the stack's documents promise memory, which nothing measures; add -"
                + " weighed");
    assertThat(desk.saidOf(Desk.HEAD.replace("[quiet]", "[quiet, weighed]"))).isEmpty();
  }

  @Test
  void membership_beside_messages_would_be_recorded_twice() {
    Scenario scenario =
        Scenario.titled("twice")
            .under(new io.swarmassay.traffic.Messages(), new io.swarmassay.traffic.Membership());

    List<Objection> found =
        Objections.to(scenario, Catalogue.STANDARD, new Casting(Map.of("a", 3)), List.of());

    assertThat(found)
        .extracting(Objection::message)
        .containsExactly("messages records the membership itself");
  }
}
