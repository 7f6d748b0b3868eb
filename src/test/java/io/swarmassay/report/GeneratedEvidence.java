package io.swarmassay.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.swarmassay.history.Event;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Evidence folders made from generated runs. */
final class GeneratedEvidence {
  static final JsonMapper JSON = mapper();

  private GeneratedEvidence() {}

  /** Writes the run's evidence into a folder. */
  static Path write(GeneratedRun run, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("logs"));
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("history.jsonl"))) {
      run.replay(event -> line(out, event));
    }
    JSON.writeValue(folder.resolve("verdict.json").toFile(), GeneratedVerdict.of(run));
    Files.writeString(folder.resolve("run.json"), RUN);
    Files.writeString(folder.resolve("plan.json"), "{\"steps\": [{\"inflict\": \"kill\"}]}");
    Files.writeString(folder.resolve("logs/atomvm-node.1.log"), "started\n");
    return folder;
  }

  private static void line(BufferedWriter out, Event event) {
    try {
      out.write(JSON.writerFor(Event.class).writeValueAsString(event));
      out.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonMapper mapper() {
    SimpleModule instants = new SimpleModule();
    instants.addSerializer(
        Instant.class,
        new JsonSerializer<>() {
          @Override
          public void serialize(Instant instant, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeString(instant.toString());
          }
        });
    return JsonMapper.builder()
        .addModule(instants)
        .serializationInclusion(JsonInclude.Include.NON_NULL)
        .build();
  }

  private static final String RUN =
      """
      {"command": "./assay run scenarios/messaging.yaml --seed 20251220",
       "nodes": 3,
       "commit": {"id": "cf3d340", "dirty": false},
       "versions": {"engine": "20.10.24", "kernel": "6.1.0-18-amd64", "java": "17.0.17", "otp": "25.2.3", "swarmassay": "0.1.0"},
       "images": {"messaging": {"id": "sha256:4b1d0c77e9a2", "base": "debian-glibc", "erlang-base": "1:25.2.3+dfsg-1"}},
       "abilities": ["HOSTS", "NFTABLES", "CGROUPS", "TBF"],
       "calibration": {"cores": 2, "loop_ms": 61.2, "fsync_ms": 1.9, "steal_percent": 0.4}}
      """;
}
