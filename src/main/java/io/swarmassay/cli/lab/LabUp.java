package io.swarmassay.cli.lab;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.Console;
import io.swarmassay.cli.terminal.Durations;
import io.swarmassay.cli.terminal.Exit;
import io.swarmassay.cli.terminal.HelpOption;
import io.swarmassay.cli.terminal.OutputOptions;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.lab.Labs;
import io.swarmassay.lab.Sweep;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts a lab. */
@Command(
    name = "up",
    description =
        "Starts a lab and holds it in the foreground until Ctrl-C. When something of it dies"
            + " meanwhile, that is told, the rest of it is removed, and the exit code is 3.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay lab up",
      "  assay lab up --nodes 5 --managers 3",
      "  assay lab up --detach --name shop --ttl 2h"
    })
public final class LabUp implements Callable<Integer> {
  @Mixin HelpOption help;
  private final CommandContext context;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "Engines. Default: ${DEFAULT-VALUE}.",
      defaultValue = "3")
  int nodes;

  @Option(
      names = "--managers",
      paramLabel = "N",
      description =
          "How many of them are managers: 1 or 3. Default: 1 for fewer than 3 nodes, else 3.")
  Integer managers;

  @Option(names = "--detach", description = "Hand the lab to a holder that ends by itself.")
  boolean detach;

  @Option(
      names = "--ttl",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "How long it lives, for example 20m. Default: ${DEFAULT-VALUE}.",
      defaultValue = "60m")
  Duration ttl;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What to call a detached lab. Default: ${DEFAULT-VALUE}.",
      defaultValue = "lab")
  String name;

  @Mixin OutputOptions output;
  @Spec CommandSpec spec;

  /** With what every command knows. */
  public LabUp(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    LabPlan plan = plan();
    if (detach && Labs.find(name).isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          "a lab named '" + name + "' is up; end it with: assay lab down " + name);
    }
    Sweep.dead().forEach(left -> context.console().complain("assay: left over: " + left));
    Lab lab = Lab.start(plan);
    return detach ? handOver(lab) : hold(lab);
  }

  private LabPlan plan() {
    try {
      LabPlan plan = LabPlan.of(nodes);
      return managers == null ? plan : new LabPlan(nodes, managers, Map.of(), Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private int handOver(Lab lab) {
    try (lab) {
      lab.keep(name, ttl);
      tell(lab);
    }
    return Exit.FINE;
  }

  /** Until Ctrl-C, which the lab turns into its own end, the time to live, or the lab's death. */
  private int hold(Lab lab) throws InterruptedException {
    CountDownLatch died = new CountDownLatch(1);
    try (lab) {
      tell(lab);
      lab.watch(why -> died.countDown());
      died.await(ttl.toMillis(), TimeUnit.MILLISECONDS);
    }
    lab.failure().ifPresent(why -> context.console().complain("assay: the lab died: " + why));
    return lab.failure().isPresent() ? Exit.INCONCLUSIVE : Exit.FINE;
  }

  private void tell(Lab lab) {
    Console console = context.console();
    for (String node : lab.nodeNames()) {
      String socket = "unix://" + lab.socket(node);
      if (output.json) {
        console.json(Map.of("lab", lab.id(), "node", node, "docker_host", socket));
      } else if (!output.quiet) {
        console.line(node + "  DOCKER_HOST=" + socket);
      }
    }
    if (!output.json && !output.quiet) {
      console.line(
          detach
              ? "lab '"
                  + name
                  + "' is up for "
                  + Durations.text(ttl)
                  + "; end it with: assay lab down "
                  + name
              : "lab " + lab.id() + " is up for " + Durations.text(ttl) + "; Ctrl-C ends it");
    }
  }
}
