package io.swarmassay.traffic;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One client's connection to a service, kept open while it can be. Used by one thread at a time.
 * Replicas are taken in turn, looked up anew at each connection.
 */
final class WebLine implements AutoCloseable {
  private final Deployment deployment;
  private final String service;
  private final int port;
  private final Duration deadline;
  private final ScheduledExecutorService watchdog;
  private int turn;
  private int connections;
  private String replica = "";
  private Connection open;
  private InputStream in;

  WebLine(
      Deployment deployment,
      String service,
      int port,
      Duration deadline,
      ScheduledExecutorService watchdog,
      int turn) {
    this.deployment = deployment;
    this.service = service;
    this.port = port;
    this.deadline = deadline;
    this.watchdog = watchdog;
    this.turn = turn;
  }

  /** Nothing was sent: the request certainly did nothing. */
  static final class NotSent extends IOException {
    private static final long serialVersionUID = 1L;

    NotSent(String message) {
      super(message);
    }
  }

  /**
   * Asks and waits for the answer.
   *
   * @throws NotSent when no replica could be reached
   * @throws IOException when nobody knows what became of the request
   */
  WebAnswer ask(String method, String path, String body) throws IOException {
    connect();
    ScheduledFuture<?> guard =
        watchdog.schedule(this::drop, deadline.toMillis(), TimeUnit.MILLISECONDS);
    try {
      send(method, path, body);
      WebAnswer answer = WebAnswer.read(in);
      if (answer.last()) {
        close();
      }
      return answer;
    } catch (IOException broken) {
      close();
      throw broken;
    } finally {
      guard.cancel(false);
    }
  }

  /** The replica that the last request went to; the service when none could be reached. */
  String to() {
    return replica.isEmpty() ? service : replica;
  }

  /** How many connections were opened so far. */
  int epoch() {
    return connections;
  }

  private void send(String method, String path, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "%s %s HTTP/1.1\r\nHost: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(method, path, service, bytes.length);
    byte[] whole = (head + body).getBytes(StandardCharsets.UTF_8);
    open.out().write(whole);
    open.out().flush();
  }

  private void connect() throws NotSent {
    if (open != null) {
      return;
    }
    replica = "";
    try {
      List<Replica> running = deployment.running(service);
      if (running.isEmpty()) {
        throw new NotSent("no replica of " + service + " runs");
      }
      Replica next = running.get(Math.floorMod(turn++, running.size()));
      replica = next.name();
      open = deployment.swarm().dial(next, port, deadline);
      in = new BufferedInputStream(open.in());
      connections++;
    } catch (SwarmException unreachable) {
      throw new NotSent(unreachable.getMessage());
    }
  }

  /** Frees a reader that waits too long. */
  private void drop() {
    Connection late = open;
    if (late != null) {
      shut(late);
    }
  }

  @Override
  public void close() {
    Connection done = open;
    open = null;
    if (done != null) {
      shut(done);
    }
  }

  private static void shut(Connection connection) {
    try {
      connection.close();
    } catch (IOException gone) {
      // Closed is what it was meant to be.
    }
  }
}
