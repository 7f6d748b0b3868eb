package io.swarmassay.probe.guest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmassay.history.Metric;
import io.swarmassay.internal.http.HttpAnswer;
import io.swarmassay.probe.Findings;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.probe.Reading.Measure;
import io.swarmassay.stack.Deployment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A planner hands out a warm VM with 201, one that runs by the engine's word, and accepts with 202
 * what it has no warm VM for, which runs soon. Two jobs of the probe's own are asked for, timed
 * from request to running, and taken away again; the reading ends when the warm pool is full again.
 * The cold one comes first: the pool, which is filled up behind a warm one, would start its VM at
 * the same time.
 *
 * @param service the planner's service
 * @param port where it listens inside its container
 * @param within how long making one may take
 */
public record Provision(String service, int port, Duration within) implements Probe {
  private static final String WARM = "assay-warm";
  private static final String COLD = "assay-cold";

  /** The document's door. */
  public Provision() {
    this("planner", 8088, Duration.ofSeconds(10));
  }

  @Override
  public String name() {
    return "provision";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Findings.caught(
        () ->
            Planner.of(deployment, service, port)
                .map(this::both)
                .orElseGet(() -> Reading.unhealthy("no single replica of " + service + " runs")));
  }

  private Reading both(Planner planner) {
    JsonNode pool = planner.stats("/stats").path("warm_pool");
    if (pool.isEmpty()) {
      return Reading.unhealthy("/stats knows no warm VM");
    }
    ObjectNode spec = pool.get(0).path("spec").deepCopy();
    spec.remove("warm_pool");
    ObjectNode unlike = spec.deepCopy();
    unlike.withObject("/env").put("ASSAY", "cold");
    List<Measure> measures = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    try {
      ask(planner, COLD, "cold", 202, unlike, measures).ifPresent(faults::add);
      ask(planner, WARM, "warm", 201, spec, measures).ifPresent(faults::add);
    } finally {
      planner.forget(WARM, within);
      planner.forget(COLD, within);
    }
    faults.addAll(refilled(planner));
    return faults.isEmpty()
        ? Reading.healthy(
            String.format(
                Locale.ROOT,
                "202 and running after %.0f ms, 201 and running after %.0f ms",
                measures.get(0).value(),
                measures.get(1).value()),
            measures)
        : Findings.against("", faults);
  }

  /** What the pools lack once they had their time to be full again. */
  private List<String> refilled(Planner planner) {
    long deadline = System.nanoTime() + within.toNanos();
    while (true) {
      List<String> thin = VmStats.thin(planner);
      if (thin.isEmpty() || System.nanoTime() > deadline || !Planner.paused()) {
        return thin.stream().map(pool -> "not full again: " + pool).toList();
      }
    }
  }

  private Optional<String> ask(
      Planner planner, String job, String how, int status, JsonNode spec, List<Measure> measures) {
    long asked = System.nanoTime();
    HttpAnswer answer = planner.post(job, spec);
    if (answer.status() != status) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "POST of a %s VM: status %d, not %d: %s",
              how,
              answer.status(),
              status,
              answer.body()));
    }
    Duration patience = status == 201 ? Duration.ZERO : within;
    Optional<Planner.Vm> vm =
        planner.await(job, patience, seen -> seen.filter(Planner.Vm::running).isPresent());
    if (vm.filter(Planner.Vm::running).isEmpty()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%d for a %s VM, but the engine says %s",
              status,
              how,
              vm.map(Planner.Vm::state).orElse("there is none")));
    }
    double ms = (System.nanoTime() - asked) / 1e6;
    measures.add(new Measure(Metric.PROVISION.label(), how, ms));
    return Optional.empty();
  }
}
