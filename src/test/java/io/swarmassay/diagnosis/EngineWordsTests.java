package io.swarmassay.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Cause;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineWordsTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image-missing | 3:12 | No such image: web:9@sha256:12ab",
        "bind-source-missing | 11:7"
            + "| invalid mount config for type \"bind\": bind source path does not exist: /srv/none",
        "log-driver-unreachable | 9:9 | failed to initialize logging driver: dial tcp"
            + " 127.0.0.1:12201: connect: connection refused",
        "log-driver-unknown | 7:15 | logger: no log driver named 'gelf' is registered",
        "program-missing | 4:14 | OCI runtime create failed: container_linux.go:380: starting"
            + " container process caused: exec: \"/srv/web\": stat /srv/web: no such file or"
            + " directory: unknown",
        "program-missing | 4:14" + "| exec: \"web\": executable file not found in $PATH: unknown",
        "program-not-executable | 4:14 | exec: \"/srv/web\": permission denied: unknown",
        "interpreter-missing | 4:14 | exec /srv/web: no such file or directory",
        "user-missing | 5:11" + "| unable to find user nobody2: no matching entries in passwd file",
        "volume-driver-missing | 11:7 | create x_data: error looking up volume plugin nfs5: plugin"
            + " \"nfs5\" not found",
        "port-taken-on-node | 13:7 | driver failed programming external connectivity on endpoint x:"
            + " Error starting userland proxy: listen tcp 0.0.0.0:8080: bind: address already in use",
        "port-taken-on-node | 13:7" + "| Bind for 0.0.0.0:8080 failed: port is already allocated",
        "memory-limit-too-small | 32:19" + "| Minimum memory limit allowed is 6MB",
        "disk-full | 11:7 | write /var/lib/docker/tmp/x: no space left on device",
        "constraint-unmet | 29:22"
            + "| no suitable node (scheduling constraints not satisfied on 3 nodes)",
        "resources-short | 34:11 | no suitable node (insufficient resources on 3 nodes)",
        "host-port-taken | 13:7" + "| no suitable node (host-mode port already in use on 3 nodes)",
        "max-replicas-per-node | 28:32" + "| no suitable node (max replicas per node limit exceed)",
        "plugin-missing | 11:7 | no suitable node (missing plugin on 3 nodes)",
        "platform-unsupported | 3:12 | no suitable node (unsupported platform on 3 nodes)",
        "nodes-unavailable | 28:9" + "| no suitable node (3 nodes not available for new tasks)"
      })
  void what_swarm_or_an_engine_says_is_named_with_its_place(
      String name, String place, String error) {
    Seeing seen = new Seeing();
    seen.task("pending", error);
    Cause cause = seen.causes().get(0);
    assertThat(cause.diagnosis()).isEqualTo(name);
    assertThat(cause.place()).isEqualTo("docker-stack.yml:" + place);
    assertThat(cause.subject()).isEqualTo("web.1");
    assertThat(cause.seen()).doesNotContain("%").doesNotEndWith(".");
  }
}
