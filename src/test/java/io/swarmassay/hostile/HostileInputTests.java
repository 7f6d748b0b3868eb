package io.swarmassay.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.cli.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that crashed, hung or filled the machine once. */
@Timeout(60)
class HostileInputTests {
  private static final String SERVICE = "services: {web: {image: web}}\n";

  @TempDir Path home;

  @BeforeEach
  void a_stack() throws IOException {
    write("stacks/web/docker-stack.yml", SERVICE);
  }

  @Test
  void yaml_nested_700_deep() throws IOException {
    String deep = "services: " + "[".repeat(700) + "]".repeat(700);
    assertRefused(stack(deep), "nested more than 64 deep");
  }

  @Test
  void aliases_of_aliases_of_aliases() throws IOException {
    StringBuilder laughs = new StringBuilder("x-a: &a0 [l, l, l, l, l, l, l, l, l]\n");
    for (int i = 1; i < 10; i++) {
      String item = "*a" + (i - 1) + ", ";
      laughs.append("x-" + i + ": &a" + i + " [" + item.repeat(8) + "*a" + (i - 1) + "]\n");
    }
    assertRefused(stack(laughs + SERVICE), "aliases stand for more than");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/zero", "/dev/stdin", "/proc/kmsg", ".", "fifo"})
  void a_config_that_is_no_regular_file(String name) throws Exception {
    pipe("stacks/web/fifo");
    String config = "configs: {c: {file: " + name + "}}\n";
    assertRefused(stack(SERVICE + config), "cannot be taken: it is");
  }

  @Test
  void an_environment_file_that_is_a_pipe() throws Exception {
    pipe("stacks/web/fifo");
    assertRefused(
        stack("services: {web: {image: web, env_file: fifo}}\n"), "file 'fifo' cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fifo", "/dev/zero", "/proc/kmsg"})
  void a_scenario_that_is_no_file_of_a_disk(String name) throws Exception {
    pipe("fifo");
    String why = name.equals("/proc/kmsg") ? "it is a file of the kernel's" : "it is no regular";
    assertRefused(CommandResult.run(home, "validate", name), why);
  }

  @Test
  void a_file_that_is_too_big() throws IOException {
    assertRefused(stack(SERVICE + "# " + "x".repeat(2 << 20)), "it holds more than 1024 KiB");
  }

  @Test
  void two_hundred_services_with_sixty_thousand_ports() throws IOException {
    StringBuilder all = new StringBuilder("services:\n");
    for (int i = 0; i < 200; i++) {
      all.append("  s" + i + ": {image: web, ports: ['1-60000:1-60000']}\n");
    }
    assertRefused(stack(all.toString()), "60000 ports in one range are too many; at most 10000");
  }

  @Test
  void a_few_services_with_all_ports_together() throws IOException {
    StringBuilder all = new StringBuilder("services:\n");
    for (int i = 0; i < 4; i++) {
      all.append("  s" + i + ": {image: web, ports: ['1-9000:1-9000']}\n");
    }
    assertRefused(stack(all.toString()), "36000 ports in one stack file are too many");
  }

  @Test
  void an_image_name_of_two_kilobytes() throws IOException {
    CommandResult said = stack("services: {web: {image: '" + "a/".repeat(1000) + "b'}}\n");
    assertThat(said.exit()).as("" + said).isIn(0, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nodes: -1", "nodes: 0", "nodes: 100", "nodes: 2147483647"})
  void a_lab_that_cannot_be(String line) throws IOException {
    assertRefused(scenario("web", line), "choose 1 to 99");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "\"/\\0\"", "\"\\0\"", "..", "\"x\\0/y\""})
  void a_stack_in_no_place(String stack) throws IOException {
    assertRefused(scenario(stack, "nodes: 1"), "stack");
  }

  @Test
  void a_storm_of_a_million_strikes() throws IOException {
    assertRefused(
        scenario("web", "steps: [{storm: {for: 24h, mean-every: 1ms, faults: [kill]}}]"),
        "a storm of about 86400000 strikes");
  }

  private CommandResult stack(String text) throws IOException {
    write("stacks/web/docker-stack.yml", text);
    return CommandResult.run(home, "validate", "stacks/web/docker-stack.yml");
  }

  private CommandResult scenario(String stack, String line) throws IOException {
    String head = "title: t\nstack: " + stack + "\nsteady: {within: 5s, probes: [replicas]}\n";
    write("scenarios/s.yaml", head + line + "\n");
    return CommandResult.run(home, "validate", "scenarios/s.yaml");
  }

  private static void assertRefused(CommandResult said, String why) {
    assertThat(said.exit()).as("" + said).isEqualTo(2);
    assertThat(said.err()).contains(why).doesNotContain("Exception");
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(home.resolve(name).getParent());
    Files.writeString(home.resolve(name), text);
  }

  private void pipe(String name) throws IOException, InterruptedException {
    Process made = new ProcessBuilder("mkfifo", home.resolve(name).toString()).start();
    assertThat(made.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }
}
