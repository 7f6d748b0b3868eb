package io.swarmassay.cli.lab;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.Exit;
import io.swarmassay.cli.terminal.FileKinds;
import io.swarmassay.cli.terminal.HelpOption;
import io.swarmassay.cli.terminal.OutputOptions;
import io.swarmassay.lab.Labs;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the labs that run. */
@Command(
    name = "status",
    description = "Lists the labs that run on this machine.",
    footerHeading = "%nExamples:%n",
    footer = "  assay lab status")
public final class LabStatus implements Callable<Integer> {
  @Mixin HelpOption help;
  private final CommandContext context;

  @Mixin OutputOptions output;

  /** With what every command knows. */
  public LabStatus(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<Labs.Running> live = Labs.live();
    live.forEach(output.json ? this::json : this::text);
    if (live.isEmpty() && !output.json) {
      context.console().line("no lab runs");
    }
    return Exit.FINE;
  }

  private void text(Labs.Running lab) {
    String until =
        lab.ttl().map(left -> "ends in " + seconds(left)).orElse("held by process " + lab.holder());
    context
        .console()
        .line(
            LabPick.called(lab)
                + ": "
                + FileKinds.count(lab.sockets().size(), "node")
                + ", "
                + FileKinds.count(lab.managers(), "manager")
                + ", up for "
                + seconds(lab.age())
                + ", "
                + until);
    lab.sockets()
        .forEach(
            (node, socket) ->
                context.console().line("  " + node + "  DOCKER_HOST=unix://" + socket));
  }

  private void json(Labs.Running lab) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("lab", lab.id());
    line.put("name", lab.name());
    line.put("managers", lab.managers());
    Map<String, String> sockets = new LinkedHashMap<>();
    lab.sockets().forEach((node, socket) -> sockets.put(node, "unix://" + socket));
    line.put("nodes", sockets);
    line.put("age_s", lab.age().toSeconds());
    line.put("ttl_s", lab.ttl().map(Duration::toSeconds).orElse(null));
    line.put("holder", lab.holder());
    context.console().json(line);
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + "s";
  }
}
