package example;

import io.swarmassay.probe.EachReplica;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Replica;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Each replica answers PING as a Redis server does.
 *
 * @param service one service; empty for each of the stack
 * @param port where it listens inside its container
 */
public record Redis(Optional<String> service, int port) implements Probe {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Every replica, on Redis's usual port. */
  public Redis() {
    this(Optional.empty(), 6379);
  }

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public Reading read(Deployment deployment) {
    return EachReplica.ask(
        deployment,
        service,
        replica -> faults(deployment, replica),
        count -> count + " replicas answer PING");
  }

  private List<String> faults(Deployment deployment, Replica replica) throws IOException {
    try (Connection connection = deployment.swarm().dial(replica, port, PATIENCE)) {
      OutputStream out = connection.out();
      out.write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      String answer =
          new BufferedReader(new InputStreamReader(connection.in(), StandardCharsets.UTF_8))
              .readLine();
      return "+PONG".equals(answer) ? List.of() : List.of("answers PING with " + answer);
    }
  }
}
