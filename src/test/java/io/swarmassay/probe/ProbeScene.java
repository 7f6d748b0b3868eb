package io.swarmassay.probe;

import io.swarmassay.beam.Beam;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a probe is shown: some replicas of one service, and answers of the swarm as planted. */
public final class ProbeScene implements Deployment {
  private final Map<String, Function<Object[], Object>> answers = new HashMap<>();
  private final List<Replica> replicas;
  private final List<String> asked = new ArrayList<>();
  private Beam beam;
  private int wanted;
  private int complete;
  private RuntimeException broken;
  private List<String> services = List.of("atomvm-node");
  private Silence silence = Silence.NOBODY;

  public ProbeScene(List<Replica> replicas) {
    this.replicas = replicas;
    this.wanted = replicas.size();
    answering("replicas", any -> replicas);
    answering("nodes", any -> List.of(manager()));
  }

  private static SwarmNode manager() {
    return new SwarmNode(
        "id", "n1", "10.0.0.1", SwarmNode.Role.MANAGER, true, "ready", "active", "reachable");
  }

  /** How the swarm answers one of its methods. */
  public ProbeScene answering(String method, Function<Object[], Object> answer) {
    answers.put(method, answer);
    return this;
  }

  ProbeScene wanting(int count) {
    wanted = count;
    return this;
  }

  /** An error of ours, wherever the deployment itself is asked. */
  ProbeScene failing(RuntimeException ours) {
    broken = ours;
    return this;
  }

  /** A stack of no service at all. */
  ProbeScene withoutServices() {
    services = List.of();
    return this;
  }

  /** So many slots ended well and stay empty. */
  ProbeScene completing(int count) {
    complete = count;
    return this;
  }

  /** Whoever asks this replica, or a node in it, gets no answer; all others answer as planted. */
  ProbeScene silencing(int slot) {
    silence = new Silence(slot);
    return this;
  }

  /** How many questions the silent replica was asked. */
  int unanswered() {
    return silence.asked();
  }

  ProbeScene observedBy(Beam observer) {
    beam = observer;
    return this;
  }

  /** Names of the swarm's methods that were called. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Stack stack() {
    return Stack.at(Path.of("stacks", "scene"));
  }

  @Override
  public String namespace() {
    return "m";
  }

  @Override
  public Swarm swarm() {
    return (Swarm)
        Proxy.newProxyInstance(
            Swarm.class.getClassLoader(),
            new Class<?>[] {Swarm.class},
            (proxy, method, arguments) -> answer(method.getName(), arguments));
  }

  private Object answer(String method, Object[] arguments) {
    synchronized (asked) {
      asked.add(method);
    }
    silence.refuse(arguments);
    Function<Object[], Object> answer = answers.get(method);
    if (answer == null) {
      throw new SwarmException(500, method + " is not on this scene");
    }
    return silence.around(answer.apply(arguments));
  }

  @Override
  public Beam beam() {
    if (beam == null) {
      throw new IllegalStateException("no Erlang in this stack");
    }
    return silence.around(beam);
  }

  @Override
  public List<String> services() {
    if (broken != null) {
      throw broken;
    }
    return services;
  }

  @Override
  public Map<String, Integer> desired() {
    return services.stream()
        .collect(java.util.stream.Collectors.toMap(name -> name, name -> wanted));
  }

  @Override
  public Map<String, Integer> complete() {
    return complete == 0 ? Map.of() : Map.of("atomvm-node", complete);
  }

  @Override
  public List<Replica> running() {
    if (broken != null) {
      throw broken;
    }
    return replicas.stream().filter(Replica::running).toList();
  }

  @Override
  public List<Replica> running(String service) {
    return running().stream().filter(replica -> replica.service().equals(service)).toList();
  }

  @Override
  public void scale(String service, int count) {
    throw new UnsupportedOperationException("probes change nothing");
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
