package io.swarmassay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.image.Images;
import io.swarmassay.junit.LabExtension;
import io.swarmassay.lab.Lab;
import io.swarmassay.lab.LabPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stack file in an empty folder, whose image only the engine of its user has: here that of a lab.
 */
@Tag("nightly")
class StackTrialIT {
  private static final int MINUTES = 5;
  private static Lab users;
  @TempDir Path folder;

  /**
   * What was printed and how it ended.
   *
   * @param exit the exit code
   * @param text all that it said
   */
  private record Ended(int exit, String text) {}

  @BeforeAll
  static void an_engine_with_an_image() {
    Path images = Images.ofThisMachine().template(List.of(LabExtension.stack("hello"))).dataRoot();
    users = Lab.start(LabPlan.of(1).from(images));
  }

  @AfterAll
  static void end() {
    users.close();
  }

  private Ended run(String host, String file, String... more) throws Exception {
    Path stack = Files.writeString(folder.resolve("compose.swarm.yml"), file);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-Dassay.home=" + Path.of("").toAbsolutePath()));
    command.addAll(List.of("-cp", absolute(), "io.swarmassay.cli.Start", "run"));
    command.addAll(List.of("--stack", stack.toString()));
    command.addAll(List.of(more));
    Path printed = folder.resolve("printed.txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(folder.toFile()).redirectOutput(printed.toFile());
    builder.environment().put("DOCKER_HOST", host);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("ended").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), Files.readString(printed));
  }

  /** It runs in an empty folder. */
  private static String absolute() {
    return java.util.Arrays.stream(System.getProperty("java.class.path").split(":"))
        .map(part -> Path.of(part).toAbsolutePath().toString())
        .collect(java.util.stream.Collectors.joining(":"));
  }

  private static String engine() {
    return "unix://" + users.socket("n1");
  }

  private static String web(String more) {
    return "services:\n  web: {image: \"swarmassay/hello:1\", deploy: {replicas: 2}, "
        + more
        + "}\n";
  }

  @Test
  void it_is_looked_at_and_a_scenario_is_proposed_and_proven() throws Exception {
    Ended ended = run(engine(), web("init: true"), "--quick", "--write-scenario", "kills.yaml");

    assertThat(ended.text()).contains("- http: {service: \"web\", port: 8080, status: 200}");
    assertThat(ended.exit()).as(ended.text()).isZero();
    assertThat(ended.text()).contains("2 of 2 recovered in time");
    assertThat(Files.readString(folder.resolve("kills.yaml"))).contains("inflict: kill");
  }

  @Test
  void a_server_that_does_not_hear_sigterm_is_found() throws Exception {
    Ended ended = run(engine(), web("init: false"));

    assertThat(ended.exit()).as(ended.text()).isEqualTo(1);
    assertThat(ended.text()).contains("its main process does not handle SIGTERM");
  }

  @Test
  void an_image_that_nobody_has_is_inconclusive_with_the_ways_out() throws Exception {
    Ended ended = run("unix://" + folder.resolve("nobody.sock"), web("init: true"));

    assertThat(ended.exit()).as(ended.text()).isEqualTo(3);
    assertThat(ended.text())
        .contains("nobody can provide swarmassay/hello:1", "docker pull swarmassay/hello:1");
  }
}
