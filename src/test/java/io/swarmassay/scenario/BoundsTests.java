package io.swarmassay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The last value that a scenario may have, and the first that it may not. */
class BoundsTests {
  @TempDir Path home;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = Desk.in(home);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nodes: 1",
        "nodes: 99",
        "managers: 1",
        "swarm: {dispatcher-heartbeat: 100ms}",
        "swarm: {dispatcher-heartbeat: 1m}",
        "steps: [{scale: {till: 0}}]",
        "steps: [{inflict: kill, on: {some: 3, of: till}}]",
        "steps: [{inflict: kill, on: {slot: 3, of: till}}]",
        "steps: [{inflict: kill, on: {minority: till}}]",
        "steps: [{inflict: kill, on: {majority: door}}]",
        "steps: [{inflict: cut, on: {node-of: {slot: 3, of: till}}}]",
        "steps: [{inflict: cut, on: {minority: nodes}}]",
        "steps: [{inflict: cut, on: {nodes: [n3]}}]",
        "steps: [{inflict: cut, on: leader, hold: 19999ms, recover-within: 20s}]",
        "steps: [{inflict: freeze, on: {one: till}, hold: 30s, recover-within: 20s}]",
        "steps: [{storm: {for: 1m, mean-every: 1m, faults: [kill]}}]",
        "steps: [{storm: {for: 10s, mean-every: 1ms, faults: [kill]}}]",
        "steps: [{storm: {for: 5m, mean-every: 1m, faults: [kill]}, on: {one: till}}]",
        "steps: [{storm: {for: 5m, mean-every: 1m, faults: [cut]}, on: leader}]",
        "budgets: {recovery-time: {p95: 10s}}",
        "budgets: {recovery-time: {p90: 20s}}",
        "budgets: {recovery-time: {max: 0}}",
        "budgets: {recovered: {min-ratio: 1.0}}",
        "budgets: {failed: {max: 1}}",
        "budgets: {startup-ratio: {max: 999999.5}}",
        "budgets: {startup: {p99.99: 5s}}",
      })
  void the_last_that_can_be_is_accepted(String added) {
    assertThat(desk.saidOf(Desk.HEAD + added + "\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nodes: 100 | x.yaml:5:8: a lab of 100 nodes; choose 1 to 99",
        "swarm: {dispatcher-heartbeat: 99ms} | x.yaml:5:31: a heartbeat of 99ms; choose 100ms to 1m",
        "swarm: {dispatcher-heartbeat: 61s} | x.yaml:5:31: a heartbeat of 61s; choose 100ms to 1m",
        "lab: {engine: 'a,b'} | x.yaml:5:15: a scenario runs on one engine, not on 'a,b'; several"
            + " are asked for on the command line: --engine a,b",
        "steps: [{inflict: kill, on: {minority: door}}] | x.yaml:5:29: 'minority of door': door has"
            + " 1 replicas then; ask for fewer, or scale up first",
        "steps: [{scale: {till: 2}}, {inflict: kill, on: {minority: till}}] | x.yaml:5:49: 'minority"
            + " of till': till has 2 replicas then; ask for fewer, or scale up first",
        "steps: [{scale: {till: 0}}, {inflict: kill, on: {all: till}}] | x.yaml:5:49: 'all of"
            + " till': till has 0 replicas then; ask for fewer, or scale up first",
        "steps: [{scale: {till: 0}}, {inflict: kill, on: {majority: till}}] | x.yaml:5:49: 'majority"
            + " of till': till has 0 replicas then; ask for fewer, or scale up first",
        "steps: [{scale: {till: 0}}, {inflict: kill, on: {one: till}}] | x.yaml:5:49: 'one of"
            + " till': till has 0 replicas then; ask for fewer, or scale up first",
        "steps: [{inflict: cut, on: {node-of: {slot: 4, of: till}}}] | x.yaml:5:28: 'node of"
            + " till.4': till has 3 replicas then; ask for fewer, or scale up first",
        "steps: [{inflict: cut, on: {nodes: [n0, n4]}}] | x.yaml:5:28: no node n0, n4 in a lab of 3;"
            + " nodes are n1 to n3",
        "steps: [{inflict: kill, on: {node-of: {slot: 1, of: till}}}] | x.yaml:5:29: kill hits"
            + " replicas, 'node of till.1' are nodes; write on: {one: SERVICE}",
        "steps: [{storm: {for: 10001ms, mean-every: 1ms, faults: [kill]}}] | x.yaml:5:17: a storm of"
            + " about 10001 strikes; at most 10000: shorten it, or raise mean-every",
        "steps: [{storm: {for: 11s, mean-every: 1us, faults: [kill]}}] | x.yaml:5:17: a storm of"
            + " about 11000 strikes; at most 10000: shorten it, or raise mean-every",
        "steps: [{storm: {for: 5m, mean-every: 1m, faults: [cut]}, on: {one: till}}] | x.yaml:5:63:"
            + " cut cannot hit 'one of till'; leave 'on' out: each fault then finds its own victims",
        "steps: [{storm: {for: 5m, mean-every: 1m, faults: [kill]}, on: {one: tull}}] | x.yaml:5:64:"
            + " the stack has no service 'tull'; did you mean 'till'? (known: door, lamp, till)",
        "steps: [{storm: {for: 5m, mean-every: 1m, faults: []}}] | x.yaml:5:51: expected a list of"
            + " faults, not an empty list; write storm: {for: 2m, mean-every: 10s, faults: [kill]}",
        "steps: [{volley: []}] | x.yaml:5:18: expected a list of strikes, not an empty list; write - {at:"
            + " 300ms, inflict: kill, on: {one: SERVICE}}",
        "steps: [{volley: [{inflict: kill, on: {one: tull}}]}] | x.yaml:5:39: the stack has no"
            + " service 'tull'; did you mean 'till'? (known: door, lamp, till)",
        "steps: [{volley: [{inflict: kill, on: {one: till}, hold: 1s}]}] | x.yaml:5:58: kill is"
            + " over at once, nothing is held; leave it out",
        "steps: [{volley: [{inflict: kill, on: {one: till}, times: 2}]}] | x.yaml:5:52: unknown key"
            + " 'times'; (known: at, hold, inflict, on, skip-if-missing)",
        "steps: [{scale: {}}] | x.yaml:5:17: expected services and numbers, not an empty mapping;"
            + " write {SERVICE: 5}",
        "steps: [{}] | x.yaml:5:9: expected a step, not an empty mapping; write - inflict: kill, -"
            + " scale: {SERVICE: 5} or - wait: 5s",
        "steps: [{inflict: {}, on: leader}] | x.yaml:5:19: expected one fault, not an empty"
            + " mapping; write name or name: {setting: value}",
        "budgets: {failed: {max: 1.1}} | x.yaml:5:25: '1.1' is not a limit for failed; write a number"
            + " from 0 to 1",
        "budgets: {failed: {p95: 0.5}} | x.yaml:5:20: p95 does not fit failed, which is one share;"
            + " use max",
        "budgets: {startup-ratio: {max: 5s}} | x.yaml:5:32: '5s' is not a limit for startup-ratio;"
            + " write a number, for example 1.5",
        "budgets: {image-size: {min-ratio: 1}} | x.yaml:5:24: min-ratio does not fit image-size,"
            + " which is measured in bytes; use total, max or p95",
        "budgets: {startup: {max: [1]}} | x.yaml:5:26: a list is not a limit for startup; write"
            + " 500ms, 30s or 2m",
        "budgets: [a] | x.yaml:5:10: expected a mapping, not a list; write recovery-time: {p95: 5s}",
      })
  void the_first_that_cannot_is_refused(String added, String said) {
    assertThat(desk.saidOf(Desk.HEAD + added + "\n")).isEqualTo(said);
  }

  @Test
  void a_steady_state_without_probes_always_holds_and_is_refused() {
    assertThat(desk.saidOf("title: t\nstack: shop\nsteady: {probes: []}\n"))
        .isEqualTo(
            "x.yaml:3:18: no probe: a steady state without one always holds; write probes: [ping,"
                + " epmd]");
    assertThat(desk.saidOf("title: t\nstack: shop\nsteady: {probes: quiet}\n"))
        .isEqualTo("x.yaml:3:18: expected a list of probes, not text; write probes: [ping, epmd]");
  }

  @Test
  void managers_must_fit_on_the_nodes() {
    assertThat(desk.saidOf(Desk.HEAD + "nodes: 1\nmanagers: 3\n"))
        .isEqualTo("x.yaml:6:11: 3 managers do not fit on 1 node; use nodes: 3 or managers: 1");
    assertThat(desk.saidOf(Desk.HEAD + "nodes: 3\nmanagers: 3\n")).isEmpty();
    assertThat(
            desk.saidOf(Desk.HEAD + "nodes: 2\nsteps: [{inflict: cut, on: {majority: nodes}}]\n"))
        .contains("x.yaml:6:28: a majority of 2 nodes; use nodes: 3 or more");
    assertThat(desk.saidOf(Desk.HEAD + "nodes: 4\nsteps: [{inflict: cut, on: worker}]\n"))
        .isEmpty();
  }

  @Test
  void the_command_line_keeps_managers_that_fit() {
    String text = Desk.HEAD + "nodes: 5\nmanagers: 3\n";
    assertThat(onNodes(3, text).managers()).isEqualTo(3);
    assertThat(onNodes(2, text).managers()).isEqualTo(1);
    assertThat(desk.saidOf(desk.reader().onNodes(OptionalInt.of(100)), text))
        .isEqualTo("x.yaml:1:1: a lab of 100 nodes; choose 1 to 99");
  }

  @Test
  void a_key_that_becomes_another_by_its_variable_stands_twice() {
    String text = Desk.HEAD + "nodes: 3\n${KEY}: 4\n";
    assertThat(desk.saidOf(desk.reader().setting(Map.of("KEY", "nodes")), text))
        .isEqualTo("x.yaml:6:1: key 'nodes' stands here twice; keep one");
  }

  private Scenario onNodes(int count, String text) {
    return desk.reader().onNodes(OptionalInt.of(count)).read(desk.write("scenarios/x.yaml", text));
  }
}
