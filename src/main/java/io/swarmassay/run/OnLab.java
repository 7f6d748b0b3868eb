package io.swarmassay.run;

import io.swarmassay.internal.otp.Beams;
import io.swarmassay.lab.Lab;
import io.swarmassay.scenario.Step;
import io.swarmassay.stack.Convergence;
import io.swarmassay.stack.Deployer;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.StackFile;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Swarm;
import java.time.Duration;

/** A deployment of the run's own on a lab that stands and is left standing. */
record OnLab(Lab lab) implements Ground {
  @Override
  public void bear(Run run) throws InterruptedException {
    run.noted("lab", lab.swarm().facts());
    String namespace;
    try (EventTap tap = run.hear(lab.swarm())) {
      namespace = deploy(run, lab.swarm(), tap, false);
    }
    run.audited(Inventory.of(lab.swarm()).named(namespace));
  }

  /**
   * Deploys and plays.
   *
   * @param keep whether the deployment is left as it is, for somebody to look at
   * @return the deployment's name
   */
  static String deploy(Run run, Swarm swarm, EventTap tap, boolean keep)
      throws InterruptedException {
    Stack stack = run.trial().stack();
    StackFile file = run.trial().stackFile();
    run.stage("deploy", stack.name());
    long since = run.now();
    Deployment deployment =
        Deployer.deploy(
            swarm,
            stack,
            file,
            nodes -> Beams.open(swarm::dial, nodes::cookie),
            blueprint -> equipped(run, blueprint));
    try {
      Duration within = run.trial().scenario().steady().within();
      Convergence convergence = Convergence.await(swarm, deployment.namespace(), within);
      if (convergence.reached()) {
        run.play(deployment, tap, since);
      } else {
        run.broken("replicas", convergence.text());
        run.logs().keep(deployment);
      }
      run.stage(keep ? "keep" : "remove", deployment.namespace());
    } finally {
      if (!keep) {
        deployment.close();
      }
    }
    return deployment.namespace();
  }

  /** With what the scenario's faults need in the containers. */
  private static Blueprint equipped(Run run, Blueprint blueprint) {
    Blueprint all = blueprint;
    for (Step step : run.trial().scenario().steps()) {
      for (Step.Inflict strike : step.strikes()) {
        all = strike.fault().equipped(all);
      }
    }
    return all;
  }
}
