package io.swarmassay.suites;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Commands inside a replica, as {@code docker exec} runs them. */
final class Inside {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Many of them boot a virtual machine of their own, beside other suites. */
  private static final Duration ENDED = Duration.ofSeconds(60);

  private Inside() {}

  /** What the command printed, both streams. */
  static String exec(Swarm swarm, Replica replica, String... command) {
    try {
      Map<String, Object> request =
          Map.of("AttachStdout", true, "AttachStderr", true, "Tty", true, "Cmd", List.of(command));
      String path = "/containers/" + replica.containerId() + "/exec";
      String made = swarm.call(replica.node(), "POST", path, JSON.writeValueAsString(request));
      String id = JSON.readTree(made).path("Id").asText();
      String start = "{\"Detach\":false,\"Tty\":true}";
      return swarm.call(replica.node(), "POST", "/exec/" + id + "/start", start, ENDED);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
