package io.swarmassay.stack.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortsTests {
  private static final String FORM =
      "; ports are 1 to 65535, both ranges equally long, tcp, udp or sctp";

  /** Each port as {@code published:target/protocol}, ordered by the published one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'65535:65535' | 65535:65535/tcp",
        "'1:1/sctp' | 1:1/sctp",
        "'80' | -:80/tcp",
        "'80-82' | -:80/tcp -:81/tcp -:82/tcp",
        "'8080-8082:80' | 8080:80/tcp 8081:80/tcp 8082:80/tcp",
        "'8080-8081:80-81/udp' | 8080:80/udp 8081:81/udp",
        "8080 | -:8080/tcp",
        "{target: 65535, published: 65535, protocol: udp, mode: ingress} | 65535:65535/udp",
        "{target: 1} | -:1/-",
        "'9000:90', '8000:80', '85' | -:85/tcp 8000:80/tcp 9000:90/tcp",
      })
  void a_port_is_published_as_it_is_written(String written, String ports) {
    assertThat(ports(Parsed.web("ports: [" + written + "]"))).isEqualTo(ports);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'0' | '0' is no port",
        "'80:0' | '80:0' is no port",
        "'65536' | '65536' is no port",
        "'65536:80' | '65536:80' is no port",
        "'123456' | '123456' is no port",
        "'81-80' | '81-80' is no port",
        "'8081-8080:80' | '8081-8080:80' is no port",
        "'8080-8082:80-81' | '8080-8082:80-81' is no port",
        "'8080:80-81' | '8080:80-81' is no port",
      })
  void what_cannot_be_a_port_is_refused(String written, String said) {
    assertThat(Parsed.web("ports: [\"" + written.replace("'", "") + "\"]").problems())
        .containsExactly("s.yml:4:13: " + said + FORM);
  }

  @Test
  void a_range_may_hold_ten_thousand_ports() {
    assertThat(ports(Parsed.web("ports: ['1-10000:1-10000']")).split(" ")).hasSize(10_000);
    assertThat(Parsed.web("ports: ['1-10001:1-10001']").problems())
        .containsExactly("s.yml:4:12: 10001 ports in one range are too many; at most 10000");
    assertThat(Parsed.web("ports: ['1-10001']").problems())
        .containsExactly("s.yml:4:12: 10001 ports in one range are too many; at most 10000");
  }

  @Test
  void a_service_may_have_ten_thousand_ports_and_a_stack_twenty_thousand() {
    assertThat(Parsed.web("ports: ['1-6000', '7001-11000']").problems()).isEmpty();
    assertThat(Parsed.web("ports: ['1-6000', '7001-11001']").problems())
        .containsExactly("s.yml:4:12: 10001 ports in one service are too many; at most 10000");
    assertThat(services("1-10000", "1-10000").problems()).isEmpty();
    assertThat(services("1-10000", "1-10000", "1").problems())
        .containsExactly("s.yml:1:1: 20001 ports in one stack file are too many; at most 20000");
  }

  @Test
  void a_service_without_a_virtual_address_publishes_on_its_hosts_only() {
    String hosted = "ports: [{target: 80, published: 80, mode: host}]\n    deploy: ";
    assertThat(Parsed.web(hosted + "{endpoint_mode: dnsrr}").at("/EndpointSpec"))
        .isEqualTo(
            "{\"Mode\":\"dnsrr\",\"Ports\":[{\"TargetPort\":80,\"PublishedPort\":80,"
                + "\"PublishMode\":\"host\"}]}");
    assertThat(Parsed.web("ports: ['80']\n    deploy: {endpoint_mode: vip}").problems()).isEmpty();
  }

  private static Parsed services(String... ports) {
    StringBuilder text = new StringBuilder("services:\n");
    for (int i = 0; i < ports.length; i++) {
      text.append("  s%d: {image: 'a:1', ports: ['%s']}\n".formatted(i, ports[i]));
    }
    return Parsed.of(text.toString());
  }

  private static String ports(Parsed parsed) {
    List<String> ports = new ArrayList<>();
    for (JsonNode port : parsed.body().at("/services/0/EndpointSpec/Ports")) {
      ports.add(
          port.path("PublishedPort").asText("-")
              + ":"
              + port.path("TargetPort").asText()
              + "/"
              + port.path("Protocol").asText("-"));
    }
    return String.join(" ", ports);
  }
}
