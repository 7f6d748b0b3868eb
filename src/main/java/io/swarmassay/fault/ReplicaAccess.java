package io.swarmassay.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Output;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A replica under a fault: how it is looked at and touched. Looks everything up anew. */
public final class ReplicaAccess {
  private static final Duration EXECUTED = Duration.ofSeconds(5);

  private final Deployment deployment;
  private final Replica replica;
  private final List<Replica> victims;

  ReplicaAccess(Deployment deployment, Replica replica, List<Replica> victims) {
    this.deployment = deployment;
    this.replica = replica;
    this.victims = victims;
  }

  /** One for each victim. */
  public static Stream<ReplicaAccess> each(Deployment deployment, List<Replica> victims) {
    return victims.stream().map(victim -> new ReplicaAccess(deployment, victim, victims));
  }

  /** The replica's name, for example {@code web.2}. */
  public String name() {
    return replica.name();
  }

  /** Where a person finds it, for example {@code container 4f0c on n2}. */
  String where() {
    String id = replica.containerId();
    return "container " + id.substring(0, Math.min(12, id.length())) + " on " + replica.node();
  }

  /** The deployment it is part of. */
  public Deployment deployment() {
    return deployment;
  }

  /** The replica as swarm knew it when it was chosen. */
  public Replica replica() {
    return replica;
  }

  /** Whether its container still runs; a paused one does. */
  boolean there() {
    return ContainerState.runs(deployment.swarm(), replica);
  }

  /** Throws when swarm has another container in its place by now. */
  public void requireStillThere() {
    boolean there =
        deployment.running(replica.service()).stream()
            .anyMatch(now -> now.containerId().equals(replica.containerId()));
    if (!there) {
      throw new SwarmException(0, name() + " was replaced before it could be struck");
    }
  }

  /** Another replica to look from, one that is no victim if there is any. */
  public Replica peer() {
    List<Replica> others = new ArrayList<>(deployment.running());
    others.removeIf(other -> other.containerId().equals(replica.containerId()));
    return others.stream()
        .filter(other -> victims.stream().noneMatch(v -> v.name().equals(other.name())))
        .findFirst()
        .or(() -> others.stream().findFirst())
        .orElseThrow(() -> new SwarmException(0, name() + " has no peer to look from"));
  }

  /** What its engine says of the container. */
  public JsonNode inspect() {
    return ContainerState.inspect(deployment.swarm(), replica);
  }

  /** Its main process, as its node counts. */
  public long pid() {
    long pid = inspect().path("State").path("Pid").asLong();
    if (pid == 0) {
      throw new SwarmException(0, name() + " has no main process");
    }
    return pid;
  }

  /** Asks the engine to do something with the container; {@code path} starts behind its id. */
  public String engine(String method, String path, String body) {
    return deployment
        .swarm()
        .call(replica.node(), method, "/containers/" + replica.containerId() + path, body);
  }

  /** Runs a command in the container, as its own user, and waits for its end. */
  public void execute(List<String> command) {
    String made = engine("POST", "/exec", ContainerState.write(Map.of("Cmd", command)));
    String id = ContainerState.read(replica.node(), made).path("Id").asText();
    String path = "/exec/" + id;
    deployment.swarm().call(replica.node(), "POST", path + "/start", "{\"Detach\":true}");
    Effects.within(EXECUTED, () -> !state(path).path("Running").asBoolean());
    int code = state(path).path("ExitCode").asInt(-1);
    if (code != 0) {
      throw new SwarmException(0, name() + ": " + command + " ended with " + code);
    }
  }

  private JsonNode state(String exec) {
    String answer = deployment.swarm().call(replica.node(), "GET", exec + "/json", "");
    return ContainerState.read(replica.node(), answer);
  }

  /** A command for a person: enters the network of the container on its node. */
  public String byHand(String command) {
    return "nsenter -t $(docker inspect -f '{{.State.Pid}}' "
        + replica.containerId()
        + ") -n "
        + command;
  }

  /** The hosts, which can do what engines cannot. */
  public Hosts hosts() {
    return deployment
        .swarm()
        .hosts()
        .orElseThrow(() -> new SwarmException(0, "the machines below cannot be touched"));
  }

  /** Runs a shell script in its node; the arguments are {@code $1}, {@code $2}, ... */
  Output inNode(String script, Object... arguments) {
    return hosts().inNode(replica.node(), shell(script, arguments));
  }

  /** Runs a shell script with this machine's tools in its network. */
  Output inNetwork(String script, Object... arguments) {
    return hosts().inNetworkOf(replica, shell(script, arguments));
  }

  /** The same, and its output; throws when it did not end with 0. */
  public String doInNode(String script, Object... arguments) {
    return done(inNode(script, arguments));
  }

  /** The same, and its output; throws when it did not end with 0. */
  public String doInNetwork(String script, Object... arguments) {
    return done(inNetwork(script, arguments));
  }

  /** What a command printed; throws when it did not end with 0. */
  public String done(Output output) {
    if (!output.ok()) {
      throw new SwarmException(0, name() + ": " + (output.err() + output.out()).strip());
    }
    return output.out().strip();
  }

  /** A shell's command line: the script and its numbered arguments. */
  public static List<String> shell(String script, Object... arguments) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    for (Object argument : arguments) {
      command.add(String.valueOf(argument));
    }
    return command;
  }
}
