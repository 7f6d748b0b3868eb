package io.swarmassay.stack.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Subnet;
import io.swarmassay.swarm.SwarmException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubnetTests {
  @Test
  void only_first_addresses_are_subnets() {
    assertThat(Subnet.parse("10.20.0.0/16")).hasToString("Optional[10.20.0.0/16]");
    assertThat(Stream.of("10.20.0.1/16", "10.20.0.0", "10.256.0.0/16", "10.0.0.0/33", "x"))
        .allMatch(text -> Subnet.parse(text).isEmpty());
  }

  @Test
  void a_free_subnet_is_kept_and_a_taken_one_gives_way_to_the_next() {
    assertThat(moved("10.20.0.0/16", "10.21.0.0/16")).isEqualTo("10.20.0.0/16");
    assertThat(moved("10.20.0.0/16", "10.20.5.0/24")).isEqualTo("10.21.0.0/16");
    assertThat(moved("10.20.0.0/16", "10.20.0.0/15")).isEqualTo("10.22.0.0/16");
    assertThat(moved("10.255.0.0/16", "10.255.0.0/16", "10.0.0.0/24")).isEqualTo("10.1.0.0/16");
  }

  @Test
  void a_network_that_must_move_takes_no_subnet_that_another_of_its_stack_asks_for() {
    Subnets subnets = new Subnets(networks("10.20.0.0/16", "10.30.0.0/16"));
    Blueprint moved = subnets.moved(blueprint("10.20.0.0/16", "10.21.0.0/16", "10.30.0.0/16"));
    assertThat(moved.networks())
        .map(SubnetTests::subnet)
        .containsExactly("10.22.0.0/16", "10.21.0.0/16", "10.31.0.0/16");
    assertThat(subnets.remarks()).hasSize(2);
  }

  @Test
  void what_was_moved_is_told() {
    Subnets subnets = new Subnets(networks("10.20.0.0/16"));
    subnets.moved(blueprint("10.20.0.0/16"));
    assertThat(subnets.remarks())
        .containsExactly(
            "subnet 10.20.0.0/16 of x_net0 overlaps network other0; this run takes 10.21.0.0/16");
  }

  @Test
  void networks_of_one_stack_file_that_overlap_stay_as_they_are_and_that_is_told() {
    Subnets subnets = new Subnets(networks());
    Blueprint moved = subnets.moved(blueprint("10.20.0.0/16", "10.20.0.0/16"));
    assertThat(moved.networks())
        .map(SubnetTests::subnet)
        .containsExactly("10.20.0.0/16", "10.20.0.0/16");
    assertThat(subnets.remarks())
        .singleElement()
        .asString()
        .contains("x_net1 overlaps network x_net0 of the same stack file");
  }

  @Test
  void no_room_at_all_is_told() {
    Subnets subnets = new Subnets(networks("10.0.0.0/8"));
    assertThatThrownBy(() -> subnets.moved(blueprint("10.20.0.0/16")))
        .isInstanceOf(SwarmException.class)
        .hasMessage(
            "subnet 10.20.0.0/16 of x_net0 overlaps network other0, and 10.0.0.0/8 has no room for"
                + " another");
  }

  private static Map<String, Object> network(String name, String subnet) {
    return Map.of("Name", name, "IPAM", Map.of("Config", List.of(Map.of("Subnet", subnet))));
  }

  private static List<JsonNode> networks(String... subnets) {
    return List.of(
        new ObjectMapper()
            .valueToTree(
                Stream.iterate(0, i -> i < subnets.length, i -> i + 1)
                    .map(i -> network("other" + i, subnets[i]))
                    .toList()));
  }

  private static Blueprint blueprint(String... subnets) {
    List<Map<String, Object>> networks =
        Stream.iterate(0, i -> i < subnets.length, i -> i + 1)
            .map(
                i ->
                    Map.<String, Object>of(
                        "Name",
                        "x_net" + i,
                        "IPAM",
                        Map.of("Config", List.of(Map.of("Subnet", subnets[i])))))
            .toList();
    return new Blueprint("x", networks, List.of(), List.of(), List.of());
  }

  private static String subnet(Map<String, Object> network) {
    return new ObjectMapper().valueToTree(network).at("/IPAM/Config/0/Subnet").asText();
  }

  private static String moved(String wanted, String... taken) {
    return subnet(new Subnets(networks(taken)).moved(blueprint(wanted)).networks().get(0));
  }
}
