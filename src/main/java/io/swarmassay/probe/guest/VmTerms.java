package io.swarmassay.probe.guest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a planner's document promises of its VMs beside that they run: names, limits, hashes, pools
 * without surplus, sums by tenant. What {@code /stats} does not tell is not held against it.
 */
final class VmTerms {
  private static final long CPU = 1_000_000_000L;
  private static final long MEBIBYTE = 1L << 20;

  private VmTerms() {}

  /** What is not as promised, in words. */
  static List<String> broken(JsonNode stats, Map<String, Planner.Vm> known) {
    List<String> faults = new ArrayList<>();
    stats.path("jobs").forEach(job -> faults.addAll(job(job, known)));
    faults.addAll(hashes(stats.path("warm_pool"), known));
    faults.addAll(surplus(stats, known));
    faults.addAll(tenants(stats, known));
    return faults;
  }

  private static List<String> job(JsonNode job, Map<String, Planner.Vm> known) {
    List<String> faults = new ArrayList<>();
    Planner.Vm vm = known.get(job.path("vm_id").asText());
    if (vm == null) {
      return faults;
    }
    if (!vm.id().startsWith("vm-")) {
      faults.add(
          String.format(
              Locale.ROOT,
              "the VM of job %s is called %s, not vm-...",
              job.path("job_id").asText(),
              vm.id()));
    }
    JsonNode asked = job.at("/spec/resources");
    long cpus = asked.path("vcpu").asLong() * CPU;
    long bytes = asked.path("mem_mb").asLong() * MEBIBYTE;
    // A machine of its own has its limits inside; around it there is what runs it, besides.
    boolean machine = job.at("/spec/driver").asText().equals("microvm");
    boolean memory = machine ? vm.bytes() >= bytes && vm.bytes() > 0 : vm.bytes() == bytes;
    if (asked.isObject() && (vm.nanoCpus() != cpus || !memory)) {
      faults.add(
          String.format(
              Locale.ROOT,
              "job %s asked for %s; its VM is limited to %.2f processors and %d MiB",
              job.path("job_id").asText(),
              asked,
              vm.nanoCpus() / (double) CPU,
              vm.bytes() / MEBIBYTE));
    }
    return faults;
  }

  /** Of each warm VM the engine's hash; and one hash never stands for two specs. */
  private static List<String> hashes(JsonNode pool, Map<String, Planner.Vm> known) {
    List<String> faults = new ArrayList<>();
    Map<String, JsonNode> specs = new HashMap<>();
    for (JsonNode warm : pool) {
      String id = warm.path("vm_id").asText();
      String said = warm.path("spec_hash").asText();
      Planner.Vm vm = known.get(id);
      if (vm != null && !vm.hash().equals(said)) {
        faults.add(
            String.format(
                Locale.ROOT,
                "/stats says spec_hash of %s is %s; the engine says %s",
                id,
                said,
                vm.hash()));
      }
      JsonNode spec = alike(warm.path("spec"));
      JsonNode other = specs.putIfAbsent(said, spec);
      if (other != null && !other.equals(spec)) {
        faults.add(
            String.format(Locale.ROOT, "spec_hash %s stands for %s and for %s", said, other, spec));
      }
    }
    return faults;
  }

  private static JsonNode alike(JsonNode spec) {
    JsonNode rest = spec.deepCopy();
    return rest instanceof ObjectNode object ? object.without("warm_pool") : rest;
  }

  /** Warm VMs that no job's pool asks for, running or not. */
  private static List<String> surplus(JsonNode stats, Map<String, Planner.Vm> known) {
    Map<String, Long> wanted = new HashMap<>();
    for (JsonNode job : stats.path("jobs")) {
      Planner.Vm vm = known.get(job.path("vm_id").asText());
      if (vm != null) {
        wanted.merge(vm.hash(), job.at("/spec/warm_pool/min").asLong(), Math::max);
      }
    }
    Map<String, Long> warm = new TreeMap<>();
    known.values().stream()
        .filter(vm -> vm.job().isEmpty())
        .forEach(vm -> warm.merge(vm.hash(), 1L, Long::sum));
    List<String> faults = new ArrayList<>();
    warm.forEach(
        (hash, count) -> {
          long asked = wanted.getOrDefault(hash, 0L);
          if (count > asked) {
            faults.add(
                String.format(
                    Locale.ROOT, "%d warm VMs of spec_hash %s, %d asked for", count, hash, asked));
          }
        });
    return faults;
  }

  /** The sums of each tenant, counted again by what the engine says. */
  private static List<String> tenants(JsonNode stats, Map<String, Planner.Vm> known) {
    if (!stats.has("tenants")) {
      return List.of();
    }
    Map<String, long[]> counted = new TreeMap<>();
    for (JsonNode job : stats.path("jobs")) {
      long[] sums = counted.computeIfAbsent(job.path("tenant").asText(), tenant -> new long[4]);
      Planner.Vm vm = known.get(job.path("vm_id").asText());
      boolean runs = vm != null && vm.running();
      sums[0]++;
      sums[1] += runs ? 1 : 0;
      sums[2] += runs ? job.at("/spec/resources/vcpu").asLong() : 0;
      sums[3] += runs ? job.at("/spec/resources/mem_mb").asLong() : 0;
    }
    List<String> faults = new ArrayList<>();
    counted.forEach(
        (tenant, sums) -> {
          String is = text(sums[0], sums[1], sums[2], sums[3]);
          JsonNode of = stats.path("tenants").path(tenant);
          String said =
              text(
                  of.path("jobs").asLong(),
                  of.path("running").asLong(),
                  of.path("vcpu").asLong(),
                  of.path("mem_mb").asLong());
          if (!said.equals(is)) {
            faults.add(
                String.format(
                    Locale.ROOT, "/stats says tenant %s has %s; it has %s", tenant, said, is));
          }
        });
    return faults;
  }

  private static String text(long jobs, long running, long cpus, long megabytes) {
    return String.format(
        Locale.ROOT, "%d jobs, %d running, %d vcpu, %d mem_mb", jobs, running, cpus, megabytes);
  }
}
