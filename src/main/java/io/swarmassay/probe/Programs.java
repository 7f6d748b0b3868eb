package io.swarmassay.probe;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Certain files are in each replica's container, and others are not.
 *
 * @param service one service; empty for each of the stack
 * @param present paths that must be there
 * @param absent paths that must not
 */
public record Programs(Optional<String> service, List<String> present, List<String> absent)
    implements Probe {
  private static final int NOT_FOUND = 404;

  /** There is a shell. */
  public Programs() {
    this(Optional.empty(), List.of("/bin/sh"), List.of());
  }

  @Override
  public String name() {
    return "programs";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Findings.caught(() -> look(deployment, Crowd.replicas(deployment, service)));
  }

  private Reading look(Deployment deployment, Crowd crowd) {
    if (!crowd.whole()) {
      return crowd.missing();
    }
    if (present.isEmpty() && absent.isEmpty()) {
      return Reading.unproven("no file to look for");
    }
    List<String> faults = new ArrayList<>();
    for (var answer : AtOnce.ask(crowd.replicas(), Crowd.ANSWER, one -> wrong(deployment, one))) {
      String replica = answer.question().name();
      List<String> wrong = answer.fine() ? answer.value() : List.of(answer.fault());
      wrong.forEach(fault -> faults.add(Findings.named(replica, fault)));
    }
    return faults.isEmpty()
        ? Reading.healthy(
            String.format(
                Locale.ROOT,
                "%d present, %d absent, in %d replicas",
                present.size(),
                absent.size(),
                crowd.replicas().size()))
        : Findings.against("", faults);
  }

  private List<String> wrong(Deployment deployment, Replica replica) {
    return Stream.concat(
            present.stream()
                .filter(path -> !has(deployment, replica, path))
                .map(path -> path + " is missing"),
            absent.stream()
                .filter(path -> has(deployment, replica, path))
                .map(path -> path + " is there"))
        .toList();
  }

  /** Asks for the file's description only, not its content. */
  private static boolean has(Deployment deployment, Replica replica, String path) {
    try {
      String ask = "/containers/" + replica.containerId() + "/archive?path=" + path;
      deployment.swarm().call(replica.node(), "HEAD", ask, "");
      return true;
    } catch (SwarmException e) {
      if (e.status() == NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }
}
