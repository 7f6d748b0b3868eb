package io.swarmassay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipelines and documents name no command and no option that does not exist. */
class PipelineTests {
  /** The contract's table; to be replaced by the command line's own list. */
  private static final Set<String> COMMANDS =
      Set.of(
          "run",
          "verify",
          "judge",
          "report",
          "validate",
          "explain",
          "list",
          "lab",
          "records",
          "shrink",
          "bench",
          "setup",
          "doctor",
          "clean");

  private static final Set<String> OPTIONS =
      Set.of(
          "--seed",
          "--nodes",
          "--out",
          "--json",
          "--quiet",
          "--keep-up",
          "--set",
          "--swarm",
          "--allow-existing",
          "--plan",
          "--detach",
          "--ttl",
          "--help");

  private static final Pattern CALL = Pattern.compile("\\./assay\\b([^\\n|&;`\"']*)");

  @ParameterizedTest
  @ValueSource(strings = {".github/workflows/nightly.yml", "docs/ci.md", "reports/README.md"})
  void every_command_exists(String file) throws IOException {
    List<String> unknown = unknown(Files.readString(Path.of(file)));

    assertThat(unknown).as(file).isEmpty();
  }

  @Test
  void the_pipelines_do_call_something() throws IOException {
    for (String file : List.of(".github/workflows/nightly.yml", "docs/ci.md")) {
      assertThat(CALL.matcher(Files.readString(Path.of(file))).results().count()).isGreaterThan(4);
    }
  }

  @Test
  void a_command_that_does_not_exist_would_be_named() {
    assertThat(unknown("run: ./assay certify --sede 1\n./assay run x --seed 1"))
        .containsExactly("certify", "--sede");
  }

  @Test
  void the_pipelines_say_that_they_were_not_run() throws IOException {
    assertThat(Files.readString(Path.of(".github/workflows/nightly.yml"))).contains("Has not run");
    assertThat(Files.readString(Path.of("docs/ci.md"))).contains("Neither has run");
  }

  private static List<String> unknown(String text) {
    List<String> unknown = new ArrayList<>();
    for (Matcher call = CALL.matcher(text); call.find(); ) {
      String[] words = call.group(1).strip().split("\\s+");
      if (!words[0].isEmpty() && !COMMANDS.contains(words[0])) {
        unknown.add(words[0]);
      }
      for (String word : words) {
        if (word.startsWith("--") && !OPTIONS.contains(word)) {
          unknown.add(word);
        }
      }
    }
    return unknown;
  }
}
