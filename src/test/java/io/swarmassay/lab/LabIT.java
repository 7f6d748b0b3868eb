package io.swarmassay.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class LabIT {
  /** As long as an engine is given when a lab starts. */
  private static final Duration UP = Duration.ofSeconds(60);

  /** Swarm needs 31 s when a node comes back before gossip missed it: it asks its own past self. */
  private static final Duration REBOOT = Duration.ofSeconds(120);

  /** Port 7000 in state 0A, as the kernel writes it. */
  private static final Pattern LISTENING =
      Pattern.compile("^ *\\d+: [0-9A-F]{8}:1B58 [0-9A-F]{8}:0000 0A ");

  @Test
  void three_managers_are_ready_at_once_and_closing_leaves_nothing() {
    String id;
    try (Lab lab = Lab.start(LabPlan.of(3))) {
      id = lab.id();
      assertThat(lab.swarm().nodes()).allMatch(SwarmNode::healthy).hasSize(3);
      assertThat(lab.swarm().nodes()).extracting(SwarmNode::name).containsExactly("n1", "n2", "n3");
      assertThat(lab.socket("n3").toString().length()).isLessThan(107);
      assertThat(Labs.find(id)).isPresent();
      assertThat(Audit.of(id)).as("a live lab is seen by the audit").hasSizeGreaterThan(10);
    }
    assertThat(Audit.of(id)).isEmpty();
    assertThat(Labs.find(id)).isEmpty();
  }

  @Test
  void engines_without_a_swarm() {
    try (Lab lab = Lab.start(new LabPlan(1, 0, Map.of(), Optional.empty()))) {
      assertThat(lab.swarm().call("n1", "GET", "/info", "")).contains("\"inactive\"");
    }
  }

  @Test
  @Tag("nightly") // a minute, most of it swarm's own; scenarios of each build cut power too
  void a_power_cycle_brings_the_node_and_its_replicas_back() throws Exception {
    LabPlan plan = new LabPlan(2, 1, Map.of("dispatcher-heartbeat", "1s"), Optional.empty());
    try (Lab lab = Lab.start(plan)) {
      EchoImage.load(lab);
      lab.swarm().deploy(EchoImage.global());
      Hosts hosts = lab.swarm().hosts().orElseThrow();
      Replica before = running(lab, "n2", replica -> true);
      for (boolean noticed : new boolean[] {true, false}) {
        Replica old = before;
        hosts.powerOff("n2");
        assertThat(Cgroups.processes(Path.of(hosts.cgroup("n2", "freezer")))).isEmpty();
        assertThatThrownBy(() -> hosts.inNode("n2", List.of("true"))).hasMessage("n2 is off");
        if (noticed) {
          assertThat(Poll.until(UP, () -> !healthy(lab))).isTrue();
        }
        hosts.powerOn("n2");
        before = running(lab, "n2", replica -> !replica.containerId().equals(old.containerId()));
        assertThat(echo(hosts, before)).isEqualTo("power");
      }
    }
  }

  @Test
  void a_replica_is_dialled_and_a_refusal_is_an_error_at_once() throws Exception {
    try (Lab lab = Lab.start(LabPlan.of(1))) {
      EchoImage.load(lab);
      lab.swarm().deploy(EchoImage.global());
      Hosts hosts = lab.swarm().hosts().orElseThrow();
      Replica replica = running(lab, "n1", any -> true);
      assertThat(echo(hosts, replica)).isEqualTo("power");
      assertThatThrownBy(() -> hosts.dial(replica, 7001, UP))
          .isInstanceOf(SwarmException.class)
          .hasMessageContaining("refused");
      assertThat(hosts.inNetworkOf(replica, List.of("ip", "-br", "addr")).out()).contains("eth0");
      assertThat(Processes.command(hosts.pid(replica))).isEqualTo("socat");
    }
  }

  @Test
  void an_unknown_name_is_unknown_at_once_inside_of_a_container() throws Exception {
    try (Lab lab = Lab.start(LabPlan.of(1))) {
      EchoImage.load(lab);
      lab.swarm().deploy(EchoImage.global());
      Replica replica = running(lab, "n1", any -> true);
      String ask =
          "use IO::Socket::INET; use Time::HiRes 'time'; my $from = time;"
              + " my $s = IO::Socket::INET->new(PeerAddr => '127.0.0.11', PeerPort => 53,"
              + " Proto => 'udp'); $s->send(pack('H*', '123401000001000000000000'"
              + " . '046e6f706503666f6f0000010001')); alarm 12; $s->recv(my $a, 600);"
              + " printf qq(%d %d), ord(substr $a, 3) & 15, 1000 * (time - $from)";
      Hosts hosts = lab.swarm().hosts().orElseThrow();
      String[] said =
          hosts.inNetworkOf(replica, List.of("perl", "-e", ask)).out().strip().split(" ");
      System.err.println("an unknown name in a container: " + said[1] + " ms");
      assertThat(said[0]).as("NXDOMAIN").isEqualTo("3");
      assertThat(Integer.parseInt(said[1])).isLessThan(1_000);
    }
  }

  @Test
  void an_engine_is_killed_started_stopped_and_frozen() {
    try (Lab lab = Lab.start(LabPlan.of(1))) {
      Hosts hosts = lab.swarm().hosts().orElseThrow();
      hosts.signalEngine("n1", "KILL");
      assertThatThrownBy(() -> lab.swarm().nodes()).isInstanceOf(SwarmException.class);
      hosts.startEngine("n1");
      assertThat(Poll.until(UP, () -> healthy(lab))).isTrue();
      hosts.signalEngine("n1", "STOP");
      hosts.signalEngine("n1", "CONT");
      assertThat(Poll.until(UP, () -> healthy(lab))).isTrue();
      hosts.freeze("n1", true);
      hosts.powerOff("n1");
      hosts.powerOn("n1");
      assertThat(Poll.until(UP, () -> healthy(lab))).isTrue();
      assertThat(hosts.inHub(List.of("ip", "-br", "link", "show", hosts.cable("n1"))).out())
          .contains("v1");
      assertThat(hosts.inNode("n1", List.of("hostname")).out().strip()).isEqualTo("n1");
    }
  }

  @Test
  void a_node_has_the_disk_of_the_plan_also_after_a_power_cycle() {
    try (Lab lab = Lab.start(LabPlan.of(1).disk(LabPlan.SMALLEST_DISK))) {
      Hosts hosts = lab.swarm().hosts().orElseThrow();
      String data = lab.folder().resolve("n1/data").toString();
      hosts.powerOff("n1");
      hosts.powerOn("n1");
      assertThat(Poll.until(UP, () -> healthy(lab))).isTrue();
      assertThat(hosts.inNode("n1", List.of("df", "-m", "--output=size", data)).out())
          .contains("192");
      assertThat(Files.exists(lab.folder().resolve("n1/data/swarm")))
          .as("seen from here")
          .isFalse();
    }
  }

  private static boolean healthy(Lab lab) {
    try {
      return lab.swarm().nodes().stream().allMatch(SwarmNode::healthy);
    } catch (SwarmException notYet) {
      return false;
    }
  }

  private static Replica running(Lab lab, String node, Predicate<Replica> which) {
    boolean seen = Poll.until(REBOOT, () -> find(lab, node, which).isPresent());
    assertThat(seen).as(() -> "running on " + node + ": " + lab.swarm().replicas("it")).isTrue();
    return find(lab, node, which).orElseThrow();
  }

  private static Optional<Replica> find(Lab lab, String node, Predicate<Replica> which) {
    return lab.swarm().replicas("it").stream()
        .filter(replica -> replica.running() && replica.node().equals(node))
        .filter(replica -> !replica.containerId().isEmpty())
        .filter(which)
        .findFirst();
  }

  /** A container runs before its program listens. */
  private static boolean listens(Hosts hosts, Replica replica) {
    return Processes.read(hosts.pid(replica), "net/tcp").lines().anyMatch(LISTENING.asPredicate());
  }

  private static String echo(Hosts hosts, Replica replica) throws Exception {
    assertThat(Poll.until(UP, () -> listens(hosts, replica))).as("it listens").isTrue();
    try (Connection line = hosts.dial(replica, 7000, UP)) {
      line.out().write("power".getBytes(StandardCharsets.UTF_8));
      line.out().flush();
      return new String(line.in().readNBytes(5), StandardCharsets.UTF_8);
    }
  }
}
