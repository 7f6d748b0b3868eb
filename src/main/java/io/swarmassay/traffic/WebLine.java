package io.swarmassay.traffic;

import io.swarmassay.internal.http.HttpAnswer;
import io.swarmassay.internal.http.HttpCall;
import io.swarmassay.internal.http.HttpLine;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * One client's connection to a service, kept open while it can be. Used by one thread at a time.
 * Replicas are taken in turn, looked up anew at each connection.
 */
final class WebLine implements AutoCloseable {
  private final Deployment deployment;
  private final String service;
  private final int port;
  private final HttpLine line;
  private int turn;
  private int connections;
  private String replica = "";

  WebLine(Deployment deployment, String service, int port, int turn) {
    this.deployment = deployment;
    this.service = service;
    this.port = port;
    this.turn = turn;
    this.line = new HttpLine(this::dial, service);
  }

  /**
   * Asks and waits for the answer.
   *
   * @throws io.swarmassay.internal.http.NotSentException when no replica could be reached
   * @throws IOException when nobody knows what became of the request
   */
  HttpAnswer ask(HttpCall call, Duration deadline) throws IOException {
    return line.ask(call, deadline);
  }

  /** The replica that the last request went to; the service when none could be reached. */
  String to() {
    return replica.isEmpty() ? service : replica;
  }

  /** How many connections were opened so far. */
  int epoch() {
    return connections;
  }

  private Connection dial(Duration within) {
    replica = "";
    List<Replica> running = deployment.running(service);
    if (running.isEmpty()) {
      throw new SwarmException(0, "no replica of " + service + " runs");
    }
    Replica next = running.get(Math.floorMod(turn++, running.size()));
    replica = next.name();
    Connection open = deployment.swarm().dial(next, port, within);
    connections++;
    return open;
  }

  @Override
  public void close() {
    line.close();
  }
}
