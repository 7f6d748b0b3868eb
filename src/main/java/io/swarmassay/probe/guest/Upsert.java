package io.swarmassay.probe.guest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmassay.internal.http.HttpAnswer;
import io.swarmassay.probe.Findings;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.stack.Deployment;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Posting a job again replaces its spec: nothing of the one before is left in the VM, by the
 * engine's word. A job of the probe's own is posted twice and taken away again.
 *
 * @param service the planner's service
 * @param port where it listens inside its container
 * @param within how long a change may take
 */
public record Upsert(String service, int port, Duration within) implements Probe {
  private static final String JOB = "assay-upsert";

  /** The document's door. */
  public Upsert() {
    this("planner", 8088, Duration.ofSeconds(10));
  }

  @Override
  public String name() {
    return "upsert";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Findings.caught(
        () ->
            Planner.of(deployment, service, port)
                .map(this::twice)
                .orElseGet(() -> Reading.unhealthy("no single replica of " + service + " runs")));
  }

  private Reading twice(Planner planner) {
    JsonNode jobs = planner.stats("/stats").path("jobs");
    if (jobs.isEmpty()) {
      return Reading.unproven("/stats knows no job whose spec could be taken");
    }
    ObjectNode spec = jobs.get(0).path("spec").deepCopy();
    spec.remove("warm_pool");
    try {
      Optional<String> fault = posted(planner, spec, "BEFORE");
      return fault
          .or(() -> posted(planner, spec, "AFTER"))
          .map(Reading::unhealthy)
          .orElseGet(() -> Reading.healthy("the second spec replaced the first"));
    } finally {
      planner.forget(JOB, within);
    }
  }

  private Optional<String> posted(Planner planner, ObjectNode spec, String variable) {
    spec.putObject("env").put(variable, "1");
    HttpAnswer answer = planner.post(JOB, spec);
    if (answer.status() != 201 && answer.status() != 202) {
      return Optional.of(
          String.format(Locale.ROOT, "POST: status %d: %s", answer.status(), answer.body()));
    }
    List<String> wanted = List.of(variable + "=1");
    Optional<List<String>> found =
        planner
            .await(JOB, within, vm -> vm.filter(seen -> mentions(seen, variable)).isPresent())
            .map(Planner.Vm::environment);
    return found.equals(Optional.of(wanted))
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "posted with the environment %s, its VM has %s",
                wanted,
                found.map(List::toString).orElse("none")));
  }

  private static boolean mentions(Planner.Vm vm, String variable) {
    return vm.environment().contains(variable + "=1");
  }
}
