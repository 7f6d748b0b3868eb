package io.swarmassay.run;

import io.swarmassay.image.EngineRoots;
import io.swarmassay.image.Images;
import io.swarmassay.image.Template;
import io.swarmassay.lab.Audit;
import io.swarmassay.lab.EngineRoot;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.lab.Requirements;
import io.swarmassay.run.record.EventTap;
import io.swarmassay.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A lab and a deployment of the run's own, removed and audited after it. */
final class OwnLab implements Ground {
  private static final Duration TIME_TO_LIVE = Duration.ofMinutes(60);

  private final RunOptions options;

  OwnLab(RunOptions options) {
    this.options = options;
  }

  @Override
  public void check(Trial trial) {
    Requirements.check(options.nodes().orElse(trial.scenario().nodes()));
  }

  @Override
  public void bear(Run run) throws InterruptedException {
    run.stage("images", run.trial().stack().name());
    EngineRoot engine = engine(run.trial().scenario());
    Template template = Images.ofThisMachine().on(engine).template(List.of(run.trial().stack()));
    run.noted("images", ImageFactTexts.of(template.facts()));
    run.noted("image-files", ImageFactTexts.files(template.facts()));
    LabPlan plan =
        plan(run.trial().scenario(), template)
            .running(engine)
            .avoiding(run.trial().stackFile().subnets());
    run.stage("lab", plan.nodes() + " nodes, " + plan.managers() + " managers");
    Lab lab = Lab.start(plan);
    boolean kept = false;
    try (lab) {
      run.noted("lab", new TreeMap<>(lab.swarm().facts()));
      run.noted("abilities", Map.of("has", lab.swarm().abilities().toString()));
      onLab(run, lab);
      if (options.keepUp()) {
        lab.keep(name(run, lab.id()), TIME_TO_LIVE);
        kept = true;
      }
    } finally {
      audit(run, lab.id(), kept);
    }
  }

  /**
   * Whatever became of the run, hurried or not. A lab that was asked to stay is not left behind:
   * its holder ends it.
   */
  private static void audit(Run run, String id, boolean kept) {
    boolean hurried = Thread.interrupted();
    run.stage("audit", id);
    if (kept) {
      run.kept(name(run, id), TIME_TO_LIVE);
    } else {
      run.audited(Audit.of(id));
    }
    if (hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /** The name a kept lab goes by: the scenario's and the letters of the lab's own. */
  private static String name(Run run, String id) {
    return run.trial().name() + id.substring(id.lastIndexOf('-'));
  }

  private EngineRoot engine(Scenario scenario) {
    String name = options.engine().orElse(scenario.engine());
    return name.isEmpty() ? EngineRoot.ofThisMachine() : EngineRoots.ofThisMachine().find(name);
  }

  private LabPlan plan(Scenario scenario, Template template) {
    int nodes = options.nodes().orElse(scenario.nodes());
    return new LabPlan(
        nodes, scenario.managers(), scenario.swarm(), Optional.of(template.dataRoot()));
  }

  private void onLab(Run run, Lab lab) throws InterruptedException {
    try (LabWatch watch = LabWatch.over(run, lab);
        EventTap tap = run.hear(lab.swarm())) {
      OnLab.deploy(run, lab.swarm(), tap, options.keepUp() ? OnLab.After.KEEP : OnLab.After.END);
    } finally {
      for (String node : lab.nodeNames()) {
        run.logs().keep("engine-" + node + ".log", lab.folder().resolve(node).resolve("log"));
      }
    }
  }
}
