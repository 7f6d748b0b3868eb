package io.swarmassay.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.judge.Judge;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarksTests {
  @Test
  void made_up_traffic_is_a_healthy_history() {
    Verdict verdict = Judge.judge(new SyntheticTraffic(10_000));

    assertThat(verdict.outcome()).as(verdict.checks().toString()).isEqualTo(Outcome.PASSED);
    assertThat(verdict.messages().sent()).isEqualTo(10_000);
    assertThat(verdict.messages().handled()).isEqualTo(10_000);
    assertThat(verdict.messages().unknown()).isEqualTo(10);
  }

  @Test
  void every_figure_comes_with_an_interval_around_it() throws IOException {
    List<Benchmarks.Figure> figures = Benchmarks.run(1_000, figure -> {});

    assertThat(figures).hasSize(5);
    assertThat(figures)
        .allSatisfy(
            figure -> assertThat(figure.median()).isBetween(figure.lower(), figure.upper()));
  }
}
