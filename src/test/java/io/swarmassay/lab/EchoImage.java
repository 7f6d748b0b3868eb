package io.swarmassay.lab;

import io.swarmassay.internal.docker.EngineClient;
import io.swarmassay.swarm.Blueprint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An image made of this machine's socat, and a global service that echoes on port 7000. */
final class EchoImage {
  static final String NAME = "assay-it/echo:1";
  private static final String PACK =
      "f='/usr/bin/socat /bin/sh'; (printf '%s\\n' $f; ldd $f | grep -o '/[^ :]*') | sort -u"
          + " | tar -chf - -T - 2>/dev/null";

  private EchoImage() {}

  /** Puts the image on every node of the lab. */
  static void load(Lab lab) throws IOException, InterruptedException {
    Process tar = new ProcessBuilder("sh", "-c", PACK).start();
    byte[] archive;
    try (InputStream out = tar.getInputStream()) {
      archive = out.readAllBytes();
    }
    tar.waitFor(10, TimeUnit.SECONDS);
    for (String node : lab.nodeNames()) {
      try (EngineClient engine = EngineClient.at(lab.socket(node))) {
        engine.importImage(
            new ByteArrayInputStream(archive), "repo=assay-it/echo&tag=1", Duration.ofSeconds(20));
      }
    }
  }

  /** One echo on each node, on an overlay. */
  static Blueprint global() {
    Map<String, Object> labels = Map.of(Blueprint.LABEL, "it");
    Map<String, Object> network =
        Map.of("Name", "it_net", "Driver", "overlay", "Labels", labels, "CheckDuplicate", true);
    List<String> command = List.of("/usr/bin/socat", "TCP4-LISTEN:7000,reuseaddr,fork", "PIPE");
    Map<String, Object> service =
        Map.of(
            "Name", "it_echo",
            "Labels", labels,
            "Mode", Map.of("Global", Map.of()),
            "EndpointSpec", Map.of("Mode", "dnsrr"),
            "TaskTemplate",
                Map.of(
                    "ContainerSpec", Map.of("Image", NAME, "Command", command, "Labels", labels),
                    "RestartPolicy", Map.of("Condition", "any", "Delay", 100_000_000L),
                    "Networks", List.of(Map.of("Target", "it_net"))));
    return new Blueprint("it", List.of(network), List.of(), List.of(), List.of(service));
  }
}
