package io.swarmassay.stack.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmassay.lab.Lab;
import io.swarmassay.swarm.Blueprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.awaitility.Awaitility;

/** Deploys one stack file by the command line client and by us, and shows what the engine made. */
final class Both {
  private static final Duration ALLOCATED = Duration.ofSeconds(10);
  static final String NAMESPACE = "same";

  private final ObjectMapper json = new ObjectMapper();
  private final Lab lab;

  Both(Lab lab) {
    this.lab = lab;
  }

  /** What the engine holds after {@code docker stack deploy}. */
  Map<String, JsonNode> byClient(Path file, Map<String, String> variables, int networks)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "docker",
            "stack",
            "deploy",
            "--detach=true",
            "--resolve-image",
            "never",
            "-c",
            file.toString(),
            NAMESPACE);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(variables);
    builder.environment().put("DOCKER_HOST", "unix://" + lab.socket("n1"));
    Process client = builder.start();
    if (!client.waitFor(60, TimeUnit.SECONDS)) {
      client.destroyForcibly();
      throw new IOException("docker stack deploy does not end");
    }
    String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (client.exitValue() != 0) {
      throw new IOException("docker stack deploy: " + said);
    }
    return made(networks);
  }

  /** What the engine holds after a deployment of ours. */
  Map<String, JsonNode> byUs(Blueprint blueprint) throws IOException {
    lab.swarm().deploy(blueprint);
    return made(blueprint.networks().size());
  }

  /** The client takes a network that is still going for one that is there, whatever its labels. */
  void remove() {
    lab.swarm().remove(NAMESPACE);
    Awaitility.await().atMost(ALLOCATED).until(() -> !standing());
  }

  private boolean standing() throws IOException {
    for (JsonNode network : get("/networks")) {
      if (network.path("Name").asText().startsWith(NAMESPACE + "_")) {
        return true;
      }
    }
    return false;
  }

  /** Every part of the deployment by kind and name, without identifiers and times. */
  private Map<String, JsonNode> made(int networks) throws IOException {
    Awaitility.await().atMost(ALLOCATED).until(this::allocated, is -> is == networks);
    Map<String, JsonNode> parts = new TreeMap<>();
    Map<String, String> names = new HashMap<>();
    for (JsonNode network : get("/networks")) {
      names.put(network.path("Id").asText(), network.path("Name").asText());
      if (network.path("Labels").path(Blueprint.LABEL).asText().equals(NAMESPACE)) {
        parts.put("network " + network.path("Name").asText(), lasting(network));
      }
    }
    for (String kind : List.of("secrets", "configs", "services")) {
      for (JsonNode part : get("/" + kind)) {
        JsonNode spec = spec(kind, part);
        if (spec.path("Labels").path(Blueprint.LABEL).asText().equals(NAMESPACE)) {
          parts.put(kind + " " + spec.path("Name").asText(), named(spec, names));
        }
      }
    }
    return parts;
  }

  /** How many networks have their driver and range: swarm gives both some time after the order. */
  private int allocated() throws IOException {
    int allocated = 0;
    for (JsonNode network : get("/networks")) {
      boolean own = network.path("Labels").path(Blueprint.LABEL).asText().equals(NAMESPACE);
      allocated += own && !network.path("Driver").asText().isEmpty() ? 1 : 0;
    }
    return allocated;
  }

  private JsonNode spec(String kind, JsonNode part) throws IOException {
    return kind.equals("services")
        ? get("/services/" + part.path("ID").asText() + "?insertDefaults=true").path("Spec")
        : part.path("Spec");
  }

  private static JsonNode lasting(JsonNode network) {
    ObjectNode kept = network.deepCopy();
    return kept.retain(
        "Name",
        "Scope",
        "Driver",
        "EnableIPv6",
        "IPAM",
        "Internal",
        "Attachable",
        "Ingress",
        "ConfigOnly",
        "Options",
        "Labels");
  }

  private static JsonNode named(JsonNode spec, Map<String, String> names) {
    spec.findParents("SecretID").forEach(used -> ((ObjectNode) used).remove("SecretID"));
    spec.findParents("ConfigID").forEach(used -> ((ObjectNode) used).remove("ConfigID"));
    spec.findParents("Target")
        .forEach(
            used ->
                ((ObjectNode) used)
                    .put(
                        "Target",
                        names.getOrDefault(
                            used.path("Target").asText(), used.path("Target").asText())));
    spec.findValues("Secrets").forEach(Both::sort);
    spec.findValues("Configs").forEach(Both::sort);
    spec.findValues("Ports").forEach(Both::sort); // those without a number have no order
    return spec;
  }

  /** The client keeps references in an unordered map: their order varies from run to run. */
  private static void sort(JsonNode references) {
    List<JsonNode> sorted = new ArrayList<>();
    references.forEach(sorted::add);
    sorted.sort(Comparator.comparing(JsonNode::toString));
    ((ArrayNode) references).removeAll().addAll(sorted);
  }

  private JsonNode get(String path) throws IOException {
    return json.readTree(lab.swarm().call("n1", "GET", path, ""));
  }

  /** Paths at which two trees differ, with both values. */
  static List<String> differences(Map<String, JsonNode> client, Map<String, JsonNode> ours) {
    List<String> differences = new ArrayList<>();
    TreeSet<String> all = new TreeSet<>(client.keySet());
    all.addAll(ours.keySet());
    for (String part : all) {
      compare(
          part,
          client.get(part),
          ours.get(part),
          (path, values) -> differences.add(path + ": " + values));
    }
    return differences;
  }

  private static void compare(
      String path, JsonNode client, JsonNode ours, BiConsumer<String, String> differ) {
    if (client != null && ours != null && client.isObject() && ours.isObject()) {
      TreeSet<String> fields = new TreeSet<>();
      client.fieldNames().forEachRemaining(fields::add);
      ours.fieldNames().forEachRemaining(fields::add);
      fields.forEach(
          field -> compare(path + "/" + field, client.get(field), ours.get(field), differ));
    } else if (client == null || !client.equals(ours)) {
      differ.accept(path, "client " + client + ", ours " + ours);
    }
  }
}
