package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Term;
import io.swarmassay.junit.LabExtension;
import io.swarmassay.probe.Reading;
import io.swarmassay.probe.guest.Guests;
import io.swarmassay.stack.Deployment;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The isolated stack as its document uses it, on one lab. */
@TestMethodOrder(MethodName.class)
class IsolatedIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration STEADY = Duration.ofSeconds(60);

  /** What boots a VM or ends one: the stack itself gives these 10 s and 5 s. */
  private static final Duration PATIENT = Duration.ofSeconds(60);

  @RegisterExtension
  static final LabExtension lab = LabExtension.deploying(LabExtension.stack("isolated"));

  @Test
  void a_guest_that_aborts_takes_neither_host_nor_sibling_along(Deployment isolated) {
    awaitGuests(isolated);
    Term host = pid(isolated, "host", "demo_web");
    Term sibling = pid(isolated, "host", "demo_uptime");
    Term guest = pid(isolated, "guest", "demo_phoenix");
    cast(node(isolated, "guest", "demo_phoenix"), isolated, "halt", Term.atom("abort"));
    awaitGuests(isolated);
    assertThat(pid(isolated, "host", "demo_web")).isEqualTo(host);
    assertThat(pid(isolated, "host", "demo_uptime")).isEqualTo(sibling);
    assertThat(guest).isInstanceOf(Term.Listed.class);
  }

  /** What a host would render: of each guest the latest, by the topic of the guests' metadata. */
  @Test
  void dashboard_keeps_the_latest_of_every_guest(Deployment isolated) {
    awaitGuests(isolated);
    BeamNode host = node(isolated, "host", "demo_web");
    Term before = call(isolated, host, "bc_dashboard", "latest");
    assertThat(before).isInstanceOf(Term.Mapped.class);
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              Term.Mapped now = (Term.Mapped) call(isolated, host, "bc_dashboard", "latest");
              assertThat(now.entries().keySet())
                  .containsExactlyInAnyOrder(
                      Term.atom("demo_counter"),
                      Term.atom("demo_phoenix"),
                      Term.atom("demo_uptime"));
              ((Term.Mapped) before)
                  .entries()
                  .forEach(
                      (guest, stats) -> assertThat(now.entries().get(guest)).isNotEqualTo(stats));
            });
  }

  /** The document's migration guide, under calls. */
  @Test
  void migrates_to_a_vm_of_its_own_and_back_while_nothing_else_restarts(Deployment isolated) {
    awaitGuests(isolated);
    Reading migrated = new Migration().read(isolated);
    assertThat(migrated.healthy()).as(migrated.reason()).isTrue();
    assertThat(migrated.reason()).matches("[1-9][0-9]* calls of demo_uptime .*");
  }

  /** The document's flag; see README.md. */
  @Test
  void mmmcs_limits_nothing(Deployment isolated) {
    awaitGuests(isolated);
    BeamNode host = node(isolated, "host", "demo_web");
    Term args = Term.list(Term.string("+MMmcs"), Term.string("128"));
    Term options =
        new Term.Mapped(
            java.util.Map.of(Term.atom("name"), Term.string("free"), Term.atom("args"), args));
    patiently(isolated, host, "peer", "start", options);
    BeamNode free = node(isolated, "host", "free");
    Term size =
        isolated
            .beam()
            .evaluate(
                free,
                new io.swarmassay.beam.Script(
                    "take", "byte_size(binary:copy(<<0>>, 300 * 1024 * 1024))."),
                java.util.Map.of(),
                Duration.ofSeconds(60));
    assertThat(size).isEqualTo(Term.integer(300L << 20));
    call(
        isolated,
        host,
        "rpc",
        "call",
        Term.atom(free.name()),
        Term.atom("init"),
        Term.atom("stop"),
        Term.list());
  }

  @Test
  void removed_gracefully_it_stops_its_node_and_is_forgotten(Deployment isolated) {
    awaitGuests(isolated);
    BeamNode host = node(isolated, "host", "demo_web");
    assertThat(patiently(isolated, host, "bc_gitops", "remove", Term.atom("demo_uptime")))
        .isEqualTo(Term.atom("ok"));
    assertThat(isolated.beam().nodes(host.replica(), SOON))
        .noneMatch(node -> node.name().startsWith("demo_uptime@"));
    assertThat(call(isolated, host, "bc_gitops", "status").parts()).hasSize(2);
  }

  private static void awaitGuests(Deployment isolated) {
    AtomicReference<Reading> last = new AtomicReference<>();
    Awaitility.await()
        .atMost(STEADY)
        .until(
            () -> {
              last.set(new Guests().read(isolated));
              return last.get().healthy();
            });
  }

  private static BeamNode node(Deployment isolated, String service, String name) {
    return isolated.beam().nodes(isolated.running(service).get(0), SOON).stream()
        .filter(node -> node.name().startsWith(name + "@"))
        .findFirst()
        .orElseThrow();
  }

  private static Term pid(Deployment isolated, String service, String name) {
    return call(isolated, node(isolated, service, name), "os", "getpid");
  }

  private static void cast(BeamNode node, Deployment isolated, String function, Term argument) {
    call(
        isolated,
        node,
        "erlang",
        "spawn",
        Term.atom("erlang"),
        Term.atom(function),
        Term.list(argument));
  }

  private static Term call(
      Deployment isolated, BeamNode node, String module, String function, Term... arguments) {
    return isolated.beam().call(node, module, function, List.of(arguments), SOON);
  }

  private static Term patiently(
      Deployment isolated, BeamNode node, String module, String function, Term argument) {
    return isolated.beam().call(node, module, function, List.of(argument), PATIENT);
  }
}
