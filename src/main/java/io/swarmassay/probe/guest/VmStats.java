package io.swarmassay.probe.guest;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.probe.Findings;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.stack.Deployment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every job that is desired has its VM: those of the planner's own file of desired VMs, and those
 * that the scenario names. What {@code /stats} says of VMs agrees with the engine, one by one and
 * in sum and by tenant; every job's VM runs or is complete, is called {@code vm-...} and has the
 * limits it asked for; each warm pool holds its minimum, tells its specs by hash, and has no VM too
 * many. The least evidence is a known desired state, and one job or warm VM.
 *
 * @param service the planner's service
 * @param port where it listens inside its container
 * @param path where it answers
 * @param jobs identifiers of jobs that are desired besides those of the file
 */
public record VmStats(String service, int port, String path, List<String> jobs) implements Probe {
  /** The document's door. */
  public VmStats() {
    this("planner", 8088, "/stats");
  }

  /** The jobs of the planner's own file. */
  public VmStats(String service, int port, String path) {
    this(service, port, path, List.of());
  }

  @Override
  public String name() {
    return "vm-stats";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Findings.caught(
        () ->
            Planner.of(deployment, service, port)
                .map(this::compare)
                .orElseGet(() -> Reading.unhealthy("no single replica of " + service + " runs")));
  }

  private Reading compare(Planner planner) {
    JsonNode stats = planner.stats(path);
    Map<String, Planner.Vm> left = new HashMap<>();
    planner.vms().forEach(vm -> left.put(vm.id(), vm));
    Map<String, Planner.Vm> known = Map.copyOf(left);
    List<String> faults = new ArrayList<>();
    stats.path("jobs").forEach(job -> job(job, left).ifPresent(faults::add));
    stats.path("warm_pool").forEach(warm -> warm(warm, left).ifPresent(faults::add));
    left.values().forEach(vm -> faults.add("/stats does not know of " + vm.id()));
    Optional<Set<String>> desired = Desired.jobs(planner.deployment(), planner.replica());
    faults.addAll(forgotten(stats, desired.orElse(Set.of())));
    faults.addAll(sums(stats));
    faults.addAll(thin(stats, known));
    faults.addAll(VmTerms.broken(stats, known));
    String count =
        String.format(
            Locale.ROOT,
            "%d jobs, %d warm VMs",
            stats.path("jobs").size(),
            stats.path("warm_pool").size());
    if (faults.isEmpty() && stats.path("jobs").isEmpty() && stats.path("warm_pool").isEmpty()) {
      return Reading.unproven(count + ": nothing to compare");
    }
    if (faults.isEmpty() && desired.isEmpty() && jobs.isEmpty()) {
      return Reading.unproven(count + ": which jobs are desired is not known; name them (jobs)");
    }
    return faults.isEmpty()
        ? Reading.healthy(count + ", as desired and as the engine says")
        : Findings.against("", faults);
  }

  /** Desired jobs that the planner does not know of. */
  private List<String> forgotten(JsonNode stats, Set<String> desired) {
    Set<String> missing = new TreeSet<>(desired);
    missing.addAll(jobs);
    stats.path("jobs").forEach(job -> missing.remove(job.path("job_id").asText()));
    return missing.stream().map(job -> "job " + job + " is desired, and /stats forgot it").toList();
  }

  private static Optional<String> job(JsonNode job, Map<String, Planner.Vm> left) {
    String id = job.path("job_id").asText();
    String said = job.path("status").asText();
    Planner.Vm vm = left.remove(job.path("vm_id").asText());
    if (vm == null || !vm.job().equals(Optional.of(id))) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "/stats says job %s is %s on VM %s; the engine has no such VM of it",
              id,
              said,
              job.path("vm_id").asText()));
    }
    if (!vm.state().equals(said)) {
      return Optional.of(
          String.format(
              Locale.ROOT, "/stats says job %s is %s; the engine says %s", id, said, vm.state()));
    }
    return said.equals("pending") ? Optional.of("job " + id + " is pending") : Optional.empty();
  }

  private static Optional<String> warm(JsonNode warm, Map<String, Planner.Vm> left) {
    String id = warm.path("vm_id").asText();
    boolean said = warm.path("status").asText().equals("warm");
    Planner.Vm vm = left.remove(id);
    if (vm == null || vm.job().isPresent()) {
      return Optional.of("/stats says " + id + " is warm; the engine has no such VM");
    }
    return said == vm.running()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "/stats says %s is %s; the engine says %s",
                id,
                warm.path("status").asText(),
                vm.state()));
  }

  private static List<String> sums(JsonNode stats) {
    List<String> faults = new ArrayList<>();
    int jobs = stats.at("/summary/total_jobs").asInt(-1);
    if (jobs != stats.path("jobs").size()) {
      faults.add(
          String.format(Locale.ROOT, "total_jobs is %d of %d", jobs, stats.path("jobs").size()));
    }
    long ready = 0;
    for (JsonNode warm : stats.path("warm_pool")) {
      ready += warm.path("status").asText().equals("warm") ? 1 : 0;
    }
    int warm = stats.at("/summary/total_warm").asInt(-1);
    if (warm != ready) {
      faults.add(String.format(Locale.ROOT, "total_warm is %d, %d are warm", warm, ready));
    }
    return faults;
  }

  /** Pools below their minimum now. */
  static List<String> thin(Planner planner) {
    JsonNode stats = planner.stats("/stats");
    Map<String, Planner.Vm> known = new HashMap<>();
    planner.vms().forEach(vm -> known.put(vm.id(), vm));
    return thin(stats, known);
  }

  /** Pools below their minimum, counted by what runs. */
  private static List<String> thin(JsonNode stats, Map<String, Planner.Vm> known) {
    List<String> faults = new ArrayList<>();
    for (JsonNode job : stats.path("jobs")) {
      int wanted = job.at("/spec/warm_pool/min").asInt(0);
      Planner.Vm own = known.get(job.path("vm_id").asText());
      if (own != null) {
        long warm =
            known.values().stream()
                .filter(vm -> vm.job().isEmpty() && vm.running() && vm.hash().equals(own.hash()))
                .count();
        if (warm < wanted) {
          faults.add(
              String.format(
                  Locale.ROOT, "%d of %d warm for %s", warm, wanted, job.path("job_id").asText()));
        }
      }
    }
    return faults;
  }
}
