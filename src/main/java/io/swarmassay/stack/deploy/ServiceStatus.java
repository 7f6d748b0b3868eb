package io.swarmassay.stack.deploy;

import io.swarmassay.swarm.Replica;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * How one service stands at one look.
 *
 * @param wanted replicas, or completions of a job
 * @param tasks all that swarm remembers, oldest first within a slot
 * @param ready names of the nodes swarm calls ready; asked only when needed
 */
record ServiceStatus(
    String service,
    int wanted,
    Aim aim,
    List<Replica> tasks,
    Streaks streaks,
    Supplier<Set<String>> ready) {

  /** Slots, or nodes for a global service, each with its tasks, oldest first. */
  private Map<String, List<Replica>> slots() {
    return tasks.stream()
        .sorted(Comparator.comparing(Replica::created))
        .collect(Collectors.groupingBy(Replica::name, TreeMap::new, Collectors.toList()));
  }

  /** Slots whose replica runs, is meant to, and has shown that it stays where that is in doubt. */
  int runs() {
    return (int)
        tasks.stream()
            .filter(task -> task.running() && !doubtful(task))
            .map(Replica::name)
            .distinct()
            .count();
  }

  /**
   * A task that swarm will not replace, or that follows one that failed, may be about to end; it
   * has to run for a while first. The others count at once: to wait each time would cost all runs.
   */
  private boolean doubtful(Replica task) {
    boolean doubt = aim.job() || aim.restart().equals("none") || streaks.shaky(task.name());
    return doubt && !streaks.steady(task);
  }

  /** Complete slots by service, for those that have any. */
  static Map<String, Integer> complete(Map<String, Aim> aims, List<Replica> tasks) {
    Map<String, Integer> complete = new TreeMap<>();
    aims.forEach(
        (service, aim) -> {
          List<Replica> own = tasks.stream().filter(t -> t.service().equals(service)).toList();
          int count = new ServiceStatus(service, 0, aim, own, new Streaks(), Set::of).complete();
          if (count > 0) {
            complete.put(service, count);
          }
        });
    return complete;
  }

  private int complete() {
    return aim.mayComplete()
        ? (int)
            slots().values().stream().filter(slot -> last(slot).state().equals("complete")).count()
        : 0;
  }

  private static Replica last(List<Replica> slot) {
    return slot.get(slot.size() - 1);
  }

  /** The failure, when it will not get there any more. */
  Optional<Convergence> failed() {
    if (aim.paused()) {
      return Optional.of(new Convergence.Failed(service, aim.message(), 1));
    }
    return slots().values().stream().flatMap(slot -> failed(slot).stream()).findFirst();
  }

  private Optional<Convergence> failed(List<Replica> slot) {
    List<Replica> bad = streaks.enough(last(slot).name());
    if (bad.isEmpty() && givenUp(slot)) {
      bad = slot.stream().filter(Streaks::bad).toList();
    }
    if (wanted == 0 || bad.isEmpty()) {
      return Optional.empty();
    }
    Replica latest = last(bad);
    return Optional.of(new Convergence.Failed(latest.name(), reason(latest), bad.size()));
  }

  /** Whether swarm's restart policy lets nothing follow the slot's last task, which failed. */
  private boolean givenUp(List<Replica> slot) {
    long bad = slot.stream().filter(Streaks::bad).count();
    return Streaks.bad(last(slot))
        && aim.attempts().isPresent()
        && bad >= aim.attempts().getAsInt();
  }

  private static String reason(Replica replica) {
    return replica.error().isEmpty() ? replica.state() : replica.error();
  }

  /** What is still missing, in words; empty when it is what it is wanted to be. */
  Optional<String> pending() {
    if (aim.updating()) {
      return Optional.of("service " + service + ": " + aim.update() + ", " + counted());
    }
    List<String> left = leftovers();
    if (!left.isEmpty()) {
      return Optional.of("service " + service + ": " + String.join(", ", left));
    }
    int there = runs() + complete();
    boolean done = aim.job() ? there >= wanted : there == wanted;
    return done ? Optional.empty() : Optional.of(counted());
  }

  /** Tasks that run though swarm wants them gone; on a dead node nobody can tell. */
  private List<String> leftovers() {
    return tasks.stream()
        .filter(task -> task.state().equals("running") && !task.running() && !aim.job())
        .filter(task -> ready.get().contains(task.node()))
        .map(task -> task.name() + " still stopping")
        .toList();
  }

  private String counted() {
    List<String> culprits = new ArrayList<>();
    slots()
        .forEach(
            (name, slot) -> {
              Replica last = last(slot);
              if ((!last.running() || doubtful(last)) && !last.state().equals("complete")) {
                culprits.add(name + ": " + describe(slot));
              }
            });
    String count =
        aim.job()
            ? complete()
                + " of "
                + wanted
                + " tasks complete"
                + (runs() > 0 ? ", " + runs() + " run" : "")
            : runs() + " of " + wanted + " replicas running";
    String head = "service " + service + " has " + count;
    return culprits.isEmpty() ? head : head + "; " + String.join(", ", culprits);
  }

  private static String describe(List<Replica> slot) {
    Replica last = last(slot);
    if (last.running()) {
      return "running for less than " + Streaks.STEADY.toSeconds() + " s";
    }
    String now = last.error().isEmpty() ? last.state() : last.state() + " (" + last.error() + ")";
    Optional<Replica> bad =
        slot.stream().filter(Streaks::bad).reduce((one, next) -> next).filter(r -> r != last);
    return bad.map(before -> now + ", before it " + before.state() + " (" + reason(before) + ")")
        .orElse(now);
  }
}
