package io.swarmassay.probe;

import io.swarmassay.internal.http.HttpAnswer;
import io.swarmassay.internal.http.HttpCall;
import io.swarmassay.internal.http.HttpLine;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Replica;
import java.io.IOException;
import java.time.Duration;

/** HTTP to one port on a replica's own loopback, each question within {@link Crowd#ANSWER}. */
public record Web(Deployment deployment, Replica replica, int port) {
  private static final double NANOS = 1e6;

  /**
   * An answer.
   *
   * @param millis from the request, on an open connection, to the complete answer
   */
  public record Timed(HttpAnswer answer, double millis) {}

  /**
   * Asks over a connection that is used once.
   *
   * @throws IOException when no whole answer came
   */
  public Timed ask(HttpCall call) throws IOException {
    long until = System.nanoTime() + Crowd.ANSWER.toNanos();
    try (Connection connection = deployment.swarm().dial(replica, port, Crowd.ANSWER)) {
      long start = System.nanoTime();
      Duration left = Duration.ofNanos(Math.max(0, until - start));
      HttpAnswer answer = HttpLine.ask(within -> connection, replica.service(), call, left);
      return new Timed(answer, (System.nanoTime() - start) / NANOS);
    }
  }
}
