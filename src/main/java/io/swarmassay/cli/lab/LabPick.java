package io.swarmassay.cli.lab;

import io.swarmassay.lab.Labs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which of the labs that run is meant. */
final class LabPick {
  @Option(
      names = "--lab",
      paramLabel = "NAME",
      description = "A lab's name or id. Default: the only one that runs.")
  String wanted;

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  /** The lab; a usage error when there is none, or more than one to choose from. */
  Labs.Running lab() {
    List<Labs.Running> live = Labs.live();
    if (wanted != null) {
      return Labs.find(wanted).orElseThrow(() -> error("no lab '" + wanted + "' runs", live));
    }
    if (live.size() != 1) {
      throw error(live.isEmpty() ? "no lab runs" : "which lab?", live);
    }
    return live.get(0);
  }

  /** A node's engine socket; a usage error when the lab has no such node. */
  Path socket(Labs.Running lab, String node) {
    return Optional.ofNullable(lab.sockets().get(node))
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "no node '"
                        + node
                        + "' (known: "
                        + String.join(", ", lab.sockets().keySet())
                        + ")"));
  }

  private ParameterException error(String message, List<Labs.Running> live) {
    String known =
        live.isEmpty()
            ? "; start one with: assay lab up --detach"
            : " (known: "
                + live.stream().map(LabPick::called).collect(Collectors.joining(", "))
                + ")";
    return new ParameterException(spec.commandLine(), message + known);
  }

  static String called(Labs.Running lab) {
    return lab.name().isEmpty() ? lab.id() : lab.name();
  }
}
