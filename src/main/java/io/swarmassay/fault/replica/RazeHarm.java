package io.swarmassay.fault.replica;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.fault.ContainerState;
import io.swarmassay.fault.Fault.Proof;
import io.swarmassay.fault.Harm;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Finds the service right before it strikes; proven by its id, and by the engine that had it. */
final class RazeHarm implements Harm.OneWay {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Deployment deployment;
  private final Raze fault;
  private Replica victim;
  private long struck;
  private String service = "";

  RazeHarm(Deployment deployment, Raze fault) {
    this.deployment = deployment;
    this.fault = fault;
  }

  @Override
  public Proof before() {
    JsonNode found = services();
    if (found.size() != 1) {
      throw new SwarmException(0, found.size() + " services carry " + fault.label());
    }
    service = found.get(0).path("ID").asText();
    String name = found.get(0).at("/Spec/Name").asText();
    victim =
        deployment.running(name.substring(deployment.namespace().length() + 1)).stream()
            .findFirst()
            .orElseThrow(() -> new SwarmException(0, name + " has no replica that runs"));
    boolean runs = ContainerState.runs(deployment.swarm(), victim);
    return new Proof(runs, victim.name() + (runs ? " runs" : ": its container does not run"));
  }

  @Override
  public void on() {
    struck = System.nanoTime();
    if (fault.by() == Raze.By.KILL) {
      deployment.swarm().signal(victim, "KILL");
    } else {
      call("DELETE", "/services/" + service);
    }
  }

  private JsonNode services() {
    String filter =
        String.format(
            Locale.ROOT,
            "{\"label\":[\"%s=%s\",\"%s\"]}",
            Blueprint.LABEL,
            deployment.namespace(),
            fault.label());
    try {
      return JSON.readTree(
          call("GET", "/services?filters=" + URLEncoder.encode(filter, StandardCharsets.UTF_8)));
    } catch (JsonProcessingException unreadable) {
      throw new SwarmException("the services are no JSON", unreadable);
    }
  }

  private String call(String method, String path) {
    Swarm swarm = deployment.swarm();
    String manager =
        swarm.nodes().stream()
            .filter(node -> node.role() == SwarmNode.Role.MANAGER && node.healthy())
            .map(SwarmNode::name)
            .findFirst()
            .orElseThrow(() -> new SwarmException(0, "no manager is ready"));
    return swarm.call(manager, method, path, "");
  }

  @Override
  public Proof bites() {
    if (victim == null) {
      throw new SwarmException(0, "nobody looked for " + fault.label() + " before");
    }
    boolean kill = fault.by() == Raze.By.KILL;
    boolean ended = !ContainerState.runs(deployment.swarm(), victim);
    boolean gone = ended && (kill || !has(services()));
    long ms = (System.nanoTime() - struck) / 1_000_000;
    String who = victim.service() + (kill ? "" : " and its service");
    return new Proof(gone, who + (gone ? " gone after " : " still there after ") + ms + " ms");
  }

  private boolean has(JsonNode services) {
    for (JsonNode found : services) {
      if (found.path("ID").asText().equals(service)) {
        return true;
      }
    }
    return false;
  }
}
