package io.swarmassay.suites;

import static io.swarmassay.fault.Target.one;
import static io.swarmassay.fault.replica.Kill.kill;
import static io.swarmassay.probe.Delivery.delivery;
import static io.swarmassay.probe.Epmd.epmd;
import static io.swarmassay.probe.Ping.ping;
import static io.swarmassay.probe.Replicas.replicas;
import static io.swarmassay.scenario.Steady.steady;
import static io.swarmassay.scenario.Step.inflict;
import static java.time.Duration.ofSeconds;

import io.swarmassay.junit.LabExtension;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.stack.Stack;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** The README's example, word for word. */
@Isolated("the stack's budgets hold times")
// readme
class ReadmeIT {
  @RegisterExtension
  static final LabExtension lab = LabExtension.deploying(Stack.at(Path.of("stacks/messaging")));

  @Test
  void survives_random_kills() {
    lab.verify(
        Scenario.titled("messaging survives kills")
            .keeping(steady(replicas(), epmd(), ping(), delivery("msg_handler")))
            .then(inflict(kill()).on(one("atomvm-node")).times(3).recoveringWithin(ofSeconds(30))));
  }
}
