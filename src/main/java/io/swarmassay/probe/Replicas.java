package io.swarmassay.probe;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * As many replicas run as are wanted. A task of a job, or of a service that is not restarted when
 * it ended well, counts when it is complete too. The least evidence is one that is wanted.
 *
 * @param service one service; empty for each of the stack
 * @param running a fixed number that runs; empty for as many as are currently desired
 */
public record Replicas(Optional<String> service, OptionalInt running) implements Probe {
  /** Of each service as many as are currently desired. */
  public Replicas() {
    this(Optional.empty(), OptionalInt.empty());
  }

  /** Of each service as many as are wanted. */
  public static Replicas replicas() {
    return new Replicas();
  }

  /** Of one service as many as are wanted. */
  public static Replicas replicas(String service) {
    return new Replicas(Optional.of(service), OptionalInt.empty());
  }

  @Override
  public String name() {
    return "replicas";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Faults.caught(() -> count(deployment));
  }

  private Reading count(Deployment deployment) {
    Map<String, Integer> desired = deployment.desired();
    List<String> services = service.map(List::of).orElseGet(deployment::services);
    List<Replica> all = deployment.running();
    List<String> faults = new ArrayList<>();
    List<String> fine = new ArrayList<>();
    for (String name : services) {
      long runs = all.stream().filter(replica -> replica.service().equals(name)).count();
      int wanted = running.orElse(desired.getOrDefault(name, 0));
      boolean known = desired.containsKey(name);
      long done = known && runs < wanted && running.isEmpty() ? complete(deployment, name) : 0;
      String said = said(name, runs, done, wanted);
      (known && runs + done == wanted ? fine : faults).add(known ? said : "no service " + name);
    }
    if (faults.isEmpty()) {
      boolean nobody = running.isEmpty() && services.stream().allMatch(s -> desired.get(s) == 0);
      return nobody
          ? Reading.unproven("no replica is wanted")
          : Reading.healthy(String.join(", ", fine));
    }
    troubled(deployment, services).ifPresent(faults::add);
    return Faults.against("", faults);
  }

  private static int complete(Deployment deployment, String service) {
    return deployment.complete().getOrDefault(service, 0);
  }

  private static String said(String service, long runs, long done, int wanted) {
    if (done == 0) {
      return "%d of %d replicas of %s run".formatted(runs, wanted, service);
    }
    String complete = "%d of %d tasks of %s complete".formatted(done, wanted, service);
    return runs == 0 ? complete : complete + " and " + runs + " run";
  }

  /** The newest replica that has an error, in swarm's own words. */
  private static Optional<String> troubled(Deployment deployment, List<String> services) {
    return deployment.swarm().replicas(deployment.namespace()).stream()
        .filter(replica -> services.contains(replica.service()) && !replica.error().isEmpty())
        .max(Comparator.comparing(Replica::created))
        .map(one -> "%s %s: %s".formatted(one.name(), one.state(), one.error()));
  }
}
