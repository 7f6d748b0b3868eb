package io.swarmassay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.scenario.file.ScenarioFile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioProblemsTests {
  @TempDir Path home;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = Desk.in(home);
  }

  @Test
  void all_problems_of_a_file_are_told_at_once_in_order() {
    assertThat(
            desk.saidOf(
                """
                title: a shop stays open
                stak: shop
                nodes: three
                steady:
                  within: 60sec
                  probes: [queit, {handled: {handler: clerk, hand: left}}]
                steps:
                  - inflict: kil
                    on: {one: till}
                    time: 10
                  - inflict: kill
                    on: {any: till}
                    times: 0
                  - scale: {till: many}
                  - jump: up
                """))
        .isEqualTo(
            """
            x.yaml:1:1: 'stack' is missing; name a folder under stacks/, or a path
            x.yaml:2:1: unknown key 'stak'; did you mean 'stack'? (known: budgets, lab, managers, nodes, \
            seed, stack, steady, steps, swarm, tier, title, traffic)
            x.yaml:3:8: 'three' is not a whole number; write 3
            x.yaml:5:11: '60sec' is not a duration; write 500ms, 30s or 2m
            x.yaml:6:12: unknown probe 'queit'; did you mean 'quiet'? (known: count, handled, quiet, weighed)
            x.yaml:6:46: unknown setting 'hand' of probe 'handled'; (known: handler)
            x.yaml:8:14: unknown fault 'kil'; did you mean 'kill'? (known: cut, freeze, kill)
            x.yaml:10:5: unknown key 'time'; did you mean 'times'? (known: hold, inflict, on, \
            recover-within, skip-if-missing, times)
            x.yaml:12:10: unknown target 'any'; did you mean 'all'? (known: all, majority, \
            minority, node-of, nodes, one, slot, some)
            x.yaml:13:12: 'times' is 0; at least 1
            x.yaml:14:19: 'many' is not a whole number; write 3
            x.yaml:15:5: unknown step 'jump'; (known: inflict, scale, storm, volley, wait)""");
  }

  @Test
  void a_file_that_is_not_there_empty_or_no_yaml_says_so() {
    assertThat(desk.saidOf("")).isEqualTo("x.yaml:1:1: the file is empty");
    assertThat(desk.saidOf("title: [a\n")).startsWith("x.yaml:2:1: not YAML: ");
    assertThat(desk.saidOf("- a\n"))
        .contains("x.yaml:1:1: expected a mapping, not a list; keys: budgets, lab, managers");
  }

  @Test
  void a_key_twice_is_a_problem() {
    assertThat(desk.saidOf(Desk.HEAD + "nodes: 3\nnodes: 3\n"))
        .isEqualTo("x.yaml:6:1: key 'nodes' stands here twice; keep one");
  }

  @Test
  void what_must_be_there_is_asked_for() {
    assertThat(desk.saidOf("nodes: 3\n"))
        .isEqualTo(
            """
            x.yaml:1:1: 'title' is missing; say in one sentence what is proven
            x.yaml:1:1: 'stack' is missing; name a folder under stacks/, or a path
            x.yaml:1:1: 'steady' is missing; say what must hold: steady: {probes: [...]}""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "seed: x | x.yaml:5:7: 'x' is not a whole number; write 3",
        "seed: [1] | x.yaml:5:7: expected a whole number, not a list; write 3",
        "tier: nightli | x.yaml:5:7: 'nightli' is not known here; did you mean 'nightly'?"
            + " (known: bench, nightly, verify)",
        "swarm: {heartbeat: 5s} | x.yaml:5:9: unknown key 'heartbeat';"
            + " (known: dispatcher-heartbeat)",
        "swarm: 5 | x.yaml:5:8: expected a mapping, not text; keys: dispatcher-heartbeat",
        "lab: {engin: a} | x.yaml:5:7: unknown key 'engin'; did you mean 'engine'? (known: engine)",
        "lab: {engine: all} | x.yaml:5:15: a scenario runs on one engine, not on 'all'; several are"
            + " asked for on the command line: --engine all",
        "traffic: flod | x.yaml:5:10: unknown traffic 'flod'; did you mean 'flood'? (known: flood)",
        "traffic: {flood: {rate: 5/s}} | x.yaml:5:11: traffic 'flood' needs handler: the registered"
            + " process; write flood: {handler: text}",
        "traffic: {flood: {handler: a, rate: 5}} | x.yaml:5:37: '5' is not a rate; write 100/s or"
            + " 5/m",
        "traffic: {flood: {handler: a, rate: 0/s}} | x.yaml:5:37: '0/s' is not a rate; write 100/s"
            + " or 5/m",
        "traffic: {flood: {handler: a, ordered: yes}} | x.yaml:5:40: 'yes' is not true or false;"
            + " write true or false",
        "steps: {wait: 5s} | x.yaml:5:8: expected a list of steps, not a mapping; write - inflict:"
            + " kill, - scale: {SERVICE: 5} or - wait: 5s",
        "steps: [wait] | x.yaml:5:9: expected a step, not text; write - inflict: kill, - scale:"
            + " {SERVICE: 5} or - wait: 5s",
        "steps: [{wait: 5s, scale: {till: 1}}] | x.yaml:5:9: one step with 'scale' and 'wait'; make"
            + " it two",
        "steps: [{wait: 5}] | x.yaml:5:16: '5' is not a duration; write 500ms, 30s or 2m",
        "steps: [{scale: till}] | x.yaml:5:17: expected services and numbers, not text; write"
            + " {SERVICE: 5}",
        "steps: [{scale: {till: -1}}] | x.yaml:5:24: replicas cannot be -1; 0 or more",
        "steps: [{inflict: kill}] | x.yaml:5:9: 'on' is missing; say whom: on: {one: SERVICE}",
        "steps: [{inflict: {kill: {signal: TERM}}, on: {one: till}}] | x.yaml:5:27: unknown setting"
            + " 'signal' of fault 'kill'; it has no settings",
        "steps: [{inflict: {kill: 9}, on: {one: till}}] | x.yaml:5:26: settings of fault 'kill' are"
            + " a mapping, not text; write kill",
        "steps: [{inflict: {kill: {}, cut: {}}, on: {one: till}}] | x.yaml:5:19: expected one"
            + " fault, not a mapping of 2 (kill, cut); write name or name: {setting: value}",
        "steps: [{inflict: {freeze: {keep: 5 MB}}, on: {one: till}, hold: 1s}] | x.yaml:5:35: '5"
            + " MB' is not a size; write 20MB or 512KiB",
        "steps: [{inflict: {freeze: {how: slowly}}, on: {one: till}, hold: 1s}] | x.yaml:5:34:"
            + " 'slowly' is not known here; (known: all-at-once, one-by-one)",
        "steps: [{inflict: {cut: {groups: [n1]}}, on: leader}] | x.yaml:5:35: expected a list, not"
            + " text; write [a, b]",
        "steps: [{inflict: kill, on: somebody}] | x.yaml:5:29: 'somebody' is not a target; write"
            + " {one: SERVICE}, {some: 2, of: SERVICE}, {all: SERVICE}, {minority: SERVICE},"
            + " {majority: SERVICE}, {slot: 2, of: SERVICE}, leader, follower, worker, {minority: nodes}, {majority: nodes}, {all: nodes},"
            + " {node-of: {slot: 2, of: SERVICE}} or {nodes: [n1, n2]}",
        "steps: [{inflict: kill, on: {one: till, all: till}}] | x.yaml:5:29: 'all' and 'one' at"
            + " once; choose one",
        "steps: [{inflict: kill, on: {some: 2}}] | x.yaml:5:29: 'of' is missing; write {some: 2,"
            + " of: SERVICE}",
        "steps: [{inflict: kill, on: {slot: 0, of: till}}] | x.yaml:5:36: 'slot' counts from 1",
        "steps: [{inflict: kill, on: {one: till, of: door}}] | x.yaml:5:41: unknown key 'of';"
            + " did you mean 'one'? (known: one)",
        "steps: [{inflict: cut, on: {minority: till}}] | x.yaml:5:28: cut hits nodes, 'minority of"
            + " till' are replicas; write on: leader, worker, {minority: nodes} or {node-of: {slot:"
            + " 1, of: SERVICE}}",
        "steps: [{inflict: kill, on: {majority: tull}}] | x.yaml:5:29: the stack has no service"
            + " 'tull'; did you mean 'till'? (known: door, lamp, till)",
        "steps: [{storm: {for: 2m, faults: [kill]}}] | x.yaml:5:17: 'mean-every' is missing; write"
            + " storm: {for: 2m, mean-every: 10s, faults: [kill]}",
        "steps: [{storm: {for: 2m, mean-every: 1s, faults: kill}}] | x.yaml:5:51: expected a list of"
            + " faults, not text; write storm: {for: 2m, mean-every: 10s, faults: [kill]}",
        "budgets: {recovery: {p95: 5s}} | x.yaml:5:11: unknown metric 'recovery'; did you mean"
            + " 'recovered'? (known: METRICS)",
        "budgets: {recovery-time: {p95: 5MB}} | x.yaml:5:32: '5MB' is not a limit for"
            + " recovery-time; write 500ms, 30s or 2m",
        "budgets: {image-size: {max: 5s}} | x.yaml:5:29: '5s' is not a limit for image-size; write"
            + " 20MB or 512KiB",
        "budgets: {recovered: {p95: 0.5}} | x.yaml:5:23: p95 does not fit recovered, which is"
            + " measured in ratio; use min-ratio",
        "budgets: {startup: {min-ratio: 0.5}} | x.yaml:5:21: min-ratio does not fit startup, which"
            + " is measured in ms; use max, mean or p95",
        "budgets: {startup: {total: 5s}} | x.yaml:5:21: total does not fit startup, which is"
            + " measured in ms; use max, mean or p95",
        "budgets: {recovered: {min-ratio: 2}} | x.yaml:5:34: '2' is not a limit for recovered; write"
            + " a number from 0 to 1",
        "budgets: {recovery-time: {p95: 20s}} | x.yaml:5:32: recovery-time p95 20s is looser than"
            + " the documented 10s (shop.txt, Promises); a scenario may tighten a budget, never"
            + " loosen it",
        "budgets: {startup: {}} | x.yaml:5:20: no limit for startup; write startup: {p95: 5s}",
        "budgets: {startup: {max: 5s, men: 1s}} | x.yaml:5:30: unknown key 'men'; did you mean"
            + " 'mean'? (known: component, max, mean, min-ratio, p50, p90, p95, p99, p99.9, total)",
      })
  void each_mistake_has_its_own_words(String added, String said) {
    assertThat(desk.saidOf(Desk.HEAD + added + "\n"))
        .isEqualTo(said.replace("METRICS", Desk.METRICS));
  }

  @Test
  void an_unknown_stack_is_a_problem_with_the_nearest_name() {
    assertThat(desk.saidOf(Desk.HEAD.replace("stack: shop", "stack: shoop")))
        .isEqualTo("x.yaml:2:8: unknown stack 'shoop'; did you mean 'shop'? (known: shop)");
    assertThat(desk.saidOf(Desk.HEAD.replace("stack: shop", "stack: ./nowhere")))
        .isEqualTo(
            "x.yaml:2:8: no stack at './nowhere'; a stack is a folder with docker-stack.yml, or a stack file");
  }

  @Test
  void a_name_without_a_value_and_a_value_without_a_use_are_problems() {
    ScenarioFile reader = desk.reader().setting(Map.of("TIMS", "4"));

    assertThat(desk.saidOf(reader, Desk.HEAD + "nodes: ${TIMES}\n"))
        .isEqualTo(
            """
            x.yaml:1:1: --set TIMS is used nowhere; the file has no ${TIMS}
            x.yaml:5:8: ${TIMES} has no value; give it with --set TIMES=VALUE; did you mean \
            'TIMS'? (known: TIMS)
            x.yaml:5:8: '${TIMES}' is not a whole number; write 3""");
  }

  @Test
  void problems_of_the_stacks_budgets_are_told_with_the_scenarios() {
    desk.write("stacks/shop/budgets.yaml", "- metric: startup\n");

    assertThat(desk.saidOf(Desk.HEAD + "nodes: x\n"))
        .contains("stacks/shop/budgets.yaml:1:3: 'source' is missing")
        .contains("x.yaml:5:8: 'x' is not a whole number");
  }
}
