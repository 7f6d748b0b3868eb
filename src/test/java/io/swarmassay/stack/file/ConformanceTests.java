package io.swarmassay.stack.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.yaml.Problems;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Stack files as people write them. {@code docker stack config} is the oracle: what it takes is
 * taken, what it refuses is refused, and what it makes of a file means the same as the file. Its
 * answers are recorded beside the files; where the client is on the PATH it is asked again.
 */
class ConformanceTests {
  private static final Path FOLDER =
      Path.of("src/test/resources/stacks/conformance").toAbsolutePath();
  private static final Map<String, String> VARIABLES =
      Map.of("TAG", "v1", "DOMAIN", "example.test", "PASSWORD", "hunter2", "EMPTY", "");

  /** What stands for this machine's folder in the recorded answers. */
  private static final String HERE = "@HERE@";

  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> what_docker_takes_is_taken() throws IOException {
    return each("", name -> () -> assertThat(problems(text(name))).isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> what_docker_refuses_is_refused() throws IOException {
    return each("refused/", name -> () -> assertThat(problems(text(name))).isNotEmpty());
  }

  @TestFactory
  Stream<DynamicTest> what_docker_makes_of_a_file_means_the_same_as_the_file() throws IOException {
    return each(
        "", name -> () -> assertThat(tree(meaning(recorded(name)))).isEqualTo(tree(text(name))));
  }

  @Tag("docker")
  @TestFactory
  Stream<DynamicTest> docker_still_says_what_is_recorded() throws IOException {
    assumeThat(client()).as("the docker command line client is on PATH").isTrue();
    return Stream.concat(
        each(
            "",
            name ->
                () ->
                    assertThat(config(name).map(said -> said.replace("$", "$$")))
                        .contains(recorded(name))),
        each("refused/", name -> () -> assertThat(config(name)).isEmpty()));
  }

  @Test
  void a_single_other_word_would_be_seen() throws IOException {
    JsonNode same = tree(meaning(recorded("cache.yml")));
    assertThat(tree(text("cache.yml").replace("256M", "257M"))).isNotEqualTo(same);
    assertThat(tree(text("cache.yml").replace("appendonly yes", "appendonly no")))
        .isNotEqualTo(same);
  }

  @Test
  void there_are_enough_of_them() throws IOException {
    assertThat(names("")).hasSizeGreaterThanOrEqualTo(60);
    assertThat(names("refused/")).hasSizeGreaterThanOrEqualTo(20);
  }

  private static Stream<DynamicTest> each(
      String below, Function<String, org.junit.jupiter.api.function.Executable> test)
      throws IOException {
    return names(below).stream().map(name -> dynamicTest(name, test.apply(name)));
  }

  private static List<String> names(String below) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve(below))) {
      return files
          .map(file -> below + file.getFileName())
          .filter(name -> name.endsWith(".yml"))
          .sorted()
          .toList();
    }
  }

  private static String text(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }

  private static String recorded(String name) throws IOException {
    return Files.readString(FOLDER.resolve("recorded").resolve(name))
        .replace(HERE, FOLDER.toString())
        .replace("$", "$$"); // its variables are replaced already
  }

  /** Docker writes ports and volumes longer than the version that it leaves there allows. */
  private static String meaning(String recorded) {
    return recorded.replaceFirst("version: \"3\\.[0-9]+\"\n", "");
  }

  private static Optional<StackFile> read(String text, Problems problems) {
    return StackFile.parse("s.yml", text, FOLDER, VARIABLES, problems);
  }

  private static List<String> problems(String text) {
    Problems problems = new Problems();
    read(text, problems);
    return problems.sorted().stream().map(Object::toString).toList();
  }

  private static JsonNode tree(String text) {
    Problems problems = new Problems();
    Optional<StackFile> file = read(text, problems);
    assertThat(problems.sorted()).isEmpty();
    return JSON.valueToTree(file.orElseThrow().written("same"));
  }

  private static boolean client() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "docker")));
  }

  /** What the client makes of a file; empty when it refuses it. */
  private static Optional<String> config(String name) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("docker", "stack", "config", "-c", name);
    builder.directory(FOLDER.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().retainAll(List.of("PATH", "HOME"));
    builder.environment().putAll(VARIABLES);
    Process client = builder.start();
    String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!client.waitFor(30, TimeUnit.SECONDS)) {
      client.destroyForcibly();
      throw new IOException("docker stack config does not end");
    }
    return client.exitValue() == 0 ? Optional.of(said) : Optional.empty();
  }
}
