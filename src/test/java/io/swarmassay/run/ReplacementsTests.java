package io.swarmassay.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Remedy;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.FakeDeployment;
import io.swarmassay.swarm.FakeSwarm;
import io.swarmassay.swarm.SwarmException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What has to be seen before anything counts as recovered. */
class ReplacementsTests {
  private final Deployment deployment = FakeDeployment.of(FakeSwarm.of(3), "web", 3);

  private record Struck(Supplier<Fault.Proof> end) implements Fault.Blow {
    @Override
    public Remedy remedy() {
      return Remedy.NONE;
    }

    @Override
    public void strike() {}

    @Override
    public Fault.Proof bites() {
      return new Fault.Proof(true, "");
    }

    @Override
    public Fault.Proof gone() {
      return new Fault.Proof(true, "");
    }

    @Override
    public Fault.Proof over() {
      return end.get();
    }
  }

  private Replacements after(Supplier<Fault.Proof> end) {
    return Replacements.NONE.and(new Replacements(List.of(new Struck(end)), List.of()));
  }

  @Test
  void an_update_that_swarm_paused_is_waited_for_and_told_in_swarms_words() {
    String words = "web: update paused (update paused due to failure of task t9)";
    assertThat(after(() -> new Fault.Proof(false, words)).missing(deployment)).contains(words);
  }

  @Test
  void what_came_to_its_end_is_not_waited_for() {
    assertThat(after(() -> new Fault.Proof(true, "")).missing(deployment)).isEmpty();
  }

  @Test
  void a_swarm_that_does_not_answer_is_not_at_its_end() {
    Replacements after =
        after(
            () -> {
              throw new SwarmException("no answer within 10 s", null);
            });
    assertThat(after.missing(deployment)).get().asString().contains("no answer within 10 s");
  }
}
