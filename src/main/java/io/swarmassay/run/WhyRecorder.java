package io.swarmassay.run;

import io.swarmassay.diagnosis.Diagnoses;
import io.swarmassay.diagnosis.Scene;
import io.swarmassay.run.record.EventTap;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.deploy.UpdateState;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.stack.lint.LabLint;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Swarm;

/**
 * Looks further when something was found broken, and records why. Whatever fails meanwhile costs
 * the causes and nothing else: what the run has seen stands.
 *
 * @param faults how many of ours struck before
 */
record WhyRecorder(Run run, int faults) {
  /** Looks where the steady state was not held, or a container ended without being asked to. */
  void look(Deployment deployment, EventTap tap, boolean held) {
    if (!held || tap.ended().stream().anyMatch(end -> !end.asked())) {
      try {
        Diagnoses.of(scene(deployment, tap)).forEach(run::diagnosed);
      } catch (RuntimeException failed) {
        run.stage("why could not be looked for", Reason.of(failed));
      }
    }
  }

  private Scene scene(Deployment deployment, EventTap tap) {
    String namespace = deployment.namespace();
    Swarm swarm = deployment.swarm();
    StackFile file = run.trial().stackFile();
    Blueprint blueprint = file.blueprint(namespace);
    return new Scene(
        file.written(blueprint),
        swarm.replicas(namespace),
        tap.ended(),
        faults,
        UpdateState.all(swarm, namespace),
        new LabLint(run.trial().scenario().nodes()).unmet(blueprint),
        tap::lastWords);
  }
}
