package io.swarmassay.stack.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.yaml.Problem;
import io.swarmassay.yaml.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stack file written in a test, and what is said about it.
 *
 * @param file empty when something is wrong with it
 * @param problems each with its place and way out
 */
public record Parsed(Optional<StackFile> file, List<String> problems) {
  public static final Path FOLDER = Path.of("src/test/resources/stacks");
  private static final ObjectMapper JSON = new ObjectMapper();

  public static Parsed of(String text) {
    return of(text, Map.of());
  }

  static Parsed of(String text, Map<String, String> variables) {
    Problems problems = new Problems();
    Optional<StackFile> file = StackFile.parse("s.yml", text, FOLDER, variables, problems);
    return new Parsed(file, problems.sorted().stream().map(Problem::toString).toList());
  }

  /** A service {@code web} of the image {@code app:1} with one more line. */
  public static Parsed web(String line) {
    return web(line, Map.of());
  }

  static Parsed web(String line, Map<String, String> variables) {
    return of("services:\n  web:\n    image: app:1\n    " + line + "\n", variables);
  }

  /** What docker asks the engine, in the deployment {@code d}. */
  JsonNode body() {
    return JSON.valueToTree(file.orElseThrow(() -> new AssertionError(problems)).written("d"));
  }

  /** A part of the first service's body, as JSON in one line; empty text when it is not there. */
  String at(String pointer) {
    return body().at("/services/0" + pointer).toString();
  }

  /** A part of the first service's containers. */
  String container(String pointer) {
    return at("/TaskTemplate/ContainerSpec" + pointer);
  }
}
