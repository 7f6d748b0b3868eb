package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Output;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ports of document 000's compose file, published on the machine below and used from there. */
record Published(Hosts hosts, String node) {
  /**
   * A request with the compose file's environment and {@code 4000:4000}, {@code 4369:4369} and
   * {@code 9100-9105:9100-9105}.
   */
  static Map<String, Object> documented() {
    Map<String, Object> ports = new HashMap<>();
    for (int port : new int[] {4000, 4369, 9100, 9101, 9102, 9103, 9104, 9105}) {
      ports.put(port + "/tcp", List.of(Map.of("HostPort", String.valueOf(port))));
    }
    Map<String, Object> exposed = new HashMap<>();
    ports.keySet().forEach(port -> exposed.put(port, Map.of()));
    List<String> environment =
        List.of(
            "RELEASE_COOKIE=development_cookie",
            "SECRET_KEY_BASE=development_secret_key_base",
            "PHX_HOST=localhost");
    return Map.of(
        "HostConfig",
        Map.of("PortBindings", ports),
        "ExposedPorts",
        exposed,
        "Hostname",
        "localhost",
        "Env",
        environment);
  }

  private String said(int port, String bytes, String read) {
    String speak =
        "exec 3<>/dev/tcp/127.0.0.1/" + port + " && printf '" + bytes + "' >&3 && " + read;
    Output answer = hosts.inNode(node, List.of("timeout", "8", "bash", "-c", speak));
    return answer.out() + answer.err();
  }

  /** HTTP answers, the port mapper names the node, and a node with the cookie connects. */
  void answer_and_lead_to_the_node() {
    String get = "GET /ready HTTP/1.1\\r\\nhost: x\\r\\nconnection: close\\r\\n\\r\\n";
    assertThat(said(4000, get, "cat <&3")).contains("HTTP/1.1 200");
    String names = said(4369, "\\x00\\x01n", "tail -c +5 <&3");
    Matcher found = Pattern.compile("name my_app at port (\\d+)").matcher(names);
    assertThat(found.find()).as(names).isTrue();
    assertThat(Integer.parseInt(found.group(1))).isBetween(9100, 9105);
    assertThat(connected("development_cookie")).contains("connected: true");
    assertThat(connected("another_cookie")).contains("connected: false");
  }

  /** An Erlang node of this machine, found by no other way than the published ports. */
  private String connected(String cookie) {
    String ask =
        "io:format(\"connected: ~p\", [net_kernel:connect_node(my_app@localhost)]), halt().";
    List<String> node =
        List.of(
            "env",
            "HOME=/tmp",
            "timeout",
            "30",
            "erl",
            "-noshell",
            "-sname",
            "undefined",
            "-dist_listen",
            "false",
            "-setcookie",
            cookie,
            "-eval",
            ask);
    Output answer = hosts.inNode(this.node, node);
    return answer.out() + answer.err();
  }
}
