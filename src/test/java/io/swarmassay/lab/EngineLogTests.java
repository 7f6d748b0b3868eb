package io.swarmassay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EngineLogTests {
  @Test
  void an_option_that_the_engine_does_not_know_is_what_it_says_itself() {
    String log =
        "Status: unknown flag: --oom-score-adjust\nSee 'dockerd --help'.\nengine ended with 125\n";

    assertThat(EngineLog.trouble(log)).isEqualTo("Status: unknown flag: --oom-score-adjust");
  }

  @Test
  void errors_count_and_the_chatter_around_them_does_not() {
    String log =
        """
        time="..." level=info msg="Starting up"
        time="..." level=error msg="containerd did not start within 15 s"
        time="..." level=info msg="bye"
        """;

    assertThat(EngineLog.trouble(log))
        .isEqualTo("time=\"...\" level=error msg=\"containerd did not start within 15 s\"");
  }

  @Test
  void a_log_without_errors_tells_its_end() {
    assertThat(EngineLog.trouble("1\n2\n3\n4\n5\n6\n")).isEqualTo("2\n3\n4\n5\n6");
    assertThat(EngineLog.trouble("")).isEmpty();
  }

  @Test
  void limits_for_the_machine_grow_with_its_slowness_and_never_shrink() {
    assertThat(Pace.of(Duration.ofMillis(30))).isEqualTo(1);
    assertThat(Pace.of(Duration.ofMillis(600))).isEqualTo(10);
    assertThat(Pace.of(Duration.ofMinutes(1))).isEqualTo(20);
    assertThat(Pace.scaled(Duration.ofSeconds(60), 10)).isEqualTo(Duration.ofSeconds(600));
  }
}
