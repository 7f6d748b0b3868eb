package io.swarmassay.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher and its setup, with a package manager, a Maven and a Java that are stand-ins. */
@Timeout(60)
class SetupTests {
  private static final String MARK =
      "#!/bin/sh\n# Written by Swarmassay's setup, which removes it again, as process ";

  @TempDir Path folder;
  private Path policy;

  /** What a process printed, both streams, and its exit code. */
  private record Ended(int exit, String said) {}

  @BeforeEach
  void stand_ins() throws IOException {
    policy = folder.resolve("policy-rc.d");
    script("bin/id", "echo 0");
    script("bin/apt-get", "true");
  }

  @Test
  void what_is_there_while_it_installs_is_gone_afterwards() throws Exception {
    script("bin/apt-get", "[ $1 = update ] || cat " + policy + " > " + folder.resolve("seen"));
    assertThat(install().exit()).isZero();
    assertThat(policy).doesNotExist();
    assertThat(folder.resolve("seen")).content().startsWith(MARK).endsWith("exit 101\n");
  }

  @Test
  void interrupted_in_the_middle_it_leaves_nothing() throws Exception {
    script("bin/apt-get", "[ $1 = update ] || kill -TERM $PPID");
    assertThat(install().exit()).isNotZero();
    assertThat(policy).doesNotExist();
  }

  @Test
  void what_a_killed_setup_left_is_recognised_and_removed() throws Exception {
    Files.writeString(policy, MARK + "999999999\nexit 101\n");
    assertThat(sourced("ASSAY_COMMANDS= ASSAY_JAVA=; find_jinterface() { true; }; setup").exit())
        .isZero();
    assertThat(policy).doesNotExist();
  }

  @Test
  void what_others_put_there_stays() throws Exception {
    Files.writeString(policy, "#!/bin/sh\nexit 101\n");
    assertThat(install().exit()).isZero();
    assertThat(policy).exists();
  }

  @Test
  void a_list_that_cannot_be_had_does_not_end_it_when_the_packages_come() throws Exception {
    script("bin/apt-get", "[ $1 != update ]");
    assertThat(install().exit()).isZero();
  }

  @Test
  void packages_that_do_not_come_end_it_with_3() throws Exception {
    script("bin/apt-get", "[ $1 = update ] || { echo E: no such package; exit 100; }");
    Ended ended = install();
    assertThat(ended.exit()).isEqualTo(3);
    assertThat(ended.said()).contains("E: no such package").contains("could not install tini");
    assertThat(policy).doesNotExist();
  }

  @Test
  void a_build_that_fails_is_no_broken_promise() throws Exception {
    Path home = launcher(folder.resolve("house"));
    script("bin/mvn", "echo '[ERROR] nothing compiles'; exit 1");
    Ended ended = run(home, Map.of(), "./assay", "list");
    assertThat(ended.exit()).isEqualTo(3);
    assertThat(ended.said()).contains("nothing compiles").contains("assay: could not be built");
  }

  @Test
  void a_folder_with_other_letters_is_found_in_any_locale() throws Exception {
    launcher(folder.resolve("house"));
    script("bin/java", "echo $LC_ALL \"$@\"");
    String there = "cp -r house $(printf 'h\\303\\244user'); cd h*er && ./assay list";
    Ended ended = run(folder, Map.of("LC_ALL", "C"), "bash", "-c", there);
    assertThat(ended.exit()).as(ended.said()).isZero();
    assertThat(ended.said()).contains("C.UTF-8");
  }

  @Test
  void few_open_files_are_refused_with_the_number() throws Exception {
    Path home = launcher(folder.resolve("house"));
    Ended ended = run(home, Map.of(), "bash", "-c", "ulimit -n 64; ./assay list");
    assertThat(ended.exit()).isEqualTo(3);
    assertThat(ended.said()).startsWith("assay: 64 open files are allowed here");
  }

  private Ended install() throws Exception {
    return sourced("install_quietly '' tini");
  }

  private Ended sourced(String command) throws Exception {
    Path setup = Path.of("src/main/sh/setup.sh").toAbsolutePath();
    return run(folder, Map.of(), "bash", "-c", "set -euo pipefail; . " + setup + "; " + command);
  }

  private Ended run(Path in, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path said = Files.createTempFile(folder, "said", "");
    ProcessBuilder builder = new ProcessBuilder(command).directory(in.toFile());
    builder.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    builder.environment().put("ASSAY_POLICY", policy.toString());
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(said));
  }

  private Path launcher(Path home) throws IOException {
    Files.createDirectories(home.resolve("src/main/sh"));
    Files.createDirectories(home.resolve("target/lib"));
    Files.copy(Path.of("assay"), home.resolve("assay"));
    Files.copy(Path.of("src/main/sh/setup.sh"), home.resolve("src/main/sh/setup.sh"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    script("bin/java", "true");
    script("bin/javac", "true");
    script("bin/mvn", "true");
    assertThat(home.resolve("assay").toFile().setExecutable(true)).isTrue();
    return home;
  }

  private void script(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/bash\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
