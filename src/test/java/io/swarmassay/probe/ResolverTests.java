package io.swarmassay.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Output;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The script that asks a name server, run here against one of our own on loopback. */
class ResolverTests {
  private int processes;

  /** Runs what is to run in a container's network on this machine's own. */
  private Hosts here(NameServer server) {
    return (Hosts)
        Proxy.newProxyInstance(
            Hosts.class.getClassLoader(),
            new Class<?>[] {Hosts.class},
            (proxy, method, arguments) -> run(server, (List<?>) arguments[1]));
  }

  private Output run(NameServer server, List<?> command) throws IOException, InterruptedException {
    processes++;
    ProcessBuilder builder = new ProcessBuilder(command.stream().map(String.class::cast).toList());
    builder.environment().put("ASSAY_NAME_SERVER", server.address());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Output(process.exitValue(), out, err);
  }

  private static Set<String> addresses(int count) {
    Set<String> addresses = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      addresses.add("10.20." + i / 200 + "." + (i % 200 + 1));
    }
    return addresses;
  }

  @Test
  void sixty_answers_come_whole_also_from_a_server_that_sends_long_ones_over_tcp_only()
      throws IOException {
    for (int datagram : List.of(512, 4096)) {
      try (NameServer server = NameServer.answering(addresses(60), datagram)) {
        List<String> names = new ArrayList<>(List.of("tasks.web"));
        for (int task = 1; task <= 120; task++) {
          names.add("web." + task + ".abcdef");
        }
        Resolver said = Resolver.of(here(server), ProbeContract.replica(1), names, List.of());
        assertThat(said.addresses()).hasSize(121);
        assertThat(said.addresses().values()).allMatch(addresses(60)::equals);
        assertThat(server.streams() > 0).isEqualTo(datagram == 512);
      }
    }
    assertThat(processes).as("processes for 121 names").isEqualTo(2);
  }

  @Test
  void a_name_without_an_answer_is_told_from_one_that_is_not_known() throws IOException {
    try (NameServer server = NameServer.answering(addresses(2), 512)) {
      Resolver said =
          Resolver.of(here(server), ProbeContract.replica(1), List.of("silent", "web"), List.of());
      assertThat(said.addresses()).isEqualTo(Map.of("web", addresses(2)));
    }
  }

  @Test
  void names_without_an_answer_hold_up_no_other_however_many_they_are() throws IOException {
    List<String> names = new ArrayList<>();
    for (int name = 1; name <= 40; name++) {
      names.add("silent." + name);
    }
    names.add("web");
    try (NameServer server = NameServer.answering(addresses(2), 512)) {
      Resolver said = Resolver.of(here(server), ProbeContract.replica(1), names, List.of());
      assertThat(said.addresses()).isEqualTo(Map.of("web", addresses(2)));
    }
  }

  @Test
  void a_question_that_was_lost_is_asked_again() throws IOException {
    try (NameServer server = NameServer.losing(3, addresses(2))) {
      Resolver said =
          Resolver.of(here(server), ProbeContract.replica(1), List.of("db", "web"), List.of());
      assertThat(said.addresses()).isEqualTo(Map.of("db", addresses(2), "web", addresses(2)));
    }
  }

  @Test
  void answers_that_come_all_at_once_overflow_no_buffer() throws IOException {
    List<String> names = new ArrayList<>();
    for (int name = 1; name <= 300; name++) {
      names.add("web." + name);
    }
    try (NameServer server = NameServer.answering(addresses(250), 4096)) {
      Resolver said = Resolver.of(here(server), ProbeContract.replica(1), names, List.of());
      assertThat(said.addresses()).hasSize(300);
      assertThat(server.questions()).as("none was lost, so none came twice").isEqualTo(300);
    }
  }

  @Test
  void an_address_that_refuses_is_reached() throws IOException {
    try (NameServer server = NameServer.answering(addresses(1), 512)) {
      assertThat(
              Resolver.of(here(server), ProbeContract.replica(1), List.of(), List.of("127.0.0.1"))
                  .reached())
          .containsExactly("127.0.0.1");
    }
  }

  @Test
  void a_script_that_fails_is_told_and_is_no_empty_answer() {
    assertThatThrownBy(
            () -> Resolver.read(List.of("web"), new Output(1, "", "no such container\n")))
        .isInstanceOf(Finding.class)
        .hasMessage("its name server cannot be asked: no such container");
  }
}
