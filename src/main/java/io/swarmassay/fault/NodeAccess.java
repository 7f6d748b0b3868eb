package io.swarmassay.fault;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Output;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The machines below a deployment, for faults of nodes and of the network between them. */
public record NodeAccess(Deployment deployment) {
  /** The swarm the nodes are of. */
  public Swarm swarm() {
    return deployment.swarm();
  }

  /** The hosts the nodes run on. */
  public Hosts hosts() {
    return swarm()
        .hosts()
        .orElseThrow(() -> new SwarmException(0, "the machines below cannot be touched"));
  }

  /** Names of all nodes, sorted. */
  public List<String> nodes() {
    return swarm().nodes().stream().map(SwarmNode::name).distinct().toList();
  }

  /** Another node than this one. */
  public String other(String node) {
    return nodes().stream()
        .filter(each -> !each.equals(node))
        .findFirst()
        .orElseThrow(() -> new SwarmException(0, "there is no node but " + node));
  }

  /** Runs a command in the hub; throws when it did not end with 0. */
  public String hub(String... command) {
    return done(hosts().inHub(List.of(command)), command[0]);
  }

  /** Runs one of this package's scripts in the hub; throws when it did not end with 0. */
  public String script(String name, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("bash", "-c", text(name), name));
    command.addAll(arguments);
    return done(hosts().inHub(command), name);
  }

  /** Runs a shell script in a node. */
  public Output inNode(String node, String script) {
    return hosts().inNode(node, List.of("sh", "-c", script));
  }

  /** Whether a node has power: whether its first process is there. */
  public boolean powered(String node) {
    return hosts().init(node).isPresent();
  }

  /** What a command printed; throws when it did not end with 0. */
  public String done(Output output, String what) {
    if (!output.ok()) {
      throw new SwarmException(0, what + ": " + (output.err() + output.out()).strip());
    }
    return output.out().strip();
  }

  /** One of this package's scripts. */
  public static String text(String name) {
    try (InputStream script = NodeAccess.class.getResourceAsStream(name)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
