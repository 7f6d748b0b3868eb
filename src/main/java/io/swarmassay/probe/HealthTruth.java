package io.swarmassay.probe;

import io.swarmassay.internal.http.HttpCall;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Each replica's health answer tells whether it works: it says 200 when a request that needs all
 * its parts succeeds. A replica that works and calls itself ill, or does not work and calls itself
 * well, is a liar; one that is honestly ill is unhealthy all the same.
 *
 * @param service one service; empty for each of the stack
 * @param port where it listens inside its container
 * @param health the path of its health answer
 * @param work a path whose answer needs all its parts
 */
public record HealthTruth(Optional<String> service, int port, String health, String work)
    implements Probe {
  private static final int OK = 200;
  private static final int SILENT = 0;

  /** {@code /health} against {@code /} on port 4000. */
  public HealthTruth() {
    this(Optional.empty(), 4000, "/health", "/");
  }

  @Override
  public String name() {
    return "health-truth";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Findings.caught(() -> compare(deployment, Crowd.replicas(deployment, service)));
  }

  private Reading compare(Deployment deployment, Crowd crowd) {
    if (!crowd.whole()) {
      return crowd.missing();
    }
    List<String> faults = new ArrayList<>();
    for (var answer :
        AtOnce.ask(crowd.replicas(), Crowd.ANSWER.multipliedBy(2), one -> ask(deployment, one))) {
      String replica = answer.question().name();
      if (!answer.fine()) {
        faults.add(Findings.named(replica, answer.fault()));
      } else if (!answer.value().well()) {
        faults.add(replica + ": " + answer.value().text(this));
      }
    }
    return faults.isEmpty()
        ? Reading.healthy(
            String.format(
                Locale.ROOT, "%d replicas say they work, and do", crowd.replicas().size()))
        : Findings.against("", faults);
  }

  private Answers ask(Deployment deployment, Replica replica) {
    int works = status(deployment, replica, work);
    return new Answers(status(deployment, replica, health), works);
  }

  private int status(Deployment deployment, Replica replica, String path) {
    try {
      return new Web(deployment, replica, port).ask(HttpCall.get(path)).answer().status();
    } catch (IOException silent) {
      return SILENT;
    }
  }

  /** What a replica answered to both questions. */
  private record Answers(int health, int work) {
    boolean well() {
      return health == OK && work == OK;
    }

    String text(HealthTruth paths) {
      String both =
          String.format(
              Locale.ROOT, "%s says %s, %s %s", paths.health, say(health), paths.work, say(work));
      return (health == OK) == (work == OK) ? both : both + ": one of them lies";
    }

    private static String say(int status) {
      return status == SILENT ? "nothing" : String.valueOf(status);
    }
  }
}
