package io.swarmassay.run;

import io.swarmassay.fault.Fault;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Faults that have to come to their end, in swarm's own words, and victims whose containers they
 * end: nothing counts as recovered before each of them was seen replaced, by another container of a
 * later task in its place. For a moment after the strike swarm has not noticed yet, and lists what
 * is gone as running.
 *
 * @param blows what was struck
 * @param victims as they were right before the strike, with their containers
 */
record Replacements(List<Fault.Blow> blows, List<Replica> victims) {
  /** Nobody has to be replaced. */
  static final Replacements NONE = new Replacements(List.of(), List.of());

  /** Those of both. */
  Replacements and(Replacements others) {
    List<Fault.Blow> both = new ArrayList<>(blows);
    both.addAll(others.blows);
    List<Replica> all = new ArrayList<>(victims);
    all.addAll(others.victims);
    return new Replacements(List.copyOf(both), List.copyOf(all));
  }

  /** What has not come to its end, or the first victim that was not replaced yet, in words. */
  Optional<String> missing(Deployment deployment) {
    return unfinished().or(() -> victim(deployment));
  }

  private Optional<String> unfinished() {
    try {
      return blows.stream()
          .map(Fault.Blow::over)
          .filter(proof -> !proof.holds())
          .map(Fault.Proof::text)
          .findFirst();
    } catch (SwarmException unanswered) {
      return Optional.of("swarm could not be asked how far it is: " + unanswered.getMessage());
    }
  }

  private Optional<String> victim(Deployment deployment) {
    if (victims.isEmpty()) {
      return Optional.empty();
    }
    try {
      List<Replica> tasks = deployment.swarm().replicas(deployment.namespace());
      return victims.stream().flatMap(old -> missing(old, tasks).stream()).findFirst();
    } catch (SwarmException unanswered) {
      return Optional.of("tasks could not be asked for: " + unanswered.getMessage());
    }
  }

  private static Optional<String> missing(Replica old, List<Replica> tasks) {
    boolean listed =
        tasks.stream().anyMatch(t -> t.running() && t.containerId().equals(old.containerId()));
    if (listed) {
      return Optional.of(old.name() + ": swarm still lists its struck container as running");
    }
    return tasks.stream().anyMatch(task -> replaces(task, old))
        ? Optional.empty()
        : Optional.of(old.name() + ": no other container runs in its place yet");
  }

  private static boolean replaces(Replica task, Replica old) {
    return task.service().equals(old.service())
        && task.name().equals(old.name())
        && !task.taskId().equals(old.taskId())
        && !task.containerId().isEmpty()
        && !task.containerId().equals(old.containerId())
        && !task.created().isBefore(old.created())
        && (task.running() || task.state().equals("complete"));
  }
}
