package io.swarmassay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.cli.terminal.CommandContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Pipelines and documents hold no command line that the command line would refuse. */
class PipelineTests {
  private static final Pattern CALL = Pattern.compile("\\./assay\\b([^\\n|&;`\"']*)");

  @ParameterizedTest
  @ValueSource(strings = {".github/workflows/nightly.yml", "docs/ci.md", "reports/README.md"})
  void every_command_exists(String file) throws IOException {
    assertThat(refused(Files.readString(Path.of(file)))).as(file).isEmpty();
  }

  @Test
  void the_pipelines_do_call_something() throws IOException {
    for (String file : List.of(".github/workflows/nightly.yml", "docs/ci.md")) {
      assertThat(CALL.matcher(Files.readString(Path.of(file))).results().count()).isGreaterThan(4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".github/workflows/nightly.yml", "docs/ci.md"})
  void the_night_runs_tier_nightly_and_keeps_its_records(String file) throws IOException {
    String text = Files.readString(Path.of(file));

    assertThat(text).contains("./assay verify -Dassay.tier=nightly", "reports/records.json");
    assertThat(Pattern.compile("(?m)\\./assay verify\\s*$").matcher(text).find())
        .as("a build of the night that is not of its tier")
        .isFalse();
    assertThat(text.lastIndexOf("records show"))
        .as("compared before what passed becomes a record")
        .isBetween(text.indexOf("-Dassay.tier"), text.lastIndexOf("records accept"));
  }

  @Test
  void what_would_be_refused_is_named() {
    assertThat(refused("run: ./assay certify\n./assay run x --sede 1\n./assay judge"))
        .hasSize(3)
        .allMatch(why -> why.startsWith("./assay "));
    assertThat(refused("./assay run x --seed 1\nor `./assay judge`")).isEmpty();
  }

  @Test
  void the_pipelines_say_that_they_were_not_run() throws IOException {
    assertThat(Files.readString(Path.of(".github/workflows/nightly.yml"))).contains("Has not run");
    assertThat(Files.readString(Path.of("docs/ci.md"))).contains("Neither has run");
  }

  private static List<String> refused(String text) {
    List<String> refused = new ArrayList<>();
    for (Matcher call = CALL.matcher(text); call.find(); ) {
      String line = call.group(1).strip();
      try {
        Main.commands(CommandContext.standard()).parseArgs(line.split("\\s+"));
      } catch (CommandLine.ParameterException wrong) {
        if (!(wrong instanceof CommandLine.MissingParameterException && named(text, call))) {
          refused.add("./assay " + line + ": " + wrong.getMessage());
        }
      }
    }
    return refused;
  }

  /** Whether a sentence only names a command, as {@code `./assay judge`} does. */
  private static boolean named(String text, Matcher call) {
    return call.start() > 0 && text.charAt(call.start() - 1) == '`';
  }
}
