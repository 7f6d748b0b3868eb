package io.swarmassay.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.file.Parsed;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.FakeSwarm;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Networks come first, and are given up as long as somebody else was faster. */
class DeployerNetworksTests {
  private static final String FILE =
      """
      services:
        web: {image: "app:1", networks: [net]}
      networks:
        net: {ipam: {config: [{subnet: 10.20.0.0/16}]}}
      """;
  private static final String NONE = "[]";
  private static final String THEIRS = network("a", "theirs", "10.20.0.0/16");
  private static final String TAKEN = "[" + THEIRS + "]";
  private static final String OURS = "[" + network("b", "x", "10.20.0.0/16") + "]";
  private static final String MOVED =
      "[%s, %s]".formatted(THEIRS, network("b", "x", "10.21.0.0/16"));

  /** Swarm accepted it and has not said yet whether it gets its subnet. */
  private static final String OPEN = "[" + unallocated() + "]";

  private static final String LOST = "[%s, %s]".formatted(THEIRS, unallocated());

  private final FakeSwarm swarm = FakeSwarm.of(3);

  private static String network(String id, String owner, String subnet) {
    return """
    {"Id": "%1$s", "Name": "net-%1$s",
     "Labels": {"com.docker.stack.namespace": "%2$s"}, "IPAM": {"Config": [{"Subnet": "%3$s"}]}}
    """
        .formatted(id, owner, subnet);
  }

  private static String unallocated() {
    return """
    {"Id": "b", "Name": "net-b", "Labels": {"com.docker.stack.namespace": "x"},
     "IPAM": {"Driver": "", "Config": null}}
    """;
  }

  @Test
  void services_are_made_once_the_networks_are_alone_in_their_subnets() {
    Deployment deployment = deploy(chosenFrom(NONE), OURS);

    assertThat(swarm.calls()).containsExactly("deploy x", "deploy x");
    assertThat(deployment.remarks()).isEmpty();
    assertThat(swarm.desired("x")).containsExactlyEntriesOf(java.util.Map.of("web", 1));
  }

  @Test
  void a_subnet_that_is_taken_gives_way_and_that_is_a_remark() {
    assertThat(deploy(chosenFrom(TAKEN), MOVED).remarks())
        .containsExactly(
            "subnet 10.20.0.0/16 of x_net overlaps network net-a; this run takes 10.21.0.0/16");
  }

  @Test
  void a_subnet_that_a_node_has_not_given_back_yet_is_taken() {
    List<String> onlyTheLastNode = List.of(NONE, NONE, NONE, TAKEN);

    assertThat(deploy(onlyTheLastNode, MOVED).remarks())
        .containsExactly(
            "subnet 10.20.0.0/16 of x_net overlaps network net-a; this run takes 10.21.0.0/16");
  }

  @Test
  void nothing_is_put_on_a_network_before_swarm_said_whether_it_has_its_subnet() {
    deploy(chosenFrom(NONE), OPEN, OPEN, LOST, chosenFrom(TAKEN), OPEN, MOVED);

    assertThat(swarm.calls()).containsExactly("deploy x", "remove x", "deploy x", "deploy x");
  }

  @Test
  void a_race_that_is_lost_is_run_again() {
    deploy(chosenFrom(NONE), LOST, chosenFrom(NONE), OURS);

    assertThat(swarm.calls()).containsExactly("deploy x", "remove x", "deploy x", "deploy x");
  }

  @Test
  void a_race_that_is_lost_five_times_is_given_up_and_nothing_is_left_behind() {
    assertThatThrownBy(
            () ->
                deploy(
                    chosenFrom(NONE),
                    LOST,
                    chosenFrom(NONE),
                    LOST,
                    chosenFrom(NONE),
                    LOST,
                    chosenFrom(NONE),
                    LOST,
                    chosenFrom(NONE),
                    LOST))
        .isInstanceOf(SwarmException.class)
        .hasMessage("others took the subnets of x each time")
        .extracting(e -> ((SwarmException) e).status())
        .isEqualTo(409);
    assertThat(swarm.calls()).filteredOn("deploy x"::equals).hasSize(5);
    assertThat(swarm.calls()).last().isEqualTo("remove x");
  }

  @Test
  void what_swarm_does_not_say_in_time_is_unknown_and_told() {
    Blueprint blueprint = Parsed.of(FILE).file().orElseThrow().blueprint("x");
    SubnetRace race = SubnetRace.of(blueprint, Duration.ofMillis(20));

    assertThat(race.end(AnsweringSwarm.before(swarm).answering("/networks", OPEN).swarm()))
        .isEqualTo(SubnetRace.End.UNKNOWN);
    assertThat(race.remark())
        .startsWith("swarm did not say within 20 ms whether [10.20.0.0/16] is allocated");
  }

  /** What a manager and each of the three nodes answer before subnets are chosen. */
  private static List<String> chosenFrom(String networks) {
    return Collections.nCopies(4, networks);
  }

  /**
   * @param networks what is answered, one after the other: a text, or a list of them
   */
  private Deployment deploy(Object... networks) {
    String[] answers =
        Stream.of(networks)
            .flatMap(each -> each instanceof List<?> all ? all.stream() : Stream.of(each))
            .toArray(String[]::new);
    Swarm answering = AnsweringSwarm.before(swarm).answering("/networks", answers).swarm();
    StackFile file = Parsed.of(FILE).file().orElseThrow();
    return Deployer.deploy(answering, Stack.at(Parsed.FOLDER), file, nodes -> null, "x");
  }
}
