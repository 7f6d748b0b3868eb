import static io.swarmassay.fault.Target.one;
import static io.swarmassay.scenario.Step.inflict;
import static io.swarmassay.scenario.Steady.steady;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.swarmassay.fault.replica.Kill;
import io.swarmassay.junit.LabExtension;
import io.swarmassay.junit.Scenarios;
import io.swarmassay.lab.Lab;
import io.swarmassay.probe.Http;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.probe.Replicas;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Swarm;
import java.net.Socket;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a user of the JUnit extension writes; see junit6 beside it. */
class ConsumerIT {
  @RegisterExtension
  static final LabExtension lab = LabExtension.deploying(LabExtension.stack("hello")).nodes(1, 1);

  @Test
  void parameters_are_resolved(Deployment deployment, Lab theLab, Swarm swarm) {
    assertEquals(lab.deployment(), deployment);
    assertEquals(1, theLab.nodeNames().size());
    assertEquals(1, swarm.nodes().size());
  }

  @Test
  void a_healthy_stack_is_passed() {
    lab.verify(
        Scenario.titled("a kill")
            .keeping(steady(new Replicas(), Http.http(8080)).within(ofSeconds(60)))
            .then(inflict(new Kill()).on(one("web")).recoveringWithin(ofSeconds(30))));
  }

  /** The planted defect: a probe that never holds. */
  record Never() implements Probe {
    @Override
    public String name() {
      return "never";
    }

    @Override
    public Reading read(Deployment deployment) {
      return Reading.unhealthy("planted");
    }
  }

  @Test
  void a_broken_promise_is_an_assertion_failure() {
    Scenario broken =
        Scenario.titled("broken").keeping(steady(new Never()).within(ofSeconds(1)));
    AssertionError failed = assertThrows(AssertionError.class, () -> lab.verify(broken));
    assertTrue(failed.getMessage().contains("planted"), failed::getMessage);
  }

  @Test
  void a_port_is_forwarded() throws Exception {
    lab.require(Http.http(8080));
    try (Socket socket = new Socket("127.0.0.1", lab.port("web", 8080))) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes());
      assertFalse(socket.getInputStream().readAllBytes().length == 0);
    }
  }

  @TestFactory
  Stream<DynamicTest> scenario_files_are_dynamic_tests() {
    return Scenarios.of(Path.of("."), Scenario.Tier.VERIFY)
        .filter(test -> test.getDisplayName().equals("hello"));
  }
}
