package io.swarmassay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineOptionsTests {
  private static final String OF_20_10 =
      """
      Usage:	dockerd [OPTIONS]

      Options:
            --oom-score-adjust int                    Set the oom_score_adj for the daemon (default -500)
        -p, --pidfile string                          Path to use for daemon PID file (default "/var/run/docker.pid")
            --raw-logs                                Full timestamps without ANSI coloring
      """;
  private static final String OF_28_5 =
      """
      Usage:  dockerd [OPTIONS]

      Options:
        -p, --pidfile string                          Path to use for daemon PID file (default "/var/run/docker.pid")
            --raw-logs                                Full timestamps without ANSI coloring; not --oom-score-adjust
      """;

  @Test
  void an_option_is_one_that_the_engine_lists_itself() {
    assertThat(EngineOptions.in(OF_20_10)).isEqualTo(" --oom-score-adjust --pidfile --raw-logs ");
  }

  @Test
  void an_option_that_a_release_dropped_is_not_there_even_where_its_text_names_it() {
    assertThat(EngineOptions.in(OF_28_5)).isEqualTo(" --pidfile --raw-logs ");
  }

  @Test
  void an_engine_that_says_nothing_has_no_options() {
    assertThat(EngineOptions.in("")).isBlank();
  }
}
