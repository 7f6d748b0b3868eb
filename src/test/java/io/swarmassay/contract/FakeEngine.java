package io.swarmassay.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmassay.swarm.SwarmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the engines of a {@link ReplicaBench} answer, as far as faults ask. */
final class FakeEngine {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern CONTAINER = Pattern.compile("/containers/c(\\d)(.*)");
  private static final String SPEC =
      "{\"TaskTemplate\":{\"ForceUpdate\":0,\"ContainerSpec\":{\"Image\":\"app:1\"}}}";

  private final ReplicaBench bench;
  private final Map<String, Served> services = new HashMap<>();
  private int updates;
  private boolean removed;

  FakeEngine(ReplicaBench bench) {
    this.bench = bench;
  }

  /** A service as swarm knows it. */
  private static final class Served {
    private JsonNode spec = read(SPEC);
    private int version = 7;
    private String begun = "";
    private String state = "";
    private String message = "as swarm says";
  }

  private Served service(String name) {
    return services.computeIfAbsent(name, any -> new Served());
  }

  /** What swarm says of the last update of the victim's service. */
  void says(String state, String message) {
    service("x_web").state = state;
    service("x_web").message = message;
  }

  /** The grace that the stack gives the victim's service. */
  void grace(Duration grace) {
    ((ObjectNode) service("x_web").spec.at("/TaskTemplate/ContainerSpec"))
        .put("StopGracePeriod", grace.toNanos());
  }

  String call(String method, String path, String body) {
    Matcher container = CONTAINER.matcher(path);
    if (container.matches()) {
      int slot = Integer.parseInt(container.group(1));
      return container.group(2).equals("/json")
          ? container(slot)
          : act(slot, method + " " + container.group(2));
    }
    if (path.startsWith("/services?")) {
      boolean there = bench.labelled && !removed;
      return there ? "[{\"ID\":\"s1\",\"Spec\":{\"Name\":\"x_web\"}}]" : "[]";
    }
    if (method.equals("DELETE")) {
      bench.ended(1, method + " " + path, 137);
      removed = bench.ears.hit(true, false, false);
      return "";
    }
    if (path.startsWith("/services/")) {
      return method.equals("GET") ? answer(service("x_web")) : order(read(body));
    }
    return path.endsWith("/json") ? "{\"Running\":false,\"ExitCode\":0}" : executed();
  }

  private String executed() {
    bench.did("exec");
    bench.life(1).hurt = false;
    return "";
  }

  private String act(int slot, String what) {
    if (what.equals("POST /exec")) {
      return "{\"Id\":\"e1\"}";
    }
    FakeContainer hit = bench.hit(slot);
    if (what.endsWith("pause")) {
      bench.did(what);
      hit.paused = what.equals("POST /pause");
      hit.hurt = hit.paused;
      return "";
    }
    bench.ended(slot, what, 143);
    hit.removed = what.startsWith("DELETE");
    return "";
  }

  private String container(int slot) {
    FakeContainer life = bench.life(slot);
    if (life.removed) {
      throw new SwarmException(404, "no such container: c" + slot);
    }
    ObjectNode answer = JSON.createObjectNode();
    answer
        .putObject("State")
        .put("Running", life.running)
        .put("Paused", life.paused)
        .put("Pid", 42)
        .put("StartedAt", "2026-01-01T00:00:00Z")
        .put("ExitCode", life.exitCode)
        .put("OOMKilled", life.outOfMemory);
    answer.putObject("HostConfig").put("Memory", 64 << 20);
    answer
        .putObject("NetworkSettings")
        .putObject("Networks")
        .putObject("x_net")
        .put("IPAddress", "10.0.0." + slot);
    return answer.toString();
  }

  private static String answer(Served service) {
    ObjectNode answer = JSON.createObjectNode();
    answer.putObject("Version").put("Index", service.version);
    answer.set("Spec", service.spec);
    if (!service.state.isEmpty()) {
      answer
          .putObject("UpdateStatus")
          .put("State", service.state)
          .put("StartedAt", service.begun)
          .put("Message", service.message);
    }
    return answer.toString();
  }

  /** Swarm's part: a bad order is rolled back, or its task rejected; a good one is carried out. */
  private String order(JsonNode spec) {
    bench.did("order " + spec);
    boolean mine = bench.ears.hit(true, false, false);
    Served hit = bench.ears.hit(service("x_web"), service("x_other"), new Served());
    String image = spec.at("/TaskTemplate/ContainerSpec/Image").asText();
    boolean bad =
        !image.equals("app:1") || spec.at("/TaskTemplate/ContainerSpec").has("Healthcheck");
    hit.version++;
    hit.begun = "2026-01-01T00:00:0" + ++updates + "Z";
    if (bad && spec.at("/UpdateConfig/FailureAction").asText().equals("rollback")) {
      hit.state = "rollback_started";
      return "";
    }
    hit.spec = spec;
    hit.state = bad ? "paused" : "updating";
    if (mine) {
      bench.updated(bad ? "No such image: " + image : "", spec.at("/TaskTemplate/ForceUpdate"));
    }
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
