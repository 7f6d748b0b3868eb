package io.swarmassay.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.swarm.FakeSwarm;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
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
  private static final String TAKEN = "[" + network("a", "theirs", "10.20.0.0/16") + "]";
  private static final String OURS = "[" + network("b", "x", "10.20.0.0/16") + "]";
  private static final String LOST =
      "[%s, %s]"
          .formatted(network("a", "theirs", "10.20.0.0/16"), network("b", "x", "10.20.0.0/16"));

  private final FakeSwarm swarm = FakeSwarm.of(3);

  private static String network(String id, String owner, String subnet) {
    return """
    {"Id": "%1$s", "Name": "net-%1$s", "Created": "2026-01-01T00:00:00Z",
     "Labels": {"com.docker.stack.namespace": "%2$s"}, "IPAM": {"Config": [{"Subnet": "%3$s"}]}}
    """
        .formatted(id, owner, subnet);
  }

  @Test
  void services_are_made_once_the_networks_are_alone_in_their_subnets() {
    Deployment deployment = deploy(NONE, OURS);

    assertThat(swarm.calls()).containsExactly("deploy x", "deploy x");
    assertThat(deployment.remarks()).isEmpty();
    assertThat(swarm.desired("x")).containsExactlyEntriesOf(java.util.Map.of("web", 1));
  }

  @Test
  void a_subnet_that_is_taken_gives_way_and_that_is_a_remark() {
    assertThat(deploy(TAKEN, TAKEN).remarks())
        .containsExactly(
            "subnet 10.20.0.0/16 of x_net overlaps network net-a; this run takes 10.21.0.0/16");
  }

  @Test
  void a_race_that_is_lost_is_run_again() {
    deploy(NONE, LOST, NONE, OURS);

    assertThat(swarm.calls()).containsExactly("deploy x", "remove x", "deploy x", "deploy x");
  }

  @Test
  void a_race_that_is_lost_five_times_is_given_up_and_nothing_is_left_behind() {
    assertThatThrownBy(() -> deploy(LOST))
        .isInstanceOf(SwarmException.class)
        .hasMessage("others took the subnets of x each time")
        .extracting(e -> ((SwarmException) e).status())
        .isEqualTo(409);
    assertThat(swarm.calls()).filteredOn("deploy x"::equals).hasSize(5);
    assertThat(swarm.calls()).last().isEqualTo("remove x");
  }

  private Deployment deploy(String... networks) {
    Swarm answering = AnsweringSwarm.before(swarm).answering("/networks", networks).swarm();
    StackFile file = Parsed.of(FILE).file().orElseThrow();
    return Deployer.deploy(answering, Stack.at(Parsed.FOLDER), file, nodes -> null, "x");
  }
}
