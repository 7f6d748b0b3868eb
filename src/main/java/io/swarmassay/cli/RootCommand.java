package io.swarmassay.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command that all others belong to. */
@Command(
    name = "assay",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Proves a Docker Swarm stack: deploys it on a real swarm of several nodes, breaks it,"
            + " measures it, leaves evidence.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:PASSED; nothing wrong; nothing left",
      "1:FAILED: the stack broke a promise",
      "2:usage or input error, nothing was started",
      "3:INCONCLUSIVE: the run proves nothing",
      "130, 143:interrupted; remedies applied, evidence written"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay run                        run scenarios/messaging.yaml",
      "  assay explain messaging          what would happen, without starting anything",
      "  assay COMMAND --help             all about one command"
    })
final class RootCommand implements Runnable {
  @Spec CommandSpec spec;

  @Option(
      names = "--with",
      paramLabel = "JAR",
      scope = ScopeType.INHERIT,
      description = "Use the probes, faults and traffic of this jar too. Repeat for more jars.")
  void with(List<Path> jars) {
    try {
      ExtensionJars.use(jars);
    } catch (IllegalArgumentException unusable) {
      throw new ParameterException(spec.commandLine(), unusable.getMessage(), unusable);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }
}
