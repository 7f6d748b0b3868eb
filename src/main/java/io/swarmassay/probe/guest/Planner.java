package io.swarmassay.probe.guest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmassay.internal.http.HttpAnswer;
import io.swarmassay.internal.http.HttpCall;
import io.swarmassay.probe.EngineQueries;
import io.swarmassay.probe.Finding;
import io.swarmassay.probe.Web;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** A planner of VMs: what it says at its door, and what the engine knows of the VMs it made. */
record Planner(Deployment deployment, Replica replica, int port) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PAUSE = Duration.ofMillis(20);

  /** The one replica of a planner's service; empty unless it runs. */
  static Optional<Planner> of(Deployment deployment, String service, int port) {
    List<Replica> running = deployment.running(service);
    return running.size() == 1
        ? Optional.of(new Planner(deployment, running.get(0), port))
        : Optional.empty();
  }

  /** Says something at the door. */
  HttpAnswer ask(String method, String path, String body) {
    HttpCall call = HttpCall.of(method, path, "application/json", body);
    try {
      return new Web(deployment, replica, port).ask(call).answer();
    } catch (IOException broken) {
      throw new UncheckedIOException(
          String.format(
              Locale.ROOT,
              "%s %s: no HTTP on port %d: %s",
              method,
              path,
              port,
              broken.getMessage()),
          broken);
    }
  }

  /** Asks for a VM. */
  HttpAnswer post(String job, JsonNode spec) {
    ObjectNode asked = JSON.createObjectNode().put("job_id", job);
    asked.set("spec", spec);
    return ask("POST", "/vms", asked.toString());
  }

  /** What {@code /stats} says. */
  JsonNode stats(String path) {
    HttpAnswer answer = ask("GET", path, "");
    if (answer.status() != 200) {
      throw new Finding(
          String.format(
              Locale.ROOT, "GET %s: status %d: %s", path, answer.status(), answer.body()));
    }
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException unreadable) {
      throw new Finding("GET " + path + ": no JSON");
    }
  }

  /** The VMs as the engine knows them. */
  List<Vm> vms() {
    return StreamSupport.stream(EngineQueries.services(deployment).spliterator(), false)
        .filter(service -> service.at("/Spec/Labels").has(Vm.ID))
        .map(Vm::of)
        .toList();
  }

  /** The VM of a job. */
  Optional<Vm> vm(String job) {
    return vms().stream().filter(vm -> vm.job().equals(Optional.of(job))).findFirst();
  }

  /** Asks the engine again and again; the last answer, whether it fits or time was up. */
  Optional<Vm> await(String job, Duration within, Predicate<Optional<Vm>> fits) {
    long deadline = System.nanoTime() + within.toNanos();
    while (true) {
      Optional<Vm> vm = vm(job);
      if (fits.test(vm) || System.nanoTime() > deadline || !paused()) {
        return vm;
      }
    }
  }

  /** Waits before the next question; false when there is to be none. */
  static boolean paused() {
    LockSupport.parkNanos(PAUSE.toNanos());
    return !Thread.currentThread().isInterrupted();
  }

  /** Takes the job away again and waits until its VM is gone. */
  void forget(String job, Duration within) {
    ask("DELETE", "/vms/" + job, "");
    await(job, within, Optional::isEmpty);
  }

  /**
   * One VM.
   *
   * @param id its name for the planner
   * @param job whom it serves; empty while it is warm
   * @param hash what VMs that can stand in for each other have in common
   * @param running whether a task of it runs, by the engine's word
   * @param complete whether it is a job's and came to a good end
   * @param nanoCpus its limit of processors, in billionths; 0 for none
   * @param bytes its limit of memory; 0 for none
   * @param environment what its processes find there
   */
  record Vm(
      String id,
      Optional<String> job,
      String hash,
      boolean running,
      boolean complete,
      long nanoCpus,
      long bytes,
      List<String> environment) {
    static final String ID = "planner.vm";

    static Vm of(JsonNode service) {
      JsonNode labels = service.at("/Spec/Labels");
      JsonNode status = service.path("ServiceStatus");
      return new Vm(
          labels.path(ID).asText(),
          Optional.ofNullable(labels.get("planner.job")).map(JsonNode::asText),
          labels.path("planner.hash").asText(),
          status.path("RunningTasks").asInt() > 0,
          service.at("/Spec/Mode").has("ReplicatedJob")
              && status.path("CompletedTasks").asInt() > 0,
          service.at("/Spec/TaskTemplate/Resources/Limits/NanoCPUs").asLong(),
          service.at("/Spec/TaskTemplate/Resources/Limits/MemoryBytes").asLong(),
          StreamSupport.stream(
                  service.at("/Spec/TaskTemplate/ContainerSpec/Env").spliterator(), false)
              .map(JsonNode::asText)
              .toList());
    }

    /** The word for it that {@code /stats} should have. */
    String state() {
      return running ? "running" : complete ? "complete" : "pending";
    }
  }
}
