package io.swarmassay.stack.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.yaml.Problems;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The command line client is the oracle: the same file makes the same parts, field by field. */
class StackFileIT {
  private static final Map<String, String> VARIABLES =
      Map.of(
          "TAG",
          "v1",
          "GIVEN",
          "here",
          "DOMAIN",
          "example.test",
          "PASSWORD",
          "hunter2",
          "EMPTY",
          "");

  /** The section {@code x-assay}, up to the next key at the top or the end. */
  private static final Pattern OURS = Pattern.compile("(?ms)^x-assay:.*?(?=^\\S|\\z)");

  /** Differences that are none, each with its reason. */
  private static final Map<Pattern, String> EXPLAINED =
      Map.of(
          Pattern.compile(
              "network .*/Options/com\\.docker\\.network\\.driver\\.overlay\\.vxlanid_list"),
          "swarm gives each network the next free number",
          Pattern.compile(
              "network (same_(default|front|agents|edge|one|two|data|middle|public|back|(?!atomvm)[a-z]+-net)|third|net-v1)/IPAM/Config"),
          "a network without a subnet gets the next free one");

  private static Lab lab;

  @BeforeAll
  static void start() throws IOException {
    boolean client =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "docker")));
    assumeThat(client).as("the docker command line client is on PATH").isTrue();
    lab = Lab.start(LabPlan.of(1));
    drained();
    String labels = "\"Driver\":\"overlay\",\"Attachable\":true";
    lab.swarm().call("n1", "POST", "/networks/create", "{\"Name\":\"outside-net\"," + labels + "}");
    for (String name : List.of("legacy", "erlang-cookie")) {
      String secret = "{\"Name\":\"" + name + "\",\"Data\":\"YWJj\"}";
      lab.swarm().call("n1", "POST", "/secrets/create", secret);
    }
  }

  /**
   * No task starts: what is compared is what the swarm holds. Of jobs that are removed while their
   * tasks are rejected and tried again, swarm keeps some for ever, and with them their network.
   */
  private static void drained() throws IOException {
    JsonNode node = new ObjectMapper().readTree(lab.swarm().call("n1", "GET", "/nodes", "")).get(0);
    ObjectNode spec = node.path("Spec").deepCopy();
    spec.put("Availability", "drain");
    String version = node.at("/Version/Index").asText();
    String update = "/nodes/" + node.path("ID").asText() + "/update?version=" + version;
    lab.swarm().call("n1", "POST", update, spec.toString());
  }

  @AfterAll
  static void stop() {
    if (lab != null) {
      lab.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> a_file_makes_the_same_parts_as_docker_stack_deploy() throws IOException {
    return Stream.of(
            files("stacks", 2),
            files("src/test/resources/stacks", 1),
            files("src/test/resources/stacks/conformance", 1).filter(StackFileIT::whole))
        .flatMap(all -> all)
        .map(file -> dynamicTest(file.toString(), () -> compare(file)));
  }

  @Test
  void a_single_changed_field_would_be_seen() throws IOException {
    StackFile file = read(Path.of("src/test/resources/stacks/messaging.yml"));
    Map<String, JsonNode> one = tree(file.blueprint("a"));
    Map<String, JsonNode> other = tree(file.blueprint("a"));
    assertThat(Both.differences(one, other)).isEmpty();
    other.put("services", new ObjectMapper().valueToTree(Map.of("Name", "b")));
    assertThat(Both.differences(one, other)).isNotEmpty();
  }

  private static Map<String, JsonNode> tree(Blueprint blueprint) {
    return new HashMap<>(
        Map.of("services", new ObjectMapper().valueToTree(blueprint.services().get(0))));
  }

  /** Whether nothing must exist before it is deployed. */
  private static boolean whole(Path file) {
    try {
      String text = Files.readString(file);
      return !text.contains("external:");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(String folder, int depth) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder), depth)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList().stream();
    }
  }

  private static void compare(Path file) throws IOException, InterruptedException {
    Both both = new Both(lab);
    try {
      Blueprint blueprint = read(file).written(Both.NAMESPACE);
      Map<String, JsonNode> client = both.byClient(file, VARIABLES, blueprint.networks().size());
      both.remove();
      Map<String, JsonNode> ours = both.byUs(blueprint);
      assertThat(client).isNotEmpty();
      assertThat(unexplained(Both.differences(client, ours))).isEmpty();
    } finally {
      both.remove();
    }
  }

  private static List<String> unexplained(List<String> differences) {
    return differences.stream()
        .filter(line -> EXPLAINED.keySet().stream().noneMatch(it -> it.matcher(line).lookingAt()))
        .toList();
  }

  /** As the client reads it: without what is ours, so that external secrets are not made. */
  private static StackFile read(Path path) throws IOException {
    Problems problems = new Problems();
    String text = OURS.matcher(Files.readString(path)).replaceAll("");
    Path folder = path.toAbsolutePath().getParent();
    var file = StackFile.parse(path.toString(), text, folder, VARIABLES, problems);
    assertThat(problems.sorted()).isEmpty();
    return file.orElseThrow();
  }
}
