package io.swarmassay.run;

import io.swarmassay.image.Images;
import io.swarmassay.image.Template;
import io.swarmassay.internal.otp.Beams;
import io.swarmassay.lab.Audit;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.stack.Convergence;
import io.swarmassay.stack.Deployer;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.StackFile;
import io.swarmassay.swarm.Swarm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A lab and a deployment of the run's own, removed and audited after it. */
final class OwnLab implements Ground {
  private final RunOptions options;

  OwnLab(RunOptions options) {
    this.options = options;
  }

  @Override
  public void bear(Run run) throws InterruptedException {
    run.stage("images", run.trial().stack().name());
    Template template = Images.ofThisMachine().template(List.of(run.trial().stack()));
    run.noted("images", Facts.of(template.facts()));
    LabPlan plan = plan(run.trial().scenario(), template);
    run.stage("lab", plan.nodes() + " nodes, " + plan.managers() + " managers");
    String id;
    try (Lab lab = Lab.start(plan)) {
      id = lab.id();
      run.noted("lab", new TreeMap<>(lab.swarm().facts()));
      run.noted("abilities", Map.of("has", lab.swarm().abilities().toString()));
      onLab(run, lab);
    }
    run.stage("audit", id);
    run.audited(Audit.of(id));
  }

  private LabPlan plan(Scenario scenario, Template template) {
    int nodes = options.nodes().orElse(scenario.nodes());
    return new LabPlan(
        nodes, scenario.managers(), scenario.swarm(), Optional.of(template.dataRoot()));
  }

  private static void onLab(Run run, Lab lab) throws InterruptedException {
    try (EventTap tap = run.hear(lab.swarm())) {
      deploy(run, lab.swarm(), tap);
    } finally {
      for (String node : lab.nodeNames()) {
        run.logs().keep("engine-" + node + ".log", lab.folder().resolve(node).resolve("log"));
      }
    }
  }

  private static void deploy(Run run, Swarm swarm, EventTap tap) throws InterruptedException {
    Stack stack = run.trial().stack();
    StackFile file = run.trial().stackFile();
    run.stage("deploy", stack.name());
    long since = run.now();
    try (Deployment deployment =
        Deployer.deploy(swarm, stack, file, nodes -> Beams.open(swarm::dial, nodes::cookie))) {
      Duration within = run.trial().scenario().steady().within();
      Convergence convergence = Convergence.await(swarm, deployment.namespace(), within);
      if (convergence.reached()) {
        run.play(deployment, tap, since);
      } else {
        run.broken("replicas", convergence.text());
        run.logs().keep(deployment);
      }
      run.stage("remove", deployment.namespace());
    }
  }
}
