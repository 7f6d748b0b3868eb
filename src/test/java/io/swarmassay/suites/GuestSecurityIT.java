package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Script;
import io.swarmassay.beam.Term;
import io.swarmassay.junit.LabExtension;
import io.swarmassay.probe.guest.Guests;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a guest of the isolated stack cannot take, and who cannot reach it. */
@Tag("nightly")
class GuestSecurityIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration STEADY = Duration.ofSeconds(60);
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Pattern ADDRESS = Pattern.compile("inet (?!127\\.)([0-9.]+)/");

  /** The share of one processor that the node's VM used over three seconds. */
  private static final String SHARE =
      "{R, _} = erlang:statistics(runtime), {W, _} = erlang:statistics(wall_clock),"
          + " Work(), receive after 3000 -> ok end,"
          + " {S, _} = erlang:statistics(runtime), {X, _} = erlang:statistics(wall_clock),"
          + " (S - R) / (X - W).";

  @RegisterExtension
  static final LabExtension lab =
      LabExtension.deploying(LabExtension.stack("isolated")).nodes(1, 1);

  @BeforeEach
  void guests_run(Deployment isolated) {
    Awaitility.await().atMost(STEADY).until(() -> new Guests().read(isolated).healthy());
  }

  @Test
  void a_guest_that_fills_its_disk_or_starts_processes_is_stopped_and_the_others_go_on(
      Deployment isolated) {
    String before = new Guests().read(isolated).reason();
    String filled =
        "dd if=/dev/zero of=/tmp/full bs=1M count=64 2>&1; ls -l /tmp/full; rm /tmp/full";
    assertThat(inside(isolated, "guest", filled)).contains("No space left").contains("16777216");
    String forked = "i=0; while [ $i -lt 400 ]; do sleep 2 & i=$((i+1)); done; echo all";
    assertThat(inside(isolated, "guest", forked)).contains("can't fork").doesNotContain("all");
    Awaitility.await().atMost(SOON).until(() -> new Guests().read(isolated).healthy());
    assertThat(new Guests().read(isolated).reason()).isEqualTo(before);
  }

  /** From the guests' network all is open, which shows that the question can be answered so. */
  @Test
  void epmd_and_distribution_of_a_guest_are_closed_to_other_networks(Deployment isolated)
      throws IOException {
    Replica guest = isolated.running("guest").get(0);
    List<String> addresses =
        ADDRESS
            .matcher(inside(isolated, "guest", "ip -4 addr"))
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertThat(addresses).hasSizeGreaterThanOrEqualTo(2).anyMatch(each -> each.startsWith("10."));
    String shared = addresses.stream().filter(each -> each.startsWith("10.")).findFirst().get();
    assertThat(inside(isolated, "host", knock(List.of(shared)))).contains("{ok,ok}");
    assertThat(outside(isolated, guest, knock(addresses)))
        .contains("{error,error}")
        .doesNotContain("ok");
  }

  /** "Minimal" has no number; ours is a twentieth of one processor. */
  @Test
  void a_vm_of_its_own_costs_less_than_a_twentieth_of_a_processor(Deployment isolated) {
    for (String guest : List.of("demo_uptime", "demo_phoenix")) {
      assertThat(share(isolated, guest, "fun() -> ok end")).as(guest).isBetween(0.0, 0.05);
    }
    String busy =
        "fun() -> L = fun L(T) -> erlang:monotonic_time(second) < T andalso L(T) end,"
            + " E = erlang:monotonic_time(second) + 3, spawn(fun() -> L(E) end) end";
    assertThat(share(isolated, "demo_uptime", busy)).isGreaterThan(0.1);
  }

  private static double share(Deployment isolated, String guest, String work) {
    BeamNode node =
        isolated.erlang().stream()
            .flatMap(service -> isolated.running(service).stream())
            .flatMap(replica -> isolated.beam().nodes(replica, SOON).stream())
            .filter(each -> each.name().startsWith(guest + "@"))
            .findFirst()
            .orElseThrow();
    Script script = new Script("share", "Work = " + work + ", " + SHARE);
    return ((Term.Real) isolated.beam().evaluate(node, script, Map.of(), SOON)).value();
  }

  private static String inside(Deployment isolated, String service, String command) {
    Replica replica = isolated.running(service).get(0);
    return Inside.exec(isolated.swarm(), replica, "/bin/sh", "-c", command);
  }

  /** Whether EPMD and the first port of distribution can be connected to, at each address. */
  private static String knock(List<String> addresses) {
    String each =
        "[io:format(\\\"~p~n\\\", [list_to_tuple([element(1, gen_tcp:connect(A, P, [], 3000))"
            + " || P <- [4369, 9100]])]) || A <- [%s]], halt()."
                .formatted(
                    String.join(", ", addresses.stream().map(a -> "\\\"" + a + "\\\"").toList()));
    return "erl -noshell -eval \"" + each + "\"";
  }

  /**
   * What a command prints in a container of the same image and node, on the engine's own bridge.
   */
  private static String outside(Deployment isolated, Replica guest, String command)
      throws IOException {
    var swarm = isolated.swarm();
    String node = guest.node();
    String inspected = swarm.call(node, "GET", "/containers/" + guest.containerId() + "/json", "");
    Map<String, Object> request =
        Map.of(
            "Image", JSON.readTree(inspected).at("/Config/Image").asText(),
            "Entrypoint", List.of("/bin/sh", "-c", command),
            "Tty", true,
            "HostConfig", Map.of("NetworkMode", "bridge"));
    String made = swarm.call(node, "POST", "/containers/create", JSON.writeValueAsString(request));
    String container = "/containers/" + JSON.readTree(made).path("Id").asText();
    try {
      swarm.call(node, "POST", container + "/start", "");
      swarm.call(node, "POST", container + "/wait", "", STEADY);
      return swarm.call(node, "GET", container + "/logs?stdout=true&stderr=true", "");
    } finally {
      swarm.call(node, "DELETE", container + "?force=true", "");
    }
  }
}
