package io.swarmassay.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedPortsTests extends ProbeContract {
  private static final String EPMD =
      """
      [{"Spec": {"Name": "m_atomvm-node",
                 "EndpointSpec": {"Ports": [{"TargetPort": 4369, "PublishMode": "host",
                                             "PublishedPort": 4369}]}}}]""";

  @Override
  public Probe probe() {
    return new PublishedPorts();
  }

  @Override
  public ProbeScene healthy() {
    return publishing("[{\"Spec\": {\"Name\": \"m_atomvm-node\"}, \"Endpoint\": {\"Spec\": {}}}]");
  }

  private static ProbeScene publishing(String services) {
    return three().answering("call", any -> services);
  }

  @Test
  void a_port_nobody_wanted_is_named() {
    Reading reading = probe().read(publishing(EPMD));
    assertThat(reading.healthy()).isFalse();
    assertThat(reading.reason()).isEqualTo("m_atomvm-node publishes port 4369 (wanted none)");
  }

  @Test
  void wanted_ports_must_be_there() {
    Probe probe = new PublishedPorts(List.of(4369));
    assertThat(probe.read(publishing(EPMD)).reason()).isEqualTo("published: [4369]");
    assertThat(probe.read(healthy()).reason())
        .isEqualTo("port 4369 is not published (wanted [4369])");
  }

  @Test
  void a_port_that_swarm_chose_counts_and_one_it_has_not_chosen_yet_does_not() {
    String chosen =
        """
        [{"Spec": {"Name": "m_web", "EndpointSpec": {"Ports": [{"PublishedPort": 0}]}},
          "Endpoint": {"Ports": [{"PublishedPort": 30000}]}}]""";
    assertThat(probe().read(publishing(chosen)).reason())
        .isEqualTo("m_web publishes port 30000 (wanted none)");
    assertThat(new PublishedPorts(List.of(30000)).read(publishing(chosen)).healthy()).isTrue();
  }
}
