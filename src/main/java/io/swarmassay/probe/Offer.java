package io.swarmassay.probe;

import io.swarmassay.internal.http.HttpCall;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the replicas of a service offer on the network, as seen when nothing is wrong with them:
 * what a scenario for a stack that nobody described can hold them to.
 *
 * @param service the service
 * @param ports TCP ports on which each of its replicas accepts connections
 * @param http status of the answer to {@code GET /} by port, of those that answer with one
 */
public record Offer(String service, Set<Integer> ports, Map<Integer, Integer> http) {
  /** From here on systems choose ports by themselves; they are others after a restart. */
  private static final int CHOSEN = 32_768;

  /** Keeps copies. */
  public Offer {
    ports = new TreeSet<>(ports);
    http = new TreeMap<>(http);
  }

  /** Whether it offers something, and none of its HTTP servers says that it is not well. */
  public boolean whole() {
    return !ports.isEmpty() && http.values().stream().allMatch(status -> status < 500);
  }

  /** What each service offers now, in the order of their names; nothing where nobody can look. */
  public static List<Offer> of(Deployment deployment) {
    List<Offer> offers = new ArrayList<>();
    for (String service : new TreeSet<>(deployment.services())) {
      List<Replica> replicas = deployment.running(service);
      Set<Integer> ports = new TreeSet<>();
      if (!replicas.isEmpty() && deployment.swarm().hosts().isPresent()) {
        Hosts hosts = deployment.swarm().hosts().get();
        ports.addAll(listened(hosts, replicas.get(0)));
        ports.removeIf(port -> port >= CHOSEN);
        replicas.forEach(one -> ports.removeIf(port -> !accepts(deployment, one, port)));
      }
      Map<Integer, Integer> http = new TreeMap<>();
      ports.forEach(port -> status(deployment, replicas.get(0), port, http));
      offers.add(new Offer(service, ports, http));
    }
    return offers;
  }

  /** Nothing of one that ends meanwhile: it is looked at again. */
  private static Set<Integer> listened(Hosts hosts, Replica replica) {
    try {
      return Listeners.listened(hosts, replica);
    } catch (Finding | SwarmException gone) {
      return Set.of();
    }
  }

  private static boolean accepts(Deployment deployment, Replica replica, int port) {
    try (Connection open = deployment.swarm().dial(replica, port, Crowd.WORK)) {
      return open != null;
    } catch (IOException | SwarmException refused) {
      return false;
    }
  }

  private static void status(
      Deployment deployment, Replica replica, int port, Map<Integer, Integer> http) {
    try {
      HttpCall call = HttpCall.of("GET", "/", "text/plain", "");
      http.put(port, new Web(deployment, replica, port).ask(call).answer().status());
    } catch (IOException | SwarmException speaksSomethingElse) {
      http.remove(port);
    }
  }
}
