package io.swarmassay.cli.progress;

import static io.swarmassay.fault.Target.one;
import static io.swarmassay.fault.replica.Kill.kill;
import static io.swarmassay.scenario.Step.inflict;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swarmassay.cli.terminal.Console;
import io.swarmassay.cli.terminal.OutputOptions;
import io.swarmassay.cli.terminal.Sentences;
import io.swarmassay.run.Trial;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.stack.Stack;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressDisplayTests {
  private static final Path EVIDENCE = Path.of("reports", "shop", "x");
  private static final Trial TRIAL =
      new Trial(
          "shop",
          Scenario.titled("a shop stays open").then(inflict(kill()).on(one("till"))),
          Stack.at(Path.of("stacks", "shop")),
          List.of());

  private final StringWriter out = new StringWriter();

  /** What was written, as on a machine on which nothing takes time. */
  private String atOnce() {
    return out.toString().replaceAll(" {3}[0-9]\\.[0-9]s {2}", "   0.0s  ");
  }

  @Test
  void a_pipe_gets_plain_lines() {
    play(new OutputOptions(), false);

    assertThat(atOnce())
        .isEqualToNormalizingNewlines(
            """
            shop  a shop stays open
               0.0s  lab: 3 nodes
               0.0s  f1 kill till.2: steady again after 910 ms

            FAILED        ping             no pong (after f1)
            PASSED        replicas         3 of 3 run

            PASSED        startup              max 1830 ms, promised at most 30.0 s [doc.txt, Speed]
            FAILED        image-size of erlang total 16.2 MB, promised at most 15.0 MB [doc.txt, Size]: too big
            skipped       cut: no netem

            FAILED        shop in 61.2 s, seed 7
            evidence, without a report: reports/shop/x
            """);
  }

  @Test
  void a_machine_gets_one_object_a_line_and_nothing_else() throws IOException {
    OutputOptions output = new OutputOptions();
    output.json = true;
    play(output, true);

    try (var values =
        new JsonMapper().readerFor(JsonNode.class).<JsonNode>readValues(out.toString())) {
      List<JsonNode> objects = values.readAll();
      assertThat(objects)
          .extracting(object -> object.get("is").asText())
          .containsExactly("stage", "line", "check", "check", "budget", "budget", "verdict");
      assertThat(objects.get(6).get("outcome").asText()).isEqualTo("FAILED");
    }
    assertThat(out.toString().lines()).hasSize(7);
  }

  @Test
  void quiet_says_the_outcome_only() {
    OutputOptions output = new OutputOptions();
    output.quiet = true;
    play(output, true);

    assertThat(out.toString()).isEqualTo("FAILED        shop in 61.2 s, seed 7\n");
  }

  @Test
  void a_terminal_sees_what_happens_now_and_keeps_what_happened() {
    play(new OutputOptions(), true);

    assertThat(atOnce())
        .contains("\r\u001b[2K   0.0s  lab: 3 nodes")
        .contains("\r\u001b[2K   0.0s  f1 kill till.2: steady again after 910 ms\n")
        .contains("evidence, without a report: reports/shop/x\n");
  }

  @Test
  void the_display_thread_ends_with_the_display() throws InterruptedException {
    play(new OutputOptions(), true);

    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("assay-display")) {
        thread.join(5_000);
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }

  @Test
  void nothing_a_stack_says_is_taken_for_markup() {
    assertThat(Sentences.plain("@|red x|@")).isEqualTo("@ |red x| @");
  }

  private void play(OutputOptions output, boolean terminal) {
    PrintWriter writer = new PrintWriter(out);
    try (ProgressDisplay watch =
        ProgressDisplay.of(new Console(writer, writer, terminal), output, TRIAL)) {
      watch.stage("lab: 3 nodes");
      watch.line("f1 kill till.2: steady again after 910 ms");
      watch.finished(verdict(), EVIDENCE);
    }
    writer.flush();
  }

  private static Verdict verdict() {
    return new Verdict(
        1,
        "shop",
        "shop",
        Outcome.FAILED,
        7,
        "2026-01-01T00:00:00Z",
        61_234,
        "",
        List.of(
            new Check("ping", Outcome.FAILED, "no pong", "f1"),
            new Check("replicas", Outcome.PASSED, "3 of 3 run", null)),
        List.of(
            budget(
                "startup", "max", 30_000, 1_830, "ms", null, Outcome.PASSED, "", "doc.txt, Speed"),
            budget(
                "image-size",
                "total",
                15e6,
                16.2e6,
                "bytes",
                "erlang",
                Outcome.FAILED,
                "too big",
                "doc.txt, Size")),
        Map.of(),
        List.of(),
        null,
        null,
        List.of(),
        List.of(new Verdict.Skip("cut", "no netem")),
        new Verdict.Audit("CLEAN", List.of()),
        List.of(),
        List.of());
  }

  private static Verdict.Budget budget(
      String metric,
      String statistic,
      double limit,
      double measured,
      String unit,
      String part,
      Outcome outcome,
      String reason,
      String source) {
    return new Verdict.Budget(
        metric, statistic, limit, measured, unit, "hard", part, outcome, reason, source, "q");
  }
}
