package io.swarmassay.suites;

import static io.swarmassay.scenario.Steady.steady;
import static io.swarmassay.scenario.Step.scale;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.probe.Epmd;
import io.swarmassay.probe.Eval;
import io.swarmassay.probe.Ping;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.probe.Replicas;
import io.swarmassay.run.Trial;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the messaging document's troubleshooting warns of, planted: each is FAILED and named. */
@Tag("nightly")
class TroubleshootingIT {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(8);

  /** As scenarios/messaging.yaml asks for it. */
  private static final Probe DOCUMENTED =
      new Eval(
          Optional.empty(),
          "re:run(atom_to_list(node()),"
              + " \"^atomvm_node([0-9]+)@atomvm-\\\\1$\", [{capture, none}])",
          true,
          Optional.of("match"));

  @TempDir static Path out;
  @TempDir static Path home;
  private static SideBySide defects;

  @BeforeAll
  static void all_are_played() throws IOException {
    defects =
        SideBySide.begin(
            out,
            List.of(
                bout("name", new Epmd()::read, DOCUMENTED),
                bout("published", any -> Reading.healthy("one is to work"), new Epmd()),
                crowded()));
  }

  @AfterAll
  static void the_lab_ends() {
    defects.close();
  }

  private static SideBySide.Bout bout(
      String defect, Function<Deployment, Reading> ready, Probe probe) {
    Scenario scenario =
        Scenario.titled("planted").keeping(steady(new Replicas(), probe).within(LONG_ENOUGH));
    Stack stack = Stack.at(Path.of("src/test/resources/stacks/messaging-" + defect));
    Trial trial = new Trial("planted-" + defect, scenario, stack, List.of());
    return new SideBySide.Bout(trial, ready);
  }

  /** Its network has room for four replicas, and five are asked for. */
  private static SideBySide.Bout crowded() throws IOException {
    Scenario scenario =
        Scenario.titled("planted")
            .keeping(steady(new Replicas(), new Ping().connecting()).within(LONG_ENOUGH))
            .then(scale("atomvm-node", 5));
    Stack stack =
        SpoiltStack.of(
            home,
            "messaging",
            "messaging-crowded",
            "docker-stack.yml",
            "subnet: 10.20.0.0/16",
            "subnet: 10.20.0.0/29");
    Trial trial = new Trial("planted-crowded", scenario, stack, List.of());
    return new SideBySide.Bout(trial, new Ping().connecting()::read);
  }

  /** What a check that FAILED had against the stack. */
  private static String failed(String defect, String check) {
    return defects.verdict("planted-" + defect).checks().stream()
        .filter(each -> each.name().equals(check) && each.outcome() == Outcome.FAILED)
        .findFirst()
        .orElseThrow()
        .reason();
  }

  @Test
  void a_node_of_another_name_fails_eval_and_is_named() {
    assertThat(failed("name", "eval")).contains("node2@atomvm-2").contains("nomatch");
  }

  /** The document's "only 1 replica starts": one a node has the port, and it is said. */
  @Test
  void a_published_port_fails_replicas_and_is_named_as_the_cause() {
    assertThat(failed("published", "replicas")).contains("host-mode port already in use");
  }

  /** What works with three and not with five: the document's "works with 5+". */
  @Test
  void a_network_without_room_for_five_fails_replicas_and_says_how_many_run() {
    assertThat(failed("crowded", "replicas")).contains("4 of 5 replicas");
  }
}
