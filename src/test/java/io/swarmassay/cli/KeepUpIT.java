package io.swarmassay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.internal.docker.DockerSwarm;
import io.swarmassay.internal.docker.EngineClient;
import io.swarmassay.lab.Audit;
import io.swarmassay.lab.Labs;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Replica;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A run whose lab and deployment are handed to a holder. */
@Isolated("the stack's budgets hold times")
class KeepUpIT {
  private static final String SCENARIO =
      """
      title: a look at what stands
      stack: hello
      nodes: 1
      steady:
        within: 30s
        probes:
          - replicas
          - http: {service: web, port: 8080}
          - image-size
      """;

  @TempDir Path folder;
  private String name = "";

  @AfterEach
  void end() {
    if (Labs.find(name).isPresent()) {
      Labs.down(name);
    }
  }

  @Test
  void what_was_kept_up_is_listed_answers_and_is_ended_by_name_with_nothing_left()
      throws IOException {
    Files.writeString(folder.resolve("kept.yaml"), SCENARIO);
    String out = folder.resolve("reports").toString();
    Typed run = Typed.run("run", "--keep-up", "--out", out, folder.resolve("kept.yaml").toString());
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    name = noted("kept", "lab");
    assertThat(run.out()).contains("./assay lab down " + name + " ends it");

    assertThat(Typed.run("lab", "status").out()).contains(name + ": 1 node, 1 manager, up for ");
    Labs.Running kept = Labs.find(name).orElseThrow();
    assertThat(kept.ttl().orElseThrow()).isBetween(Duration.ofMinutes(50), Duration.ofMinutes(60));
    assertThat(answer(kept)).startsWith("HTTP/1.").contains("200 OK");

    assertThat(Typed.run("lab", "down", name)).isEqualTo(new Typed(0, name + ": gone\n", ""));
    assertThat(Typed.run("lab", "status").out()).doesNotContain(name);
    assertThat(Audit.of(kept.id())).isEmpty();
  }

  /** What a replica of the kept deployment says on its port, asked through the kept lab. */
  private String answer(Labs.Running kept) throws IOException {
    try (EngineClient engine = EngineClient.at(kept.sockets().get("n1"))) {
      DockerSwarm swarm = new DockerSwarm(Map.of("n1", engine), Optional.of(kept.hosts()), Set::of);
      List<Replica> running =
          swarm.replicas(event("Stage", "name", "keep").path("detail").asText()).stream()
              .filter(Replica::running)
              .toList();
      assertThat(running).hasSize(2);
      try (Connection line = swarm.dial(running.get(0), 8080, Duration.ofSeconds(30))) {
        line.out().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        line.out().flush();
        return new String(line.in().readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  private String noted(String topic, String fact) throws IOException {
    return event("Noted", "topic", topic).path("facts").path(fact).asText();
  }

  private JsonNode event(String kind, String field, String value) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    for (String line : Files.readAllLines(folder.resolve("reports/kept/latest/history.jsonl"))) {
      JsonNode event = mapper.readTree(line);
      if (event.path("e").asText().equals(kind) && event.path(field).asText().equals(value)) {
        return event;
      }
    }
    throw new AssertionError("no " + kind + " with " + field + " " + value);
  }
}
