package io.swarmassay.run;

import io.swarmassay.image.Images;
import io.swarmassay.image.Template;
import io.swarmassay.lab.Audit;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import java.util.List;
import java.util.Optional;

/**
 * One lab for many runs of one scenario, each with a fresh deployment. A lab in which not every
 * node is as it was at the beginning is thrown away, and made anew for the next run.
 */
public final class SharedLab implements Ground, AutoCloseable {
  private Optional<Lab> lab = Optional.empty();

  @Override
  public void bear(Run run) throws InterruptedException {
    Scenario scenario = run.trial().scenario();
    if (lab.isPresent() && !sound(lab.get(), scenario)) {
      run.stage("lab", "is not as it was; another one is made");
      close();
    }
    if (lab.isEmpty()) {
      run.stage("lab", scenario.nodes() + " nodes, " + scenario.managers() + " managers");
      lab = Optional.of(start(run.trial(), scenario));
    }
    new OnLab(lab.get()).bear(run);
  }

  private static Lab start(Trial trial, Scenario scenario) {
    Template template = Images.ofThisMachine().template(List.of(trial.stack()));
    return Lab.start(
        new LabPlan(
                scenario.nodes(),
                scenario.managers(),
                scenario.swarm(),
                Optional.of(template.dataRoot()))
            .avoiding(trial.stackFile().subnets()));
  }

  private static boolean sound(Lab lab, Scenario scenario) {
    try {
      List<SwarmNode> nodes = lab.swarm().nodes();
      long managers = nodes.stream().filter(n -> n.role() == SwarmNode.Role.MANAGER).count();
      return nodes.size() == scenario.nodes()
          && managers == scenario.managers()
          && nodes.stream().allMatch(SharedLab::sound);
    } catch (SwarmException silent) {
      return false;
    }
  }

  private static boolean sound(SwarmNode node) {
    return node.state().equals("ready")
        && node.availability().equals("active")
        && (node.role() == SwarmNode.Role.WORKER || node.reachability().equals("reachable"));
  }

  /** Ends the lab; throws when something of it is left. */
  @Override
  public void close() {
    Optional<Lab> ended = lab;
    lab = Optional.empty();
    ended.ifPresent(Lab::close);
    List<String> left = ended.map(each -> Audit.of(each.id())).orElse(List.of());
    if (!left.isEmpty()) {
      throw new SwarmException(0, "left behind: " + String.join(", ", left));
    }
  }
}
