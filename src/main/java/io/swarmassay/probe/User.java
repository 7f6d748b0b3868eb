package io.swarmassay.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every process of every replica runs as one user, as the kernel says.
 *
 * @param service one service; empty for each of the stack
 * @param uid the wanted user's number
 */
public record User(Optional<String> service, int uid) implements Probe {
  private static final String LIST = "/top?ps_args=-eo%20pid,uid,comm";

  /** Nothing runs as anybody but 1000. */
  public User() {
    this(Optional.empty(), 1000);
  }

  @Override
  public String name() {
    return "user";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Findings.caught(() -> look(deployment, Crowd.replicas(deployment, service)));
  }

  private Reading look(Deployment deployment, Crowd crowd) {
    if (!crowd.whole()) {
      return crowd.missing();
    }
    List<String> faults = new ArrayList<>();
    int processes = 0;
    for (var answer : AtOnce.ask(crowd.replicas(), Crowd.ANSWER, one -> list(deployment, one))) {
      String replica = answer.question().name();
      if (!answer.fine()) {
        faults.add(Findings.named(replica, answer.fault()));
      } else {
        processes += answer.value().size();
        answer.value().stream()
            .filter(row -> row.path(1).asInt(-1) != uid)
            .map(row -> wrong(replica, row))
            .forEach(faults::add);
      }
    }
    return faults.isEmpty()
        ? Reading.healthy(String.format(Locale.ROOT, "%d processes, all of uid %d", processes, uid))
        : Findings.against("", faults);
  }

  private String wrong(String replica, JsonNode row) {
    return String.format(
        Locale.ROOT,
        "%s: %s runs as uid %s, not %d",
        replica,
        row.path(2).asText(),
        row.path(1).asText(),
        uid);
  }

  /** Rows of process, user and program; a running container has at least one. */
  private static List<JsonNode> list(Deployment deployment, Replica replica) {
    List<JsonNode> rows = new ArrayList<>();
    EngineQueries.container(deployment.swarm(), replica, LIST).path("Processes").forEach(rows::add);
    if (rows.isEmpty()) {
      throw new Finding("no process");
    }
    return rows;
  }
}
