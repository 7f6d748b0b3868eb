package io.swarmassay.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.stack.deploy.Convergence.Converged;
import io.swarmassay.stack.deploy.Convergence.Failed;
import io.swarmassay.stack.deploy.Convergence.OneShotComplete;
import io.swarmassay.stack.deploy.Convergence.RolledBack;
import io.swarmassay.stack.deploy.Convergence.ScaledToZero;
import io.swarmassay.stack.deploy.Convergence.TimedOut;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConvergenceTextTests {
  @Test
  void what_became_of_a_deployment_is_said_in_one_line() {
    assertThat(new Converged(Map.of("web", 3)).text()).isEqualTo("running: {web=3}");
    assertThat(new OneShotComplete().text()).isEqualTo("every task is complete");
    assertThat(new ScaledToZero().text()).isEqualTo("scaled to zero, nothing runs");
    assertThat(new RolledBack("web", "task a failed").text())
        .isEqualTo("web was rolled back: task a failed");
    assertThat(new Failed("web.1", "No such image", 1).text())
        .isEqualTo("web.1 failed: No such image");
    assertThat(new Failed("web.1", "boom", 2).text()).isEqualTo("web.1 failed (2 attempts): boom");
    assertThat(new TimedOut(Duration.ofMillis(1500), "web has 1 of 2").text())
        .isEqualTo("not within 1500 ms; last seen: web has 1 of 2");
  }

  @Test
  void a_deployment_that_runs_is_complete_or_wants_nothing_has_reached_its_aim() {
    assertThat(new Converged(Map.of()).reached()).isTrue();
    assertThat(new OneShotComplete().reached()).isTrue();
    assertThat(new ScaledToZero().reached()).isTrue();
    assertThat(new RolledBack("web", "").reached()).isFalse();
    assertThat(new Failed("web.1", "", 1).reached()).isFalse();
    assertThat(new TimedOut(Duration.ZERO, "").reached()).isFalse();
  }
}
