package io.swarmassay.stack.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents forbid cookies in the repository: none of our stacks takes one from a file. */
class CookiesTests {
  @Test
  void every_stack_with_erlang_nodes_has_a_cookie_that_is_made_at_its_deployment()
      throws IOException {
    List<Path> files;
    try (Stream<Path> folders = Files.list(Path.of("stacks"))) {
      files =
          folders.map(folder -> folder.resolve("docker-stack.yml")).filter(Files::exists).toList();
    }
    List<StackFile> erlang =
        files.stream()
            .map(CookiesTests::read)
            .filter(file -> file.assay().beam().isPresent())
            .toList();
    assertThat(erlang).hasSizeGreaterThanOrEqualTo(4);
    for (StackFile file : erlang) {
      assertThat(cookie(file)).matches("[0-9a-f]{64}").isNotEqualTo(cookie(file));
    }
  }

  @Test
  void a_deployment_without_the_secret_has_no_cookie_to_take() {
    StackFile other = Parsed.of("services: {a: {image: a}}").file().orElseThrow();
    assertThatThrownBy(() -> Cookies.of(other.blueprint("d"), "cookie"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no secret cookie to take a cookie");
  }

  private static String cookie(StackFile file) {
    return file.assay().beam().orElseThrow().in(file.blueprint("a")).cookie();
  }

  private static StackFile read(Path path) {
    Problems problems = new Problems();
    return StackFile.read(path, Map.of(), problems)
        .orElseThrow(() -> new AssertionError(problems.sorted()));
  }
}
