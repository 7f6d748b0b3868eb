package io.swarmassay.stack.deploy;

import io.swarmassay.beam.Beam;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.file.Assay;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A deployment of ours. */
final class LiveDeployment implements Deployment {
  private final Stack stack;
  private final StackFile file;
  private final Swarm swarm;
  private final String namespace;
  private final Optional<Assay.ErlangNodes> nodes;
  private final Function<Assay.ErlangNodes, Beam> beams;
  private final List<String> remarks;
  private Beam beam;

  LiveDeployment(
      Stack stack,
      StackFile file,
      Swarm swarm,
      String namespace,
      Optional<Assay.ErlangNodes> nodes,
      Function<Assay.ErlangNodes, Beam> beams,
      List<String> remarks) {
    this.stack = stack;
    this.file = file;
    this.swarm = swarm;
    this.namespace = namespace;
    this.nodes = nodes;
    this.beams = beams;
    this.remarks = List.copyOf(remarks);
  }

  @Override
  public List<String> remarks() {
    return remarks;
  }

  @Override
  public Stack stack() {
    return stack;
  }

  @Override
  public String namespace() {
    return namespace;
  }

  @Override
  public Swarm swarm() {
    return swarm;
  }

  @Override
  public synchronized Beam beam() {
    if (beam == null) {
      String without = "stack " + stack.name() + " names no Erlang nodes (x-assay.beam)";
      beam = beams.apply(nodes.orElseThrow(() -> new IllegalStateException(without)));
    }
    return beam;
  }

  @Override
  public List<String> services() {
    return file.services();
  }

  @Override
  public List<String> erlang() {
    return file.assay().beam().map(Assay.ErlangNodes::services).orElseGet(this::services);
  }

  @Override
  public Map<String, Integer> desired() {
    return swarm.desired(namespace);
  }

  @Override
  public Map<String, Integer> complete() {
    return ServiceStatus.complete(Aim.all(swarm, namespace), swarm.replicas(namespace));
  }

  @Override
  public List<Replica> running() {
    return swarm.replicas(namespace).stream().filter(Replica::running).toList();
  }

  @Override
  public List<Replica> running(String service) {
    return running().stream().filter(replica -> replica.service().equals(service)).toList();
  }

  @Override
  public void scale(String service, int replicas) {
    swarm.scale(namespace, service, replicas);
  }

  @Override
  public synchronized void leave() {
    try {
      if (beam != null) {
        beam.close();
      }
    } finally {
      beam = null;
    }
  }

  @Override
  public void close() {
    try {
      leave();
    } finally {
      swarm.remove(namespace);
    }
  }
}
