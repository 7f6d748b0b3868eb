package io.swarmassay.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.cli.Main;
import io.swarmassay.internal.docker.EngineClient;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.swarm.SwarmException;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The documents' own build commands, on an engine that has nothing but what is exported. */
@Tag("nightly")
class ExportIT {
  private static final Duration WITHIN = Duration.ofMinutes(5);

  private static void build(EngineClient engine, String stack, String tag, String arguments) {
    byte[] context = BuildContext.of(Path.of("stacks", stack).toAbsolutePath()).tar();
    String given = URLEncoder.encode(arguments, StandardCharsets.UTF_8);
    String query = "t=" + tag + "&networkmode=none&rm=1&forcerm=1&buildargs=" + given;
    engine.build(new ByteArrayInputStream(context), query, line -> {}, WITHIN);
  }

  private static String run(EngineClient engine, String image, String command) {
    Map<String, Object> request =
        Map.of("Image", image, "Entrypoint", List.of("sh", "-c", command), "Tty", true);
    String id = engine.post("/containers/create", request).path("Id").asText();
    engine.post("/containers/" + id + "/start", null, WITHIN);
    engine.post("/containers/" + id + "/wait", null, WITHIN);
    return engine.send("GET", "/containers/" + id + "/logs?stdout=1&stderr=1", null, WITHIN);
  }

  @Test
  void docker_build_works_with_the_defaults_of_the_dockerfiles_once_bases_are_exported() {
    Lab lab = Lab.start(new LabPlan(1, 0, Map.of(), Optional.empty()));
    try (lab;
        EngineClient engine = EngineClient.at(lab.socket("n1"))) {
      String plain = "{\"ENABLE_DEBUG\":\"false\"}";
      assertThatThrownBy(() -> build(engine, "balanced", "my_app:minimal", plain))
          .as("nothing is exported yet, no registry answers")
          .isInstanceOf(SwarmException.class)
          .hasMessageContaining("registry");

      String socket = lab.socket("n1").toString();
      assertThat(Main.run("images", "export", "--engine", socket, "balanced", "single-container"))
          .isZero();
      build(engine, "balanced", "my_app:minimal", plain);
      build(engine, "balanced", "my_app:debug", "{\"ENABLE_DEBUG\":\"true\"}");
      build(engine, "single-container", "viban:latest", "{}");

      String look = "command -v strace || echo none; /app/start eval 'IO.puts(6 * 7)'";
      assertThat(run(engine, "my_app:minimal", look)).contains("none", "42");
      assertThat(run(engine, "my_app:debug", look)).contains("/usr/bin/strace", "42");
      assertThat(run(engine, "viban:latest", "/app/start eval 'IO.puts(6 * 7)'")).contains("42");
    }
  }
}
