package io.swarmassay.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Output;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tasks of one service on one overlay; task N has the address 10.0.1.N. */
class HealedTests extends ProbeContract {
  @Override
  public Probe probe() {
    return new Healed();
  }

  @Override
  public ProbeScene healthy() {
    return scene(3, HealedTests::truth);
  }

  private static String truth(String asked, int tasks) {
    return asked.startsWith("m_atomvm-node.")
        ? "10.0.1." + asked.split("\\.")[1]
        : IntStream.rangeClosed(1, tasks)
            .mapToObj(task -> "10.0.1." + task)
            .collect(Collectors.joining(","));
  }

  private static ProbeScene scene(int tasks, BiFunction<String, Integer, String> answer) {
    List<Replica> replicas =
        IntStream.rangeClosed(1, tasks).mapToObj(ProbeContract::replica).toList();
    return new ProbeScene(replicas)
        .answering("hosts", any -> Optional.of(hosts(tasks, answer)))
        .answering("call", about -> engine(about[2].toString(), tasks));
  }

  private static String engine(String path, int tasks) {
    if (path.startsWith("/nodes")) {
      return """
          [{"Description":{"Hostname":"n1"},"Status":{"State":"ready"},
            "ManagerStatus":{"Reachability":"reachable"}}]""";
    }
    if (path.startsWith("/services")) {
      return """
          [{"ID":"s","Spec":{"Name":"m_atomvm-node","EndpointSpec":{"Mode":"dnsrr"}}}]""";
    }
    return IntStream.rangeClosed(1, tasks)
        .mapToObj(
            task ->
                """
                {"ID":"t%1$d","ServiceID":"s","Slot":%1$d,"Status":{"State":"running"},
                 "NetworksAttachments":[{"Network":{"ID":"o"},"Addresses":["10.0.1.%1$d/24"]}]}"""
                    .formatted(task))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static Hosts hosts(int tasks, BiFunction<String, Integer, String> answer) {
    return (Hosts)
        Proxy.newProxyInstance(
            Hosts.class.getClassLoader(),
            new Class<?>[] {Hosts.class},
            (proxy, method, about) -> output((List<?>) about[1], tasks, answer));
  }

  /** What the script prints that was given these questions and addresses. */
  private static Output output(
      List<?> command, int tasks, BiFunction<String, Integer, String> answer) {
    List<String> arguments = command.stream().map(String.class::cast).skip(4).toList();
    int end = arguments.indexOf("--");
    List<String> lines = new ArrayList<>();
    for (int number = 0; number < end; number++) {
      String addresses = answer.apply(name(arguments.get(number)), tasks);
      if (!addresses.isEmpty()) {
        lines.add("q " + number + " " + hex(addresses.split(",")));
      }
    }
    arguments.subList(end + 1, arguments.size()).forEach(one -> lines.add("k " + one + " yes"));
    return new Output(0, String.join("\n", lines), "");
  }

  private static String name(String question) {
    byte[] bytes = HexFormat.of().parseHex(question);
    List<String> labels = new ArrayList<>();
    for (int at = 12; bytes[at] != 0; at += 1 + bytes[at]) {
      labels.add(new String(bytes, at + 1, bytes[at], StandardCharsets.US_ASCII));
    }
    return String.join(".", labels);
  }

  private static String hex(String... addresses) {
    StringBuilder answer =
        new StringBuilder("0000818000010%03x00000000".formatted(addresses.length))
            .append("0000010001");
    for (String address : addresses) {
      answer.append("0000010001000002580004");
      for (String part : address.split("\\.")) {
        answer.append("%02x".formatted(Integer.parseInt(part)));
      }
    }
    return answer.toString();
  }

  @Test
  void sixty_tasks_each_see_all_of_them() {
    Reading reading = probe().read(scene(60, HealedTests::truth));
    assertThat(reading.reason())
        .isEqualTo("1 nodes ready; 3720 look-ups in 60 replicas are right and answered");
  }

  @Test
  void a_name_that_has_the_address_of_a_task_that_is_gone_is_told() {
    ProbeScene scene =
        scene(
            3,
            (name, tasks) ->
                name.startsWith("tasks.") ? "10.0.1.1,10.0.1.2,10.0.1.9" : truth(name, tasks));
    assertThat(probe().read(scene).reason())
        .startsWith(
            "atomvm-node.1: tasks.m_atomvm-node resolves to [10.0.1.1, 10.0.1.2, 10.0.1.9], not to"
                + " [10.0.1.1, 10.0.1.2, 10.0.1.3]");
  }

  @Test
  void a_name_server_that_is_silent_is_told_from_one_that_knows_no_address() {
    Reading late =
        probe().read(scene(3, (name, n) -> name.startsWith("tasks.") ? "" : truth(name, n)));
    assertThat(late.late()).as("nobody knows what it would have said").isTrue();
    assertThat(late.reason())
        .startsWith(
            "atomvm-node.1: no answer from its name server about tasks.m_atomvm-node within"
                + " 1000 ms; atomvm-node.2:");
  }

  @Test
  void a_replaced_task_that_runs_on_and_a_slot_that_runs_twice_are_told() {
    assertThat(probe().read(with(task("t9", "shutdown"))).reason())
        .isEqualTo("atomvm-node.2 on n2 was replaced and still runs");
    assertThat(probe().read(with(task("t9", "running"))).reason())
        .isEqualTo("atomvm-node.2 runs 2 times: [n1, n2]");
  }

  private ProbeScene with(Replica other) {
    List<Replica> tasks = new ArrayList<>(List.of(replica(1), replica(2), replica(3)));
    tasks.add(other);
    return healthy().answering("replicas", any -> tasks);
  }

  private static Replica task(String id, String wanted) {
    return new Replica(
        "m",
        "atomvm-node",
        2,
        id,
        "c9",
        "n2",
        "running",
        wanted,
        "",
        "",
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private static SwarmNode node(String name, SwarmNode.Role role, String state, String reach) {
    return new SwarmNode("id-" + name, name, "10.0.0.9", role, false, state, "active", reach);
  }

  private ProbeScene seeing(Function<String, String> nodes) {
    return healthy()
        .answering(
            "call",
            about -> {
              String path = about[2].toString();
              return path.startsWith("/nodes") ? nodes.apply(path) : engine(path, 3);
            });
  }

  @Test
  void a_node_that_is_not_ready_is_named() {
    SwarmNode ready = node("n1", SwarmNode.Role.MANAGER, "ready", "reachable");
    SwarmNode down = node("n2", SwarmNode.Role.WORKER, "down", "");
    ProbeScene scene = healthy().answering("nodes", any -> List.of(ready, down));
    assertThat(probe().read(scene)).isEqualTo(Reading.unhealthy("n2 is down"));
  }

  @Test
  void what_a_manager_sees_is_told_and_one_that_does_not_answer_is_named() {
    String down = "[{\"Description\":{\"Hostname\":\"n2\"},\"Status\":{\"State\":\"down\"}}]";
    assertThat(probe().read(seeing(any -> down)).reason()).isEqualTo("n1 sees n2 down");
    ProbeScene mute =
        seeing(
            any -> {
              throw new SwarmException(500, "no leader");
            });
    assertThat(probe().read(mute).reason()).isEqualTo("n1: no leader");
  }

  private ProbeScene knocking(String said) {
    return healthy()
        .answering(
            "hosts",
            any ->
                Optional.of(
                    Proxy.newProxyInstance(
                        Hosts.class.getClassLoader(),
                        new Class<?>[] {Hosts.class},
                        (proxy, method, about) -> {
                          Output all = output((List<?>) about[1], 3, HealedTests::truth);
                          return new Output(0, all.out().replace("k 10.0.1.3 yes", said), "");
                        })));
  }

  @Test
  void an_address_that_does_not_answer_is_told_from_one_that_cannot_be_reached() {
    assertThat(probe().read(knocking("k 10.0.1.3 no")).reason())
        .startsWith("atomvm-node.1: 10.0.1.3 cannot be reached; ");
    Reading silent = probe().read(knocking(""));
    assertThat(silent.late()).isTrue();
    assertThat(silent.reason())
        .startsWith("atomvm-node.1: no answer from 10.0.1.3 within 1000 ms; ");
  }

  @Test
  void a_replica_whose_addresses_swarm_does_not_know_is_named() {
    ProbeScene two =
        healthy()
            .answering("hosts", any -> Optional.of(hosts(2, HealedTests::truth)))
            .answering("call", about -> engine(about[2].toString(), 2));
    assertThat(probe().read(two).reason())
        .isEqualTo("atomvm-node.3: swarm does not know its addresses yet");
  }
}
