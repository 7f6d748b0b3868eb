package io.swarmassay.internal.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Await;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Layer;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmEvent;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A swarm of Docker engines. Nodes whose engine is not known can be seen, but not asked for logs,
 * memory and the like.
 */
public final class DockerSwarm implements Swarm {
  /** Bytes of a container's log: a container writes as much as it likes. */
  /** How long the parts of a removed deployment may take to vanish. */
  public static final Duration REMOVAL = Duration.ofSeconds(60);

  private final Engines engines;
  private final Optional<Hosts> hosts;
  private final Supplier<Set<Ability>> abilities;
  private final Wanted wanted;
  private final Set<String> namespaces = ConcurrentHashMap.newKeySet();
  private final Set<String> jobs = ConcurrentHashMap.newKeySet();

  /**
   * @param engines at least one manager's among them, by node name (the host name of the node);
   *     they stay the caller's to close
   * @param hosts the machines below, in a lab
   * @param abilities asked each time
   */
  public DockerSwarm(
      Map<String, EngineClient> engines, Optional<Hosts> hosts, Supplier<Set<Ability>> abilities) {
    this.engines = new Engines(engines);
    this.hosts = hosts;
    this.abilities = abilities;
    this.wanted = new Wanted(this.engines);
  }

  @Override
  public Set<Ability> abilities() {
    return abilities.get();
  }

  @Override
  public Map<String, String> facts() {
    JsonNode version = engines.ask("/version");
    JsonNode info = engines.ask("/info");
    Map<String, String> facts = new TreeMap<>();
    version
        .path("Components")
        .forEach(part -> facts.put(part.path("Name").asText(), part.path("Version").asText()));
    facts.put("api", version.path("ApiVersion").asText());
    facts.put("kernel", info.path("KernelVersion").asText());
    facts.put("system", info.path("OperatingSystem").asText());
    facts.put("architecture", info.path("Architecture").asText());
    facts.put("cpus", info.path("NCPU").asText());
    facts.put("memory", info.path("MemTotal").asText());
    facts.put("storage", info.path("Driver").asText());
    facts.put("cgroup", info.path("CgroupVersion").asText());
    return facts;
  }

  @Override
  public List<SwarmNode> nodes() {
    return NodeView.nodes(engines.ask("/nodes"));
  }

  @Override
  public void deploy(Blueprint blueprint) {
    namespaces.add(blueprint.namespace());
    jobs.addAll(Wanted.replicatedJobs(blueprint));
    new Rollout(engines).create(blueprint);
  }

  /**
   * {@inheritDoc}
   *
   * @throws SwarmException when something is still there after {@link #REMOVAL}; it is named
   */
  @Override
  public void remove(String namespace) {
    Removal removal = new Removal(engines, namespace);
    try (Await await = Await.on(this)) {
      await.until("removal of " + namespace, REMOVAL, removal::look);
    }
  }

  @Override
  public Map<String, Integer> desired(String namespace) {
    return wanted.numbers(namespace, wanted.services(namespace), nodes());
  }

  @Override
  public List<Replica> replicas(String namespace) {
    JsonNode services = wanted.services(namespace);
    Map<String, String> names = NodeView.names(engines.ask("/nodes"));
    String ours = Json.filter("label", Blueprint.LABEL + "=" + namespace);
    return new ReplicaView(namespace, services, names).replicas(engines.ask("/tasks" + ours));
  }

  @Override
  public void scale(String namespace, String service, int replicas) {
    wanted.scale(namespace, service, replicas);
  }

  @Override
  public void signal(Replica replica, String signal) {
    engine(replica).post(container(replica) + "/kill?signal=" + Json.encode(signal), null);
  }

  /**
   * {@inheritDoc}
   *
   * @throws SwarmException 404 when the container was removed, and its log with it
   */
  @Override
  public List<String> logs(Replica replica) {
    return new ContainerLogs(engine(replica), id(replica)).all();
  }

  @Override
  public List<String> datedLogs(Replica replica) {
    return new ContainerLogs(engine(replica), id(replica)).dated();
  }

  @Override
  public List<String> lastLines(String node, String container, int lines) {
    return new ContainerLogs(engines.of(node), container).last(lines);
  }

  @Override
  public Subscription follow(Replica replica, Listener listener) {
    return new LogFeed(engine(replica), container(replica), listener);
  }

  @Override
  public long memory(Replica replica) {
    return MemoryView.used(
        engine(replica).get(container(replica) + "/stats?stream=false&one-shot=true"));
  }

  @Override
  public List<Layer> layers(String image) {
    SwarmException missing = null;
    for (EngineClient engine : engines.all().values()) {
      try {
        return ImageView.layers(engine.get("/images/" + image + "/history", Engines.PATIENCE));
      } catch (SwarmException failed) {
        missing = failed;
      }
    }
    throw missing;
  }

  /**
   * {@inheritDoc}
   *
   * @throws SwarmException 501 when this swarm is no lab: tunnels through an engine are not built
   */
  @Override
  public Connection dial(Replica replica, int port, Duration deadline) {
    return hosts
        .orElseThrow(
            () ->
                new SwarmException(
                    501, "no way to port " + port + " of " + replica.name() + " without a lab"))
        .dial(replica, port, deadline);
  }

  @Override
  public Subscription watch(Consumer<SwarmEvent> listener) {
    return new EventFeed(engines.all(), new EventView(namespaces, jobs), new Deaf(listener));
  }

  @Override
  public Subscription observe(Observer observer) {
    return new EventFeed(engines.all(), new EventView(namespaces, jobs), observer);
  }

  /** One who does not want to know when nothing can be heard. */
  private record Deaf(Consumer<SwarmEvent> listener) implements Observer {
    @Override
    public void heard(SwarmEvent event) {
      listener.accept(event);
    }

    @Override
    public void lost(String node, String why) {}

    @Override
    public void regained(String node) {}
  }

  @Override
  public String call(String node, String method, String path, String body) {
    return call(node, method, path, body, EngineClient.DEADLINE);
  }

  @Override
  public String call(String node, String method, String path, String body, Duration deadline) {
    Object json = body.isEmpty() ? null : Json.read(body);
    return engines.of(node).send(method, path, json, deadline);
  }

  @Override
  public Optional<Hosts> hosts() {
    return hosts;
  }

  private EngineClient engine(Replica replica) {
    return engines.of(replica.node());
  }

  private static String container(Replica replica) {
    return "/containers/" + id(replica);
  }

  private static String id(Replica replica) {
    if (replica.containerId().isEmpty()) {
      throw new SwarmException(404, replica.name() + " has no container: " + replica.state());
    }
    return replica.containerId();
  }
}
