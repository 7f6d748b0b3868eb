package io.swarmassay.run;

import io.swarmassay.beam.Beam;
import io.swarmassay.image.Images;
import io.swarmassay.image.Template;
import io.swarmassay.internal.otp.Beams;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.lab.Requirements;
import io.swarmassay.run.record.EventTap;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.deploy.Convergence;
import io.swarmassay.stack.deploy.Deployer;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.yaml.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A lab with a deployment that several runs, or a test class, share. Closing it removes both. */
public final class SharedEnvironment implements Ground, AutoCloseable {
  private final Lab lab;
  private final Deployment deployment;
  private final Template template;
  private final long startup;

  private SharedEnvironment(Lab lab, Template template, Deployment deployment, long startup) {
    this.lab = lab;
    this.template = template;
    this.deployment = deployment;
    this.startup = startup;
  }

  /**
   * Starts a lab and deploys a stack; returns when every service has its replicas.
   *
   * @param plan which lab; its template is replaced by one with the stack's images
   * @throws SwarmException when lab or deployment did not come to stand; nothing is left then
   */
  public static SharedEnvironment up(Stack stack, LabPlan plan, Duration within) {
    Requirements.check(plan.nodes());
    Template template = Images.ofThisMachine().template(List.of(stack));
    StackFile file = file(stack);
    Lab lab = Lab.start(plan.from(template.dataRoot()).avoiding(file.subnets()));
    long asked = System.nanoTime();
    Deployment deployment = orClose(lab, () -> deploy(stack, file, lab));
    orClose(lab, () -> converged(deployment, within));
    return new SharedEnvironment(lab, template, deployment, (System.nanoTime() - asked) / 1_000);
  }

  private static StackFile file(Stack stack) {
    Problems problems = new Problems();
    Optional<StackFile> file = StackFile.read(stack, problems);
    problems.throwIfAny();
    return file.orElseThrow();
  }

  private static Deployment deploy(Stack stack, StackFile file, Lab lab) {
    return Deployer.deploy(lab.swarm(), stack, file, nodes -> open(lab, nodes::cookie));
  }

  private static Beam open(Lab lab, Supplier<String> cookie) {
    return Beams.open(lab.swarm()::dial, cookie);
  }

  private static Convergence converged(Deployment deployment, Duration within) {
    Convergence fate = Convergence.await(deployment.swarm(), deployment.namespace(), within);
    if (!fate.reached()) {
      throw new SwarmException(0, deployment.namespace() + ": " + fate.text());
    }
    return fate;
  }

  private static <T> T orClose(Lab lab, Supplier<T> step) {
    try {
      return step.get();
    } catch (RuntimeException failed) {
      lab.close();
      throw failed;
    }
  }

  /** The lab. */
  public Lab lab() {
    return lab;
  }

  /** What runs on it. */
  public Deployment deployment() {
    return deployment;
  }

  /**
   * Plays on what stands and leaves it standing; the audit asks what this run added to the lab, the
   * lab's own end is its owner's. Start-up is the time the deployment took to have its replicas,
   * and the time this run takes to see it steady.
   */
  @Override
  public void bear(Run run) throws InterruptedException {
    run.noted("images", ImageFactTexts.of(template.facts()));
    run.noted("lab", lab.swarm().facts());
    run.noted("abilities", Map.of("has", lab.swarm().abilities().toString()));
    OnLab.written(run, run.trial().stackFile());
    Inventory before = Inventory.of(lab.swarm());
    try (LabWatch watch = LabWatch.over(run, lab);
        EventTap tap = run.hear(lab.swarm()).of(deployment.namespace(), deployment.services())) {
      tap.begin(deployment.running());
      run.stage("deploy", "stands already: " + deployment.namespace());
      run.play(deployment, tap, run.now() - startup);
    }
    run.audited(Inventory.of(lab.swarm()).since(before));
  }

  @Override
  public void close() {
    try {
      deployment.leave();
    } finally {
      lab.close();
    }
  }
}
