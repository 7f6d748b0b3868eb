package io.swarmassay.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.internal.docker.Engine;
import io.swarmassay.stack.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesIT {
  private static final Stack MESSAGING = Stack.at(Path.of("stacks/messaging"));
  @TempDir Path folder;

  @Test
  void the_messaging_image_boots_and_its_port_mapper_knows_the_node() throws IOException {
    Template template = Images.ofThisMachine().template(List.of(MESSAGING));
    Path data = folder.resolve("data");
    Command.run(
        folder,
        Duration.ofSeconds(20),
        List.of("cp", "-a", template.dataRoot().toString(), data.toString()));
    try (Kiln kiln = new Kiln(data)) {
      Engine engine = kiln.engine();
      String id = start(engine);
      long start = System.nanoTime();
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(20))
          .untilAsserted(
              () ->
                  assertThat(exec(engine, id, "epmd", "-names"))
                      .contains("name atomvm_node1 at port 91"));
      System.err.println("registered after ms " + (System.nanoTime() - start) / 1e6);
      System.err.println(
          exec(
              engine,
              id,
              "erl",
              "-noshell",
              "-sname",
              "sender",
              "-setcookie",
              "atomvm_secret_cookie",
              "-eval",
              "io:format(\"~p~n\", [rpc:call('atomvm_node1@atomvm-1', msg_handler, send_msg, ['atomvm_node1@atomvm-1', \"Hello from node1\", node()])]), io:format(\"~p~n\", [rpc:call('atomvm_node1@atomvm-1', msg_handler, get_msgs, [])]), halt()."));
      System.err.println(
          engine.send(
              "GET", "/containers/" + id + "/logs?stdout=1&stderr=1", null, Duration.ofSeconds(5)));
      System.err.println(exec(engine, id, "ps"));
      engine.delete("/containers/" + id + "?force=1");
    }
  }

  private static String start(Engine engine) {
    String id =
        engine
            .post(
                "/containers/create",
                Map.of(
                    "Image",
                    "swarmassay/messaging:1",
                    "Hostname",
                    "atomvm-1",
                    "Env",
                    List.of("NODE_NAME=atomvm_node1"),
                    "HostConfig",
                    Map.of(
                        "NetworkMode",
                        "none",
                        "ReadonlyRootfs",
                        true,
                        "Init",
                        true,
                        "Tmpfs",
                        Map.of("/tmp", "", "/home/app", "uid=1000"))))
            .path("Id")
            .asText();
    engine.post("/containers/" + id + "/start", null);
    return id;
  }

  private static String exec(Engine engine, String id, String... command) {
    JsonNode made =
        engine.post(
            "/containers/" + id + "/exec",
            Map.of(
                "AttachStdout",
                true,
                "AttachStderr",
                true,
                "Cmd",
                new ArrayList<>(List.of(command))));
    return engine.send(
        "POST",
        "/exec/" + made.path("Id").asText() + "/start",
        Map.of("Detach", false, "Tty", false),
        Duration.ofSeconds(20));
  }
}
