package io.swarmassay.junit;

import io.swarmassay.beam.Beam;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.run.Progress;
import io.swarmassay.run.RunOptions;
import io.swarmassay.run.Runner;
import io.swarmassay.run.SharedEnvironment;
import io.swarmassay.run.Trial;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.swarm.Await;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Seen;
import io.swarmassay.swarm.Swarm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A lab with one stack deployed on it for a test class. Register it on a static field; test methods
 * may take a {@link Deployment}, {@link Lab}, {@link Swarm} or {@link Beam}. The lab ends with the
 * class, and with this JVM at the latest.
 */
public final class LabExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
  private static final Duration WITHIN = Duration.ofSeconds(60);
  private static final Map<Class<?>, Function<SharedEnvironment, Object>> PARAMETERS =
      Map.of(
          Deployment.class,
          SharedEnvironment::deployment,
          Lab.class,
          SharedEnvironment::lab,
          Swarm.class,
          standing -> standing.lab().swarm(),
          Beam.class,
          standing -> standing.deployment().beam());

  private final Stack stack;
  private final LabPlan plan;
  private final List<ForwardedPort> forwarded = new ArrayList<>();
  private SharedEnvironment standing;
  private String title = "";

  private LabExtension(Stack stack, LabPlan plan) {
    this.stack = stack;
    this.plan = plan;
  }

  /** Three nodes, all managers, with this stack on them. */
  public static LabExtension deploying(Stack stack) {
    return new LabExtension(stack, LabPlan.of(3));
  }

  /** The same on another lab. */
  public LabExtension nodes(int nodes, int managers) {
    return new LabExtension(stack, new LabPlan(nodes, managers, plan.swarm(), Optional.empty()));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    title = context.getRequiredTestClass().getSimpleName();
    standing = SharedEnvironment.up(stack, plan, WITHIN);
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    for (ForwardedPort port : forwarded) {
      port.close();
    }
    if (standing != null) {
      standing.close();
    }
  }

  /** What runs. */
  public Deployment deployment() {
    return standing.deployment();
  }

  /**
   * Plays a scenario on the deployment that stands and leaves evidence under {@code reports}.
   *
   * @return what it came to, when it PASSED
   * @throws AssertionError when it FAILED
   * @throws InconclusiveException when it proves nothing
   */
  public Runner.Result verify(Scenario scenario) {
    Trial trial = Trial.of(title, scenario, stack);
    Runner runner = new Runner(RunOptions.defaults(), Progress.SILENT, Verdicts::show);
    return Verdicts.require(runner.run(trial, standing));
  }

  /**
   * Waits until a probe is healthy.
   *
   * @throws AssertionError when it is not within a minute, with what it saw last
   */
  public Reading require(Probe probe) {
    try (Await await = Await.on(standing.lab().swarm())) {
      Seen<Reading> seen = await.look(WITHIN, () -> look(probe));
      return seen.value().orElseThrow(() -> new AssertionError(seen.reason()));
    }
  }

  private Seen<Reading> look(Probe probe) {
    Reading reading = probe.read(deployment());
    return reading.healthy()
        ? Seen.there(reading)
        : Seen.notYet(probe.name() + ": " + reading.reason());
  }

  /** A port on 127.0.0.1 behind which a service's port answers, in its first running replica. */
  public int port(String service, int port) {
    ForwardedPort forward = ForwardedPort.open(standing.lab().swarm(), () -> first(service), port);
    forwarded.add(forward);
    return forward.number();
  }

  private Replica first(String service) {
    return deployment().running(service).get(0);
  }

  /** Where a test class finds a stack of this checkout. */
  public static Stack stack(String name) {
    return Stack.at(Path.of("stacks", name));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.get(parameter.getParameter().getType()).apply(standing);
  }
}
