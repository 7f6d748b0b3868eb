package io.swarmassay.lab;

import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Output;
import io.swarmassay.swarm.Replica;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The machines of a lab, touched through their namespaces. Whatever enters a namespace enters a pid
 * namespace of the lab too, so that it dies with node or lab.
 */
final class LabHosts implements Hosts {
  private static final Duration DEADLINE = Duration.ofSeconds(15);

  private final LabFolder folder;
  private final Power power;
  private final Pulse pulse;

  /** Of a lab that nobody watches. */
  LabHosts(LabFolder folder) {
    this(folder, new Pulse(System::nanoTime));
  }

  /** Tells a pulse which deaths are meant. */
  LabHosts(LabFolder folder, Pulse pulse) {
    this.folder = folder;
    this.pulse = pulse;
    this.power = new Power(folder, this);
  }

  @Override
  public Output inHub(List<String> command) {
    return enter(hub(), command);
  }

  @Override
  public Output inNode(String node, List<String> command) {
    return enter(power.init(node), command);
  }

  @Override
  public Output inNetworkOf(Replica replica, List<String> command) {
    return run(
        List.of(
            "nsenter",
            "--net=/proc/" + pid(replica) + "/ns/net",
            "--pid=/proc/" + power.init(replica.node()) + "/ns/pid"),
        command);
  }

  @Override
  public Connection dial(Replica replica, int port, Duration deadline) {
    return Dial.open(folder.id(), pid(replica), port, deadline);
  }

  @Override
  public String cable(String node) {
    return "v" + known(node).substring(1);
  }

  @Override
  public long pid(Replica replica) {
    Path group = Path.of(cgroup(replica, "freezer"));
    return Cgroups.processes(group).stream()
        .filter(pid -> first(Processes.pids(pid)))
        .findFirst()
        .orElseThrow(() -> new LabException(replica.name() + " has no main process now"));
  }

  private static boolean first(List<Long> pids) {
    return !pids.isEmpty() && pids.get(pids.size() - 1) == 1;
  }

  @Override
  public String cgroup(Replica replica, String controller) {
    if (replica.containerId().isEmpty() || replica.node().isEmpty()) {
      throw new LabException(replica.name() + " has no container now");
    }
    Path group = Path.of(cgroup(replica.node(), controller), replica.containerId());
    if (!Files.isDirectory(group)) {
      throw new LabException(replica.name() + " has no container now: no " + group);
    }
    return group.toString();
  }

  @Override
  public String cgroup(String node, String controller) {
    return Cgroups.root(controller).resolve(folder.id()).resolve(known(node)).toString();
  }

  @Override
  public OptionalLong init(String node) {
    return power.alive(known(node));
  }

  @Override
  public void powerOff(String node) {
    pulse.spare(LabVitals.power(known(node)));
    pulse.spare(LabVitals.engine(node));
    power.off(node);
  }

  @Override
  public void powerOn(String node) {
    power.on(known(node));
    pulse.expect(LabVitals.power(node));
    pulse.expect(LabVitals.engine(node));
  }

  @Override
  public void signalEngine(String node, String signal) {
    EngineProcess engine = new EngineProcess(folder, known(node));
    if (!EngineProcess.HARMLESS.contains(EngineProcess.spelt(signal))) {
      pulse.spare(LabVitals.engine(node));
    }
    engine.signal(signal);
  }

  @Override
  public void startEngine(String node) {
    EngineProcess engine = new EngineProcess(folder, known(node));
    if (engine.pid().isEmpty()) {
      background(power.init(node), "engine.sh", node);
      engine.awaitStart();
    }
    pulse.expect(LabVitals.engine(node));
  }

  @Override
  public void freeze(String node, boolean frozen) {
    Cgroups.settle(Path.of(cgroup(node, "freezer")), frozen);
  }

  /** Starts one of the lab's scripts inside namespaces, as a child of their first process. */
  void background(long init, String script, String node) {
    String path = folder.path().resolve(script).toString();
    Output output =
        enter(
            init,
            List.of(
                "sh",
                "-c",
                "exec setsid -f bash \"$@\" < /dev/null > /dev/null 2>&1",
                "sh",
                path,
                folder.path().toString(),
                node));
    if (!output.ok()) {
      throw new LabException(script + " did not start for " + node + ": " + output.err().strip());
    }
  }

  /** The hub's first process. */
  long hub() {
    long pid = folder.pid("hub.pid");
    if (pid == 0 || !Processes.ofLab(pid, folder.id())) {
      throw new LabException("lab " + folder.id() + " has ended");
    }
    return pid;
  }

  private Output enter(long init, List<String> command) {
    return run(List.of("nsenter", "-t", "" + init, "-m", "-n", "-p", "-u", "-i", "--"), command);
  }

  /** With a second deadline inside: the death of nsenter is not the death of its child. */
  private Output run(List<String> enter, List<String> command) {
    List<String> whole = new ArrayList<>(enter);
    whole.addAll(List.of("timeout", "-s", "KILL", "" + (DEADLINE.toSeconds() + 1)));
    whole.addAll(command);
    return LabProcess.run(folder.id(), DEADLINE, whole);
  }

  private String known(String node) {
    if (!folder.nodes().contains(node)) {
      throw new LabException("no node " + node + "; there are " + folder.nodes());
    }
    return node;
  }
}
