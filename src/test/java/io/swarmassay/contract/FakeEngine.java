package io.swarmassay.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmassay.swarm.SwarmException;

/** What the engines of a {@link ReplicaBench} answer, as far as faults ask. */
final class FakeEngine {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SPEC =
      "{\"TaskTemplate\":{\"ForceUpdate\":0,\"ContainerSpec\":{\"Image\":\"app:1\"}}}";

  private final ReplicaBench bench;
  private JsonNode ordered = read(SPEC);
  private String update = "";
  private boolean paused;
  private boolean removed;

  FakeEngine(ReplicaBench bench) {
    this.bench = bench;
  }

  boolean paused() {
    return paused;
  }

  String call(String method, String path, String body) {
    if (method.equals("DELETE") || path.startsWith("/services?")) {
      return made(method, path);
    }
    if (path.startsWith("/services/")) {
      return method.equals("GET") ? service() : order(read(body));
    }
    if (path.startsWith("/exec/")) {
      return path.endsWith("/json") ? "{\"Running\":false,\"ExitCode\":0}" : executed();
    }
    if (path.endsWith("/json")) {
      return container(path.substring("/containers/c".length(), path.length() - 5));
    }
    return act(method + " " + path.replace("/containers/c1", ""));
  }

  /** The one service that another service made, until it is taken away. */
  private String made(String method, String path) {
    if (path.startsWith("/services?")) {
      boolean there = bench.labelled && (bench.running || !removed);
      return there ? "[{\"ID\":\"s1\",\"Spec\":{\"Name\":\"x_web\"}}]" : "[]";
    }
    removed = true;
    bench.ended(method + " " + path, 137);
    return "";
  }

  private String executed() {
    bench.did("exec");
    bench.hurt = false;
    return "";
  }

  private String act(String what) {
    if (what.equals("POST /exec")) {
      return "{\"Id\":\"e1\"}";
    }
    if (what.endsWith("pause")) {
      bench.did(what);
      paused = what.equals("POST /pause");
      bench.hurt = paused;
      return "";
    }
    bench.ended(what, 143);
    return "";
  }

  private String container(String slot) {
    boolean victim = slot.equals("1");
    ObjectNode answer = JSON.createObjectNode();
    answer
        .putObject("State")
        .put("Running", !victim || bench.running)
        .put("Paused", victim && paused)
        .put("Pid", 42)
        .put("ExitCode", bench.exitCode)
        .put("OOMKilled", bench.outOfMemory);
    answer.putObject("HostConfig").put("Memory", 64 << 20);
    answer
        .putObject("NetworkSettings")
        .putObject("Networks")
        .putObject("x_net")
        .put("IPAddress", "10.0.0." + slot);
    return answer.toString();
  }

  private String service() {
    ObjectNode answer = JSON.createObjectNode();
    answer.putObject("Version").put("Index", 7);
    answer.set("Spec", ordered);
    answer.putObject("UpdateStatus").put("State", update).put("Message", "update rolled back");
    return answer.toString();
  }

  /** Swarm's part: a bad order is rolled back, or its task rejected; a good one is carried out. */
  private String order(JsonNode spec) {
    bench.did("order " + spec);
    String image = spec.at("/TaskTemplate/ContainerSpec/Image").asText();
    boolean bad =
        !image.equals("app:1") || spec.at("/TaskTemplate/ContainerSpec").has("Healthcheck");
    if (bad && spec.at("/UpdateConfig/FailureAction").asText().equals("rollback")) {
      update = "rollback_started";
      return "";
    }
    ordered = spec;
    bench.rejected = bad ? "No such image: " + image : "";
    bench.hurt = bad;
    bench.running = spec.at("/TaskTemplate/ForceUpdate").asInt() == 0;
    return "";
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new SwarmException("not JSON: " + json, e);
    }
  }
}
