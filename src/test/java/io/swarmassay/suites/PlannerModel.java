package io.swarmassay.suites;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * What must be desired of each job, from what was acknowledged: one thing, or two where nobody
 * knows whether a request that was never answered came through, or nothing.
 */
final class PlannerModel {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is desired of a job. */
  record Wish(String tenant, JsonNode spec) {}

  private final Map<String, Set<Optional<Wish>>> wishes = new TreeMap<>();
  private int acknowledged;

  /** Begins with what a planner desires that nobody has asked yet. */
  PlannerModel(JsonNode stats) {
    stats
        .path("jobs")
        .forEach(job -> wishes.put(job.path("job_id").asText(), Set.of(Optional.of(wish(job)))));
  }

  private static Wish wish(JsonNode job) {
    return new Wish(job.path("tenant").asText(), job.path("spec"));
  }

  /** Jobs that are or may be desired. */
  Set<String> jobs() {
    return wishes.keySet();
  }

  /** How many requests were acknowledged. */
  int acknowledged() {
    return acknowledged;
  }

  /** That was acknowledged: it is so, and nothing else. */
  void said(String job, Optional<Wish> wish) {
    acknowledged++;
    wishes.put(job, Set.of(wish));
  }

  /** That was asked and never answered: it may be so. */
  void unanswered(String job, Optional<Wish> wish) {
    Set<Optional<Wish>> may = new HashSet<>(may(job));
    may.add(wish);
    wishes.put(job, may);
  }

  /** What may be desired of a job. */
  Set<Optional<Wish>> may(String job) {
    return wishes.getOrDefault(job, Set.of(Optional.empty()));
  }

  /** What is wrong with a planner that has had its time; nothing is what it should be. */
  List<String> faults(JsonNode stats, JsonNode services) {
    Map<String, Wish> desired = new TreeMap<>();
    stats.path("jobs").forEach(job -> desired.put(job.path("job_id").asText(), wish(job)));
    List<String> faults = new ArrayList<>();
    Set<String> named = new HashSet<>(wishes.keySet());
    named.addAll(desired.keySet());
    for (String job : named) {
      Optional<Wish> is = Optional.ofNullable(desired.get(job));
      if (!may(job).contains(is)) {
        faults.add("lost: of job " + job + " " + may(job) + " is acknowledged, and " + is + " is");
      }
    }
    List<Vm> vms = vms(services);
    desired.forEach((job, wish) -> faults.addAll(served(job, wish, vms)));
    vms.stream()
        .filter(vm -> vm.job().isPresent() && !desired.containsKey(vm.job().get()))
        .forEach(vm -> faults.add("orphan: " + vm.id() + " serves job " + vm.job().get()));
    faults.addAll(pools(desired, vms));
    return faults;
  }

  private static List<String> served(String job, Wish wish, List<Vm> vms) {
    List<Vm> its = vms.stream().filter(vm -> vm.job().equals(Optional.of(job))).toList();
    if (its.size() != 1) {
      String kind = its.isEmpty() ? "missing" : "duplicate";
      return List.of(kind + ": job " + job + " has the VMs " + its.stream().map(Vm::id).toList());
    }
    Vm vm = its.get(0);
    List<String> faults = new ArrayList<>();
    if (!vm.up()) {
      faults.add("down: " + vm.id() + " of job " + job);
    }
    if (!vm.id().startsWith("vm-")) {
      faults.add("prefix: the VM of job " + job + " is called " + vm.id());
    }
    if (!alike(vm.spec()).equals(alike(wish.spec()))) {
      faults.add("stale: " + vm.id() + " of job " + job + " is " + vm.spec());
    }
    return faults;
  }

  private static List<String> pools(Map<String, Wish> desired, List<Vm> vms) {
    Map<String, Integer> balance = new TreeMap<>();
    for (Wish wish : desired.values()) {
      int min = wish.spec().at("/warm_pool/min").asInt();
      balance.merge(alike(wish.spec()).toString(), min, Math::max);
    }
    vms.stream()
        .filter(vm -> vm.job().isEmpty())
        .forEach(vm -> balance.merge(alike(vm.spec()).toString(), -1, Integer::sum));
    List<String> faults = new ArrayList<>();
    balance.forEach(
        (spec, missing) -> {
          if (missing != 0) {
            String kind = missing < 0 ? "surplus" : "thin";
            faults.add(kind + ": " + Math.abs(missing) + " warm VMs of " + spec);
          }
        });
    return faults;
  }

  /**
   * A spec without its pool, in an order of its own: what VMs that stand in for each other share.
   */
  static JsonNode alike(JsonNode spec) {
    ObjectNode rest = spec.deepCopy();
    rest.remove("warm_pool");
    return JSON.valueToTree(new TreeMap<>(JSON.convertValue(rest, Map.class)));
  }

  /** A VM as the engine has it. */
  record Vm(String service, String id, Optional<String> job, JsonNode spec, boolean up) {}

  /** The VMs among the services. */
  static List<Vm> vms(JsonNode services) {
    return StreamSupport.stream(services.spliterator(), false)
        .filter(service -> service.at("/Spec/Labels").has("planner.vm"))
        .map(PlannerModel::vm)
        .toList();
  }

  private static Vm vm(JsonNode service) {
    JsonNode labels = service.at("/Spec/Labels");
    JsonNode status = service.path("ServiceStatus");
    int done = status.path("RunningTasks").asInt() + status.path("CompletedTasks").asInt();
    try {
      return new Vm(
          service.path("ID").asText(),
          labels.path("planner.vm").asText(),
          Optional.ofNullable(labels.get("planner.job")).map(JsonNode::asText),
          JSON.readTree(labels.path("planner.spec").asText()),
          done > 0);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
