package io.swarmassay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.house.OtherProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody else's probe and fault, in a project of its own: the one of docs/extending.md. */
class ExtensionTests {
  private static final Path PROJECT = Path.of("src/test/extension");
  private static final String SERVICE = "META-INF/services/io.swarmassay.scenario.Extension";

  @TempDir static Path folder;
  private static String jar;

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @BeforeAll
  static void compile() throws IOException {
    Path main = PROJECT.resolve("src/main");
    jar =
        OtherProject.jar(folder.resolve("own.jar"), main.resolve("java"), main.resolve("resources"))
            .toString();
  }

  @AfterEach
  void forget() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void its_words_are_listed_with_settings_meaning_and_whom_they_hit() {
    Typed faults = Typed.run("list", "faults", "--with", jar);

    assertThat(faults.exit()).isZero();
    assertThat(faults.out()).contains("memory-pressure", "most of the container's memory", "kill");
    assertThat(Typed.run("list", "probes", "--with", jar).out()).contains("redis", "PING");
    assertThat(Typed.run("list", "--markdown", "--with", jar).out())
        .contains("of its memory limit, 10 to 95, in use while it lasts");
    assertThat(Typed.run("list", "--schema", "--with", jar).out()).contains("memory-pressure");
  }

  @Test
  void a_scenario_may_use_them_and_is_explained() {
    String scenario = PROJECT.resolve("redis.yaml").toString();

    assertThat(Typed.run("validate", scenario, "--with", jar).err()).isEmpty();
    assertThat(Typed.run("explain", scenario, "--with", jar).out())
        .contains("memory-pressure", "redis");
  }

  @Test
  void without_the_jar_they_are_unknown_with_their_places() {
    Typed typed = Typed.run("validate", PROJECT.resolve("redis.yaml").toString());

    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.err())
        .contains("redis.yaml:11:7: unknown probe 'redis'")
        .contains("redis.yaml:14:15: unknown fault 'memory-pressure'");
  }

  @Test
  void what_its_constructor_refuses_is_told_with_its_place() throws IOException {
    String wrong =
        Files.readString(PROJECT.resolve("redis.yaml"))
            .replace("percent: 80", "percent: 99")
            .replace("stack: ./redis", "stack: " + PROJECT.resolve("redis").toAbsolutePath());
    Path file = Files.writeString(folder.resolve("wrong.yaml"), wrong);

    Typed typed = Typed.run("validate", file.toString(), "--with", jar);

    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.err())
        .contains("wrong.yaml:14:15: fault 'memory-pressure': percent is 10 to 95, not 99");
  }

  @Test
  void a_folder_beside_the_file_is_a_stack_by_its_path_only() throws IOException {
    Path own = Files.createDirectories(folder.resolve("own"));
    Files.copy(PROJECT.resolve("redis/docker-stack.yml"), own.resolve("docker-stack.yml"));
    String named = Files.readString(PROJECT.resolve("redis.yaml")).replace("./redis", "own");
    Path file = Files.writeString(folder.resolve("named.yaml"), named);

    assertThat(Typed.run("validate", file.toString(), "--with", jar).err())
        .contains(
            "named.yaml:2:8: unknown stack 'own'; write ./own for the folder beside this file");
  }

  @Test
  void several_jars_may_be_given() throws IOException {
    Path source = Files.createDirectories(folder.resolve("second/example"));
    Files.writeString(
        source.resolve("Words.java"), words("public", "mine", ".hitting(Hits.NODES)"));
    Files.createDirectories(folder.resolve("second/META-INF/services"));
    Files.writeString(folder.resolve("second").resolve(SERVICE), "example.Words\n");
    Path second = OtherProject.jar(folder.resolve("second.jar"), folder.resolve("second"));

    assertThat(Typed.run("list", "faults", "--with", jar, "--with", second.toString()).out())
        .contains("memory-pressure", "mine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public  | kill | .hitting(Hits.NODES) | two faults are called kill",
        "public  | mine | '' | the fault mine does not say what it hits: call hitting(...)",
        "private | mine | '' | example.Words Unable to get public no-arg constructor",
      })
  void words_that_cannot_be_used_are_refused_before_anything_starts(
      String visible, String name, String hits, String why) throws IOException {
    Path source = Files.createDirectories(folder.resolve("bad/example"));
    Files.writeString(source.resolve("Words.java"), words(visible, name, hits));
    Files.createDirectories(folder.resolve("bad/META-INF/services"));
    Files.writeString(folder.resolve("bad").resolve(SERVICE), "example.Words\n");
    Path bad = OtherProject.jar(folder.resolve("bad.jar"), folder.resolve("bad"));

    Typed typed = Typed.run("list", "faults", "--with", bad.toString());

    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.err()).contains("assay: an extension cannot be used: ").contains(why);
    assertThat(Typed.run("list", "faults").exit()).as("it is forgotten again").isZero();
  }

  private static String words(String visible, String name, String hits) {
    return """
        package example;
        import io.swarmassay.fault.*;
        import io.swarmassay.scenario.*;
        import io.swarmassay.stack.Deployment;
        import io.swarmassay.swarm.*;
        import java.util.*;
        public final class Words implements Extension {
          %s Words() {}
          public List<Word<Fault>> faults() {
            return List.of(Catalogue.fault(new Mine("%s"), "a fault")%s);
          }
          public record Mine(String name) implements Fault {
            public Set<Ability> needs() { return Set.of(); }
            public Healer healer() { return Healer.SWARM; }
            public java.time.Duration floor() { return java.time.Duration.ZERO; }
            public Blow aim(Deployment deployment, List<Victim> victims) { return null; }
          }
        }
        """
        .formatted(visible, name, hits);
  }

  @Test
  void what_is_no_such_jar_says_so() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jar"), "no archive");
    Path empty = OtherProject.jar(folder.resolve("empty.jar"), PROJECT.resolve("redis"));

    assertThat(Typed.run("list", "--with", "nowhere.jar"))
        .isEqualTo(refused("--with nowhere.jar: no such file"));
    assertThat(Typed.run("list", "--with", text.toString()).err())
        .startsWith("assay: --with " + text + " is no jar: ");
    assertThat(Typed.run("list", "--with", empty.toString()).err())
        .startsWith("assay: --with " + empty + " names no extension; docs/extending.md");
  }

  private static Typed refused(String why) {
    return new Typed(2, "", "assay: " + why + "\nTry 'assay --help'.\n");
  }
}
