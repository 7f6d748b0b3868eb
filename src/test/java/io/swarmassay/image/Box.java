package io.swarmassay.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.internal.docker.EngineClient;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One container, as a swarm would start it but without a network, on an engine of its own. */
final class Box implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private final Lab lab;
  private final EngineClient engine;
  private final String id;

  /** Starts an image of a template; what the test needs besides goes into the request. */
  Box(Template template, String image, Map<String, Object> request) {
    lab = Lab.start(new LabPlan(1, 0, Map.of(), Optional.of(template.dataRoot())));
    engine = EngineClient.at(lab.socket("n1"));
    id = create(image, request);
    engine.post("/containers/" + id + "/start", null);
  }

  private String create(String image, Map<String, Object> request) {
    Map<String, Object> all = new HashMap<>(request);
    all.put("Image", image);
    all.put(
        "HostConfig",
        Map.of(
            "NetworkMode",
            "none",
            "ReadonlyRootfs",
            true,
            "Init",
            true,
            "Tmpfs",
            Map.of("/tmp", "", "/home/app", "uid=1000")));
    return engine.post("/containers/create", all).path("Id").asText();
  }

  /** What a command in the container printed. */
  String exec(String... command) {
    Map<String, Object> request =
        Map.of("AttachStdout", true, "AttachStderr", true, "Cmd", List.of(command));
    JsonNode made = engine.post("/containers/" + id + "/exec", request);
    String path = "/exec/" + made.path("Id").asText() + "/start";
    return engine.send("POST", path, Map.of("Detach", false, "Tty", false), DEADLINE);
  }

  /** What it printed so far. */
  String logs() {
    return engine.send("GET", "/containers/" + id + "/logs?stdout=1&stderr=1", null, DEADLINE);
  }

  @Override
  public void close() {
    engine.close();
    lab.close();
  }
}
