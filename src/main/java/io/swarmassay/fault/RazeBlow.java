package io.swarmassay.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Finds the service when it strikes; proven by the engine that had it. */
final class RazeBlow implements Fault.Blow {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration EFFECT = Duration.ofSeconds(10);

  private final Deployment deployment;
  private final Raze fault;
  private Replica victim;
  private String service = "";

  RazeBlow(Deployment deployment, Raze fault) {
    this.deployment = deployment;
    this.fault = fault;
  }

  @Override
  public Remedy remedy() {
    return Remedy.NONE;
  }

  @Override
  public void strike() {
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
    if (fault.by() == Raze.By.KILL) {
      deployment.swarm().signal(victim, "KILL");
    } else {
      call("DELETE", "/services/" + service);
    }
  }

  private JsonNode services() {
    String filter =
        "{\"label\":[\"%s=%s\",\"%s\"]}"
            .formatted(Blueprint.LABEL, deployment.namespace(), fault.label());
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
  public Fault.Proof bites() {
    long from = System.nanoTime();
    boolean gone = Effects.within(EFFECT, this::over);
    long ms = (System.nanoTime() - from) / 1_000_000;
    String who = victim.service() + (fault.by() == Raze.By.KILL ? "" : " and its service");
    return new Fault.Proof(
        gone, who + (gone ? " gone after " : " still there after ") + ms + " ms");
  }

  private boolean over() {
    boolean served = has(services());
    return !Containers.runs(deployment.swarm(), victim) && (fault.by() == Raze.By.KILL || !served);
  }

  private boolean has(JsonNode services) {
    for (JsonNode found : services) {
      if (found.path("ID").asText().equals(service)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Fault.Proof gone() {
    return new Fault.Proof(true, "nothing was left to undo");
  }
}
