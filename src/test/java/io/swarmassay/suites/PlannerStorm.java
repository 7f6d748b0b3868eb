package io.swarmassay.suites;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Plays operations on a planner, then lets it be quiet, and says what is wrong with it. */
final class PlannerStorm {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final PlannerRig rig;
  private final Duration quiet;
  private final PlannerModel model;
  private final List<JsonNode> specs = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private boolean calm = true;

  /**
   * On a planner that stands, with at least one warm VM: the first spec is that VM's own.
   *
   * @param quiet the time it gets to make true what is desired
   */
  PlannerStorm(PlannerRig rig, Duration quiet) {
    this.rig = rig;
    this.quiet = quiet;
    JsonNode stats = stats();
    model = new PlannerModel(stats);
    ObjectNode warm = (ObjectNode) PlannerModel.alike(stats.at("/warm_pool/0/spec"));
    for (int i = 0; i < PlannerOp.SPECS; i++) {
      ObjectNode spec = warm.deepCopy();
      if (i > 0) {
        spec.withObject("/env").put("VARIANT_" + i, "yes");
      }
      specs.add(spec);
    }
    specs.set(
        2, ((ObjectNode) specs.get(2)).set("warm_pool", JSON.createObjectNode().put("min", 1)));
  }

  /** What was wrong on the way, and at the end; empty is right. */
  List<String> play(List<PlannerOp> operations) {
    operations.forEach(this::done);
    if (!operations.isEmpty() && model.acknowledged() == 0) {
      faults.add("unproven: nothing was acknowledged");
    }
    faults.addAll(settled());
    return List.copyOf(faults);
  }

  /** What must be desired, from what was said so far. */
  PlannerModel model() {
    return model;
  }

  private void done(PlannerOp operation) {
    if (operation instanceof PlannerOp.Outage outage) {
      calm = false;
      rig.outage(() -> outage.meanwhile().forEach(this::done));
      calm = true;
    } else if (operation instanceof PlannerOp.KillPlanner kill) {
      CompletableFuture<Void> asked = CompletableFuture.runAsync(() -> done(kill.asked()));
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(kill.millis()));
      rig.killPlanner();
      asked.join();
    } else if (operation instanceof PlannerOp.KillVm kill) {
      List<PlannerModel.Vm> vms = PlannerModel.vms(rig.services());
      if (!vms.isEmpty()) {
        rig.killVm(vms.get(kill.which() % vms.size()).service());
      }
    } else if (operation instanceof PlannerOp.Delete delete) {
      delete(delete.job());
    } else if (operation instanceof PlannerOp.Post post) {
      post(post.job(), "tenant-" + post.tenant(), specs.get(post.spec()));
    }
  }

  /** Posts a job, and holds the answer against what was warm before and is warm still. */
  void post(String job, String tenant, JsonNode spec) {
    ObjectNode asked = JSON.createObjectNode().put("job_id", job).put("tenant", tenant);
    asked.set("spec", spec);
    Optional<PlannerModel.Wish> wish = Optional.of(new PlannerModel.Wish(tenant, spec));
    boolean free = calm && model.may(job).equals(Set.of(Optional.empty()));
    List<PlannerModel.Vm> before = PlannerModel.vms(rig.services());
    Optional<PlannerRig.Answer> answer = rig.ask("POST", "/vms", asked.toString());
    List<PlannerModel.Vm> after = PlannerModel.vms(rig.services());
    if (answer.isEmpty()) {
      model.unanswered(job, wish);
      return;
    }
    switch (answer.get().status()) {
      case 201 -> {
        model.said(job, wish);
        String id = answer.get().body().path("vm_id").asText();
        if (!id.startsWith("vm-")) {
          faults.add("prefix: 201 for job " + job + " with VM " + id);
        }
        if (after.stream()
            .noneMatch(vm -> vm.id().equals(id) && vm.job().equals(Optional.of(job)))) {
          faults.add("code: 201 for job " + job + ", and " + id + " is not its VM");
        }
      }
      case 202 -> {
        model.said(job, wish);
        idle(job, spec, before, after)
            .filter(vm -> free)
            .ifPresent(vm -> faults.add("code: 202 for job " + job + ", and " + vm + " was warm"));
      }
      case 503 -> {
        // Refused: what was desired is desired.
      }
      default -> faults.add("code: " + answer.get() + " for a good request");
    }
  }

  /**
   * A VM that was warm before and would have done, for a job that had none: left, or given late.
   */
  private static Optional<String> idle(
      String job, JsonNode spec, List<PlannerModel.Vm> before, List<PlannerModel.Vm> after) {
    if (before.stream().anyMatch(vm -> vm.job().equals(Optional.of(job)))) {
      return Optional.empty();
    }
    List<String> left =
        after.stream()
            .filter(vm -> vm.job().isEmpty() || vm.job().equals(Optional.of(job)))
            .map(PlannerModel.Vm::service)
            .toList();
    return before.stream()
        .filter(vm -> vm.job().isEmpty() && vm.up() && left.contains(vm.service()))
        .filter(vm -> PlannerModel.alike(vm.spec()).equals(PlannerModel.alike(spec)))
        .map(PlannerModel.Vm::id)
        .findFirst();
  }

  /** Deletes a job. */
  void delete(String job) {
    Optional<PlannerRig.Answer> answer = rig.ask("DELETE", "/vms/" + job, "");
    if (answer.isEmpty()) {
      model.unanswered(job, Optional.empty());
      return;
    }
    switch (answer.get().status()) {
      case 202 -> model.said(job, Optional.empty());
      case 404 -> {
        if (!model.may(job).contains(Optional.empty())) {
          faults.add("code: 404 for job " + job + ", which is desired");
        }
        model.said(job, Optional.empty());
      }
      case 503 -> {
        // Refused: what was desired is desired.
      }
      default -> faults.add("code: " + answer.get() + " for a good request");
    }
  }

  /** What is still wrong when its time is up. */
  List<String> settled() {
    long deadline = System.nanoTime() + quiet.toNanos();
    while (true) {
      List<String> wrong = model.faults(stats(), rig.services());
      if (wrong.isEmpty() || System.nanoTime() > deadline) {
        return wrong;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private JsonNode stats() {
    return rig.ask("GET", "/stats", "")
        .filter(answer -> answer.status() == 200)
        .map(PlannerRig.Answer::body)
        .orElse(JSON.createObjectNode());
  }
}
