package io.swarmassay.probe;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Output;
import io.swarmassay.swarm.Replica;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Exactly these TCP ports are listened on in each replica's network, as the kernel says; the
 * engine's own name server on 127.0.0.11 is left out. Needs the machines below.
 *
 * @param service one service; empty for each of the stack
 * @param ports the wanted ports
 */
public record Listeners(Optional<String> service, List<Integer> ports) implements Probe {
  private static final String LISTENING = "0A";
  private static final String NAME_SERVER = "0B00007F";

  /** Nothing listens. */
  public Listeners() {
    this(Optional.empty(), List.of());
  }

  @Override
  public String name() {
    return "listeners";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Findings.caught(() -> compare(deployment, Crowd.replicas(deployment, service)));
  }

  private Reading compare(Deployment deployment, Crowd crowd) {
    if (!crowd.whole()) {
      return crowd.missing();
    }
    Optional<Hosts> hosts = deployment.swarm().hosts();
    if (hosts.isEmpty()) {
      return Reading.unproven("the machines below cannot be asked");
    }
    List<String> faults = new ArrayList<>();
    for (var answer :
        AtOnce.ask(crowd.replicas(), Crowd.ANSWER, one -> listened(hosts.get(), one))) {
      String replica = answer.question().name();
      if (answer.fine()) {
        wrong(answer.value()).forEach(fault -> faults.add(replica + ": " + fault));
      } else {
        faults.add(Findings.named(replica, answer.fault()));
      }
    }
    return faults.isEmpty()
        ? Reading.healthy(
            String.format(
                Locale.ROOT,
                "%d replicas listen on %s only",
                crowd.replicas().size(),
                new TreeSet<>(ports)))
        : Findings.against("", faults);
  }

  private List<String> wrong(Set<Integer> found) {
    List<String> faults = new ArrayList<>();
    found.stream()
        .filter(port -> !ports.contains(port))
        .forEach(port -> faults.add("something listens on TCP port " + port));
    ports.stream()
        .filter(port -> !found.contains(port))
        .forEach(port -> faults.add("nothing listens on TCP port " + port));
    return faults;
  }

  /** Ports on which something listens in a replica, on any address but that of the name server. */
  static Set<Integer> listened(Hosts hosts, Replica replica) {
    Output sockets = hosts.inNetworkOf(replica, List.of("cat", "/proc/net/tcp", "/proc/net/tcp6"));
    if (!sockets.out().contains("local_address")) {
      throw new Finding("its sockets cannot be read: " + sockets.err().strip());
    }
    return sockets
        .out()
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(row -> row.length > 3 && row[3].equals(LISTENING))
        .map(row -> row[1].split(":"))
        .filter(address -> !address[0].equals(NAME_SERVER))
        .map(address -> Integer.parseInt(address[1], 16))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
