package io.swarmassay.run;

import static io.swarmassay.scenario.Steady.steady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.probe.Replicas;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.stack.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialTests {
  private static final Stack HELLO = Stack.at(Path.of("stacks/hello"));
  private static final Scenario NOTHING = Scenario.titled("keeps nothing").deploying("hello");

  @Test
  void a_scenario_that_keeps_nothing_is_refused() {
    assertThatThrownBy(() -> Trial.of("t", NOTHING, HELLO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a steady state without one always holds");
    assertThat(Trial.of("t", NOTHING.keeping(steady(new Replicas())), HELLO).strikes()).isZero();
  }

  @Test
  void one_that_came_another_way_is_refused_before_anything_is_started(@TempDir Path out) {
    Runner runner =
        new Runner(
            new RunOptions(OptionalLong.empty(), OptionalInt.empty(), out, false, List.of()),
            Progress.SILENT,
            folder -> {});
    Trial trial = new Trial("t", NOTHING, HELLO, List.of());
    assertThatThrownBy(
            () ->
                runner.run(
                    trial,
                    run -> {
                      throw new IllegalStateException("was started");
                    }))
        .hasMessageContaining("a steady state without one always holds");
    assertThat(out).isEmptyDirectory();
  }
}
