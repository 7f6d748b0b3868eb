package io.swarmassay.run;

import io.swarmassay.internal.otp.Beams;
import io.swarmassay.lab.Lab;
import io.swarmassay.run.record.EventTap;
import io.swarmassay.scenario.Step;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.deploy.Convergence;
import io.swarmassay.stack.deploy.Deployer;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Redaction;
import io.swarmassay.swarm.Swarm;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A deployment of the run's own on a lab that stands and is left standing. */
record OnLab(Lab lab) implements Ground {
  /** What becomes of a deployment that was played on. */
  enum After {
    /** It is removed from a lab that goes on. */
    REMOVE("remove"),
    /** It ends with its lab, at once. */
    END("end"),
    /** It stays in its lab, for somebody to look at. */
    KEEP("keep");

    private final String stage;

    After(String stage) {
      this.stage = stage;
    }
  }

  @Override
  public void bear(Run run) throws InterruptedException {
    run.noted("lab", lab.swarm().facts());
    String namespace;
    try (LabWatch watch = LabWatch.over(run, lab);
        EventTap tap = run.hear(lab.swarm())) {
      namespace = deploy(run, lab.swarm(), tap, After.REMOVE);
    }
    run.audited(Inventory.of(lab.swarm()).named(namespace));
  }

  /**
   * Deploys and plays.
   *
   * @param after what becomes of the deployment
   * @return the deployment's name
   */
  static String deploy(Run run, Swarm swarm, EventTap tap, After after)
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
            blueprint -> equipped(run, tap, blueprint));
    try {
      networks(run, deployment);
      written(run, file);
      Duration within = run.trial().scenario().steady().within();
      Convergence convergence = converged(swarm, deployment.namespace(), within);
      if (convergence.reached()) {
        run.play(deployment, tap, since);
      } else {
        String why = convergence.text();
        run.unconverged(since, within, why + tap.lastWords(why));
        new WhyRecorder(run, 0).look(deployment, tap, false);
        run.logs().keep(deployment);
      }
      run.stage(after.stage, deployment.namespace());
    } finally {
      if (after == After.REMOVE) {
        deployment.close();
      } else {
        deployment.leave();
      }
    }
    return deployment.namespace();
  }

  /** Waits on where the machine was too slow for the limit, for the judge to weigh. */
  private static Convergence converged(Swarm swarm, String namespace, Duration within) {
    LoadAllowance patience = LoadAllowance.begin();
    Convergence fate = Convergence.await(swarm, namespace, within);
    Duration beyond = patience.beyond(within);
    if (fate instanceof Convergence.TimedOut && !beyond.isZero()) {
      Convergence later = Convergence.await(swarm, namespace, beyond);
      return later.reached() ? later : fate;
    }
    return fate;
  }

  private static void networks(Run run, Deployment deployment) {
    List<String> remarks = deployment.remarks();
    if (!remarks.isEmpty()) {
      run.noted("networks", Map.of("not as written", String.join("; ", remarks)));
    }
  }

  /** What a reader of the evidence should know of the stack file. */
  static void written(Run run, StackFile file) {
    Map<String, String> facts = file.facts();
    if (!facts.isEmpty()) {
      run.noted("stack-file", facts);
    }
  }

  /** With what the scenario's faults need in the containers; their ends are heard from now on. */
  private static Blueprint equipped(Run run, EventTap tap, Blueprint blueprint) {
    tap.of(blueprint.namespace(), run.trial().stackFile().services(), Redaction.of(blueprint));
    Blueprint all = blueprint;
    for (Step step : run.trial().scenario().steps()) {
      for (Step.Inflict strike : step.strikes()) {
        all = strike.fault().equipped(all);
      }
    }
    return all;
  }
}
