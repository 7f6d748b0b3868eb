package io.swarmassay.killed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever looks for leftovers finds each kind of them when it is planted, and nothing otherwise.
 */
@Timeout(60)
class FootprintIT {
  private static final String LAB = "assay-planted" + ProcessHandle.current().pid();
  private static final List<String> IN_NAMESPACES =
      List.of("unshare", "--net", "--mount", "--uts", "--ipc", "sleep", "300");
  private final List<Process> started = new ArrayList<>();
  @TempDir Path home;

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  private Process started(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }

  /** A process in namespaces of its own. */
  private Process inNamespaces() throws IOException {
    Process process = started(IN_NAMESPACES);
    awaitSleep(process);
    Awaitility.await("namespaces").until(() -> of(process).namespaces().size() == 4);
    return process;
  }

  /** What is started is first a copy of this JVM, then who makes the namespaces, then this. */
  private static void awaitSleep(Process process) {
    Path name = Path.of("/proc", "" + process.pid(), "comm");
    Awaitility.await("sleep").until(() -> Files.readString(name).equals("sleep\n"));
  }

  private Footprint of(Process process) {
    return Footprint.of(process.toHandle(), LAB, home);
  }

  private static void ended(Process process) throws InterruptedException {
    assertThat(process.destroyForcibly().waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void what_lives_is_seen_and_what_ended_is_not() throws Exception {
    Process process = inNamespaces();
    Footprint footprint = of(process);
    assertThat(footprint.left())
        .contains("process " + process.pid() + " sleep")
        .anyMatch(what -> what.matches("process \\d+ sleep: is in net:\\[\\d+]"));
    assertThat(footprint.seemsGone()).isFalse();
    ended(process);
    assertThat(footprint.left()).isEmpty();
    assertThat(footprint.seemsGone()).isTrue();
  }

  @Test
  void a_stranger_in_its_network_is_seen() throws Exception {
    Process process = inNamespaces();
    Process stranger = started(List.of("nsenter", "-t", "" + process.pid(), "-n", "sleep", "300"));
    awaitSleep(stranger);
    Awaitility.await("a stranger").until(() -> !of(stranger).namespaces().isEmpty());
    Footprint footprint = of(process);
    ended(process);
    assertThat(footprint.left())
        .singleElement()
        .satisfies(what -> assertThat(what).contains(stranger.pid() + " sleep: is in net:"));
  }

  @Test
  void an_open_namespace_is_seen() throws Exception {
    Process process = inNamespaces();
    String keep = "exec 3< /proc/" + process.pid() + "/ns/net; echo kept; read -r _";
    Process keeper = started(List.of("bash", "-c", keep));
    assertThat(keeper.inputReader().readLine()).isEqualTo("kept");
    Footprint footprint = of(process);
    ended(process);
    assertThat(footprint.left())
        .singleElement()
        .satisfies(what -> assertThat(what).contains("bash: has open net:["));
  }

  @Test
  void a_mounted_namespace_is_seen() throws Exception {
    Process process = inNamespaces();
    Path place = Files.createFile(home.resolve("kept"));
    String keep =
        "mount --bind /proc/" + process.pid() + "/ns/net " + place + "; echo kept; read -r _";
    Process keeper = started(List.of("unshare", "--mount", "bash", "-c", keep));
    assertThat(keeper.inputReader().readLine()).isEqualTo("kept");
    Footprint footprint = of(process);
    ended(process);
    assertThat(footprint.left())
        .singleElement()
        .satisfies(what -> assertThat(what).contains("sees mount").contains("net:["));
  }

  @Test
  void a_process_of_its_name_is_seen() throws Exception {
    Process process = inNamespaces();
    Footprint footprint = of(process);
    Process named = started(List.of("env", "ASSAY_LAB=" + LAB, "sleep", "300"));
    awaitSleep(named);
    String seen = "process " + named.pid() + " sleep: has the lab's name";
    Awaitility.await("its environment").until(() -> footprint.left().contains(seen));
    ended(process);
    assertThat(footprint.left()).containsExactly(seen);
  }

  @Test
  void control_groups_folders_and_links_are_seen() throws Exception {
    Process process = inNamespaces();
    Footprint footprint = of(process);
    ended(process);
    Path root = Path.of("/sys/fs/cgroup");
    Path above = Files.isDirectory(root.resolve("freezer")) ? root.resolve("freezer") : root;
    List<Path> planted =
        List.of(above.resolve(LAB), home.resolve("labs").resolve(LAB), Path.of("/tmp", LAB));
    try {
      Files.createDirectory(planted.get(0));
      Files.createDirectories(planted.get(1));
      Files.createSymbolicLink(planted.get(2), home.resolve("nowhere"));
      assertThat(footprint.left())
          .containsExactly(
              "control group " + planted.get(0),
              "file " + planted.get(1),
              "file " + planted.get(2));
    } finally {
      planted.forEach(path -> path.toFile().delete());
    }
    assertThat(footprint.left()).isEmpty();
  }

  @Test
  void a_rule_more_is_seen_and_a_counter_that_moved_is_not() throws Exception {
    Process process = inNamespaces();
    List<String> there = List.of("nsenter", "-t", "" + process.pid(), "-n");
    run(there, "ip link set lo up");
    run(there, "iptables -A INPUT -p icmp -j ACCEPT");
    MachineRules before = MachineRules.seenFrom(there);
    run(there, "ip route show table local");
    run(there, "iptables -I INPUT -p icmp -j ACCEPT -c 7 7");
    run(there, "iptables -D INPUT 2");
    assertThat(before.differences(MachineRules.seenFrom(there))).isEmpty();
    run(there, "iptables -A INPUT -p tcp --dport 9 -j DROP");
    run(there, "ip rule add pref 77 lookup main");
    assertThat(before.differences(MachineRules.seenFrom(there)))
        .anyMatch(what -> what.startsWith("'iptables-save' printed"))
        .anyMatch(what -> what.startsWith("'nft list ruleset' printed"))
        .anyMatch(what -> what.startsWith("'ip rule' printed"));
  }

  private static void run(List<String> prefix, String command) throws Exception {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(List.of(command.split(" ")));
    Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(command + ": " + said).isZero();
  }
}
