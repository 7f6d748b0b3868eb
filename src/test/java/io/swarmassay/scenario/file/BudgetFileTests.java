package io.swarmassay.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.history.Promise;
import io.swarmassay.scenario.BudgetLimits;
import io.swarmassay.scenario.Desk;
import io.swarmassay.yaml.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetFileTests {
  @TempDir Path home;

  @Test
  void each_entry_is_a_promise_in_the_unit_of_its_metric() throws IOException {
    assertThat(
            read(
                """
                - metric: startup
                  max: 30s
                  source: a.txt, Performance
                  quote: "Startup Time ~30s"
                - metric: recovered
                  min-ratio: 1.0
                  kind: soft
                  source: a.txt
                  quote: 100% recovery
                - metric: image-size
                  component: runtime-deps
                  total: 2MB
                  kind: waived
                  reason: glibc weighs more
                  source: b.txt
                  quote: "1-2MB"
                - metric: ping
                  p99.9: 0.5ms
                  source: a.txt
                  quote: fast
                """))
        .containsExactly(
            new Promise(
                "startup",
                "",
                "max",
                30_000,
                Promise.Kind.HARD,
                "",
                "a.txt, Performance",
                "Startup Time ~30s"),
            new Promise(
                "recovered", "", "min-ratio", 1, Promise.Kind.SOFT, "", "a.txt", "100% recovery"),
            new Promise(
                "image-size",
                "runtime-deps",
                "total",
                2_000_000,
                Promise.Kind.WAIVED,
                "glibc weighs more",
                "b.txt",
                "1-2MB"),
            new Promise("ping", "", "p99.9", 0.5, Promise.Kind.HARD, "", "a.txt", "fast"));
  }

  @Test
  void every_mistake_is_told_with_its_place() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    - metric: startp
                      max: 30s
                      source: a.txt
                    - metric: startup
                      source: a.txt
                      quote: q
                    - metric: startup
                      max: 30s
                      p95: 20s
                      source: a.txt
                      quote: q
                    - metric: image-size
                      total: 2s
                      kind: waived
                      source: a.txt
                      quote: q
                    - metric: ping
                      maxx: 5ms
                      kind: firm
                      source: a.txt
                      quote: q
                    - max: 5ms
                      source: a.txt
                      quote: q
                    """))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            """
            budgets.yaml:1:3: 'quote' is missing; give the document's own words
            budgets.yaml:1:11: unknown metric 'startp'; did you mean 'startup'? (known: METRICS)
            budgets.yaml:4:3: no statistic for startup; write one of max, mean, p50, p90, p95, p99, \
            p99.9, total, min-ratio
            budgets.yaml:7:3: more than one statistic for startup; write one of max, mean, p50, p90, \
            p95, p99, p99.9, total, min-ratio
            budgets.yaml:12:3: 'reason' is missing; a waived budget says why it cannot be met
            budgets.yaml:13:10: '2s' is not a limit for image-size; write 20MB or 512KiB
            budgets.yaml:17:3: no statistic for ping; write one of max, mean, p50, p90, p95, p99, \
            p99.9, total, min-ratio
            budgets.yaml:18:3: unknown key 'maxx'; did you mean 'max'? (known: component, kind, max, \
            mean, metric, min-ratio, p50, p90, p95, p99, p99.9, quote, reason, source, total)
            budgets.yaml:19:9: 'firm' is not known here; (known: hard, soft, waived)
            budgets.yaml:22:3: 'metric' is missing; name one of ALL_METRICS"""
                .replace("ALL_METRICS", String.join(", ", BudgetLimits.metricNames()))
                .replace("METRICS", Desk.METRICS));
  }

  @Test
  void a_budget_twice_is_a_mistake_but_not_for_two_components() {
    String entry = "- {metric: image-size, component: %s, max: 2MB, source: a, quote: b}\n";
    assertThatThrownBy(() -> read(entry.formatted("x") + entry.formatted("x")))
        .hasMessage("budgets.yaml:2:3: image-size max is promised twice; keep one");
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> read(entry.formatted("x") + entry.formatted("y"))))
        .isNull();
  }

  @Test
  void a_mapping_is_no_list_of_budgets() {
    assertThatThrownBy(() -> read("metric: startup\n"))
        .hasMessage(
            "budgets.yaml:1:1: expected a list of budgets, not a mapping; write - metric: ...");
  }

  private List<Promise> read(String text) throws IOException {
    Path file = Files.writeString(home.resolve("budgets.yaml"), text);
    try {
      return BudgetFile.read(file);
    } catch (BadInput e) {
      throw new BadInput(
          e.problems().stream()
              .map(
                  p ->
                      new io.swarmassay.yaml.Problem(
                          "budgets.yaml", p.line(), p.column(), p.message(), p.hint()))
              .toList());
    }
  }
}
