package io.swarmassay.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.stack.Stack;
import io.swarmassay.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTests {
  private static final Pattern DEFAULT = Pattern.compile("(?m)^ARG (?:BASE|BUILDER)=(\\S+)$");
  private static final Bases BASES = Bases.known();

  @Test
  void a_base_with_a_debug_build_can_be_chosen_by_a_build_argument() {
    Export export = new Export(BASES);
    assertThat(export.names("elixir"))
        .containsExactly("swarmassay/base-elixir:latest", "swarmassay/base-elixir:debug-false");
    assertThat(export.names("elixir-debug"))
        .containsExactly(
            "swarmassay/base-elixir-debug:latest", "swarmassay/base-elixir:debug-true");
    assertThat(export.names("beam")).containsExactly("swarmassay/base-beam:latest");
  }

  /** A default that nobody exports could be built by nobody. */
  @ParameterizedTest
  @ValueSource(strings = {"balanced", "single-container"})
  void the_defaults_of_a_dockerfile_are_names_that_are_exported(String stack) throws IOException {
    Path folder = Path.of("stacks", stack);
    Set<String> exported = new TreeSet<>();
    new StackImages(BASES, new Problems())
        .of(Stack.at(folder))
        .forEach(
            image ->
                image.bases().values().forEach(b -> exported.addAll(new Export(BASES).names(b))));
    for (String debug : List.of("true", "false")) {
      String file = Files.readString(folder.resolve("Dockerfile"));
      Matcher wanted = DEFAULT.matcher(file.replace("${ENABLE_DEBUG}", debug));
      assertThat(wanted.results().map(found -> found.group(1)).toList())
          .hasSize(2)
          .isSubsetOf(exported);
    }
  }
}
