package io.swarmassay.suites;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.internal.docker.EngineClient;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A container as {@code docker run} starts it: no swarm, no secret. Removed when closed. */
final class Container implements AutoCloseable {
  /** A first start makes a database, on a machine that does other things too. */
  private static final Duration WITHIN = Duration.ofSeconds(90);

  private final EngineClient engine;
  private final String id;

  private Container(EngineClient engine, String id) {
    this.engine = engine;
    this.id = id;
  }

  /** Starts one; what the test needs besides the image and its arguments is in the request. */
  static Container run(
      EngineClient engine, String image, Map<String, Object> more, String... arguments) {
    Map<String, Object> request = new HashMap<>(more);
    request.put("Image", image);
    if (arguments.length > 0) {
      request.put("Cmd", List.of(arguments));
    }
    String id = engine.post("/containers/create", request).path("Id").asText();
    Container container = new Container(engine, id);
    engine.post("/containers/" + id + "/start", null, WITHIN);
    return container;
  }

  String id() {
    return id;
  }

  /** One that runs already, for example a replica's; closing it is left to its owner. */
  static Container at(EngineClient engine, String id) {
    return new Container(engine, id);
  }

  /** A command inside with a terminal, as {@code docker exec -it} gives it one. */
  Terminal terminal(String... command) throws IOException {
    return Terminal.open(engine, id, command);
  }

  /** What a command inside printed, both streams, and its exit code on a last line. */
  String exec(String command) {
    return exec("", command);
  }

  /** The same as root, whoever the image runs as: to plant a defect in an image's own files. */
  String root(String command) {
    return exec("0:0", command);
  }

  private String exec(String user, String command) {
    Map<String, Object> request =
        Map.of(
            "AttachStdout",
            true,
            "AttachStderr",
            true,
            "Tty",
            true,
            "User",
            user,
            "Cmd",
            List.of("sh", "-c", command + "\necho \"exit $?\""));
    JsonNode made = engine.post("/containers/" + id + "/exec", request);
    String path = "/exec/" + made.path("Id").asText() + "/start";
    return engine
        .send("POST", path, Map.of("Detach", false, "Tty", true), WITHIN)
        .replace("\r", "");
  }

  /** Starts a command inside and leaves it running. */
  void background(String command) {
    Map<String, Object> request = Map.of("Cmd", List.of("sh", "-c", command));
    JsonNode made = engine.post("/containers/" + id + "/exec", request);
    String path = "/exec/" + made.path("Id").asText() + "/start";
    engine.send("POST", path, Map.of("Detach", true), WITHIN);
  }

  /** Waits until it ended; its exit code. */
  int exit() {
    return engine.post("/containers/" + id + "/wait", null, WITHIN).path("StatusCode").asInt();
  }

  /** Waits until a command inside succeeds; what it printed. */
  String until(String command) {
    return Awaitility.await()
        .alias(command)
        .atMost(WITHIN)
        .until(() -> alive().exec(command), said -> said.contains("exit 0"));
  }

  /** Starts the same container again. */
  void restart() {
    engine.post("/containers/" + id + "/restart?t=10", null, WITHIN);
  }

  /** Ends it as a power cut does, and starts the same container again. */
  void kill() {
    engine.post("/containers/" + id + "/kill?signal=KILL", null, WITHIN);
    exit();
    engine.post("/containers/" + id + "/start", null, WITHIN);
  }

  private Container alive() {
    if (!engine.get("/containers/" + id + "/json").at("/State/Running").asBoolean()) {
      throw new AssertionError("the container has ended: " + logs());
    }
    return this;
  }

  /** What it wrote. */
  String logs() {
    return engine.send("GET", "/containers/" + id + "/logs?stdout=1&stderr=1", null, WITHIN);
  }

  @Override
  public void close() {
    engine.delete("/containers/" + id + "?force=1&v=1", WITHIN);
  }
}
