package io.swarmassay.probe;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * As many replicas run as are wanted. A task of a job, or of a service that is not restarted when
 * it ended well, counts when it is complete too. The least evidence is one that is wanted.
 *
 * @param service one service; empty for each of the stack
 * @param running a fixed number that runs; empty for as many as are currently desired
 */
public record Replicas(Optional<String> service, OptionalInt running) implements Probe {
  private static final String KILLED = "non-zero exit (137)";
  private static final Comparator<Replica> BY_TIME = Comparator.comparing(Replica::created);

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
    return Findings.caught(() -> count(deployment));
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
      if (running.isPresent() && runs == wanted) {
        Starting.of(deployment, name).map(s -> said + ", but " + s).ifPresent(faults::add);
      }
    }
    if (faults.isEmpty()) {
      boolean nobody = running.isEmpty() && services.stream().allMatch(s -> desired.get(s) == 0);
      return nobody
          ? Reading.unproven("no replica is wanted")
          : Reading.healthy(String.join(", ", fine));
    }
    troubled(deployment, services).ifPresent(faults::add);
    return Findings.against("", faults);
  }

  private static int complete(Deployment deployment, String service) {
    return deployment.complete().getOrDefault(service, 0);
  }

  private static String said(String service, long runs, long done, int wanted) {
    if (done == 0) {
      return String.format(Locale.ROOT, "%d of %d replicas of %s run", runs, wanted, service);
    }
    String complete =
        String.format(Locale.ROOT, "%d of %d tasks of %s complete", done, wanted, service);
    return runs == 0 ? complete : complete + " and " + runs + " run";
  }

  /**
   * The newest task of a slot that does not run, in swarm's own words. What came before it was
   * ended by SIGKILL as often by us as by itself, and then says nothing.
   */
  private static Optional<String> troubled(Deployment deployment, List<String> services) {
    Map<String, Replica> newest = new TreeMap<>();
    Map<String, Replica> failed = new TreeMap<>();
    deployment.swarm().replicas(deployment.namespace()).stream()
        .filter(replica -> services.contains(replica.service()))
        .sorted(BY_TIME)
        .forEach(
            task -> {
              newest.put(task.name(), task);
              if (!task.error().isEmpty() && !task.error().endsWith(KILLED)) {
                failed.put(task.name(), task);
              }
            });
    return newest.values().stream()
        .filter(task -> !task.running() && task.wanted().equals("running"))
        .findFirst()
        .map(task -> said(task, failed.get(task.name())))
        .or(() -> failed.values().stream().max(BY_TIME).map(task -> said(task, null)));
  }

  private static String said(Replica task, Replica before) {
    String error = task.error().isEmpty() ? "" : ": " + task.error();
    String history =
        before == null || before == task
            ? ""
            : String.format(Locale.ROOT, ", before it %s: %s", before.state(), before.error());
    return String.format(Locale.ROOT, "%s %s%s%s", task.name(), task.state(), error, history);
  }
}
