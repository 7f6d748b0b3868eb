package io.swarmassay.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.beam.Beam;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmNode;
import io.swarmassay.swarm.Victim;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Three replicas in memory, the first of which is hit, with its engine, machine and emulator. */
final class ReplicaBench implements Bench, Deployment {
  static final String SERVICE = "web";

  private final List<String> done = new ArrayList<>();
  private final FakeEngine engine = new FakeEngine(this);
  private final Beam beam = new HurtBeam(this);
  private final Hosts machine = FakeMachine.of(this);

  private final Map<Integer, FakeContainer> lives =
      Map.of(1, new FakeContainer(), 2, new FakeContainer(), 3, new FakeContainer());
  private final List<Replica> rejected = new ArrayList<>();

  /** Whether the victim was lost to an update that no task of can start. */
  private boolean lost;

  /** Whether the replicas that are no victims are the ones that were there first. */
  private boolean others = true;

  /** Whether another container is in the victim's place. */
  private boolean replaced;

  /** How it hears. */
  final Ears ears = new Ears();

  /** Whether the service that another one made carries its label. */
  boolean labelled = true;

  /** Process ids of the program that is looked for. */
  String programs = "77";

  /** Whether siblings of a guest outlive it. */
  boolean siblings = true;

  FakeContainer life(int slot) {
    return lives.get(slot);
  }

  /** Who is hit when a strike is meant for this one. */
  FakeContainer hit(int slot) {
    return ears.hit(life(slot), life(slot == 1 ? 2 : 1), new FakeContainer());
  }

  @Override
  public Ears ears() {
    return ears;
  }

  void did(String what) {
    done.add(what);
  }

  private static Replica replica(int slot) {
    return replica(slot, "t" + slot, "running", "");
  }

  private static Replica replica(int slot, String task, String state, String error) {
    return new Replica(
        "x",
        SERVICE,
        slot,
        task,
        "c" + slot,
        "n" + slot,
        state,
        "running",
        "",
        error,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  @Override
  public Deployment deployment() {
    return this;
  }

  @Override
  public List<Victim> victims() {
    return List.of(replica(1));
  }

  @Override
  public Victim wrong() {
    return manager();
  }

  private static SwarmNode manager() {
    return new SwarmNode(
        "id", "n1", "10.0.0.1", SwarmNode.Role.MANAGER, true, "ready", "active", "reachable");
  }

  @Override
  public List<String> done() {
    return List.copyOf(done);
  }

  @Override
  public boolean unhurt() {
    return !life(1).hurt && !lost;
  }

  @Override
  public Stack stack() {
    return Stack.at(Path.of("stacks", "bench"));
  }

  @Override
  public String namespace() {
    return "x";
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
    ears.asked();
    return switch (method) {
      case "abilities" -> EnumSet.complementOf(EnumSet.of(Ability.CGROUP_V2));
      case "nodes" -> List.of(manager());
      case "replicas" -> tasks();
      case "hosts" -> Optional.of(machine);
      case "call" ->
          engine.call((String) arguments[1], (String) arguments[2], (String) arguments[3]);
      case "signal" -> ended(((Replica) arguments[0]).slot(), "signal " + arguments[1], 137);
      default -> throw new UnsupportedOperationException(method + " is not on this bench");
    };
  }

  private List<Replica> tasks() {
    return Stream.concat(rejected.stream(), running().stream()).toList();
  }

  FakeEngine engine() {
    return engine;
  }

  /** An update has come to its last replica. */
  void allReplaced() {
    replaced = true;
    others = false;
  }

  /** Swarm carries an order out on the victim, whose task is rejected when there is an error. */
  void updated(String error, JsonNode force) {
    lost = !error.isEmpty();
    replaced = force.asInt() > 0;
    if (lost) {
      rejected.add(replica(1, "r" + rejected.size(), "rejected", error));
    }
  }

  /** A main process ended. */
  Object ended(int slot, String how, int code) {
    did(how);
    FakeContainer hit = hit(slot);
    hit.running = false;
    hit.exitCode = code;
    return null;
  }

  @Override
  public Beam beam() {
    return beam;
  }

  @Override
  public List<String> services() {
    return List.of(SERVICE);
  }

  @Override
  public Map<String, Integer> desired() {
    return Map.of(SERVICE, 3);
  }

  @Override
  public List<Replica> running() {
    return Stream.of(replica(1), replica(2), replica(3))
        .filter(replica -> replica.slot() > 1 ? others : !lost && !replaced)
        .toList();
  }

  @Override
  public List<Replica> running(String service) {
    return running();
  }

  @Override
  public void scale(String service, int replicas) {
    throw new UnsupportedOperationException("no fault scales");
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
