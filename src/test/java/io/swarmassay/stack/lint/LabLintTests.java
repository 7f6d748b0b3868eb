package io.swarmassay.stack.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.stack.file.StackFile;
import io.swarmassay.yaml.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What has no room on so many nodes, and the same with one node or one address more. */
class LabLintTests {
  @Test
  void replicas_that_are_too_many_for_each_node() {
    String deploy = "deploy: {replicas: 5, placement: {max_replicas_per_node: 2}}";

    assertThat(unmet(2, deploy))
        .containsExactly("1 of 5 replicas of web find no node: max_replicas_per_node is 2");
    assertThat(unmet(3, deploy)).isEmpty();
  }

  @Test
  void replicas_that_each_take_a_port_of_their_node() {
    String service =
        "ports: [{target: 80, published: 8080, mode: host}]\n    deploy: {replicas: 3}";

    assertThat(unmet(2, service))
        .containsExactly("1 of 3 replicas of web find no node: each takes port 8080 of its own");
    assertThat(unmet(3, service)).isEmpty();
    assertThat(unmet(1, service.replace("host", "ingress"))).isEmpty();
    assertThat(unmet(1, service.replace("replicas: 3", "mode: global"))).isEmpty();
  }

  @Test
  void a_subnet_with_fewer_addresses_than_tasks_virtual_ips_and_load_balancers_take() {
    String service = "networks: [net]\n    deploy: {replicas: 3}";

    assertThat(unmet(3, service))
        .containsExactly(
            "network net has 5 addresses and needs 7: 3 tasks, 1 virtual IPs, a load balancer on"
                + " 3 nodes");
    assertThat(unmet(3, service.replace("replicas: 3", "replicas: 2"))).isEmpty();
    assertThat(unmet(1, service.replace("replicas: 3", "replicas: 3, endpoint_mode: dnsrr")))
        .isEmpty();
  }

  private static List<String> unmet(int nodes, String service) {
    String text =
        "services:\n  web:\n    image: a\n    "
            + service
            + "\nnetworks: {net: {ipam: {config: [{subnet: 10.9.0.0/29}]}}}\n";
    Problems problems = new Problems();
    StackFile stack =
        StackFile.parse("docker-stack.yml", text, Path.of("."), Map.of(), problems)
            .orElseThrow(() -> new AssertionError(problems.sorted()));
    return new LabLint(nodes).unmet(stack.blueprint("x"));
  }
}
