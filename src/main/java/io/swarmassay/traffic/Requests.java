package io.swarmassay.traffic;

import io.swarmassay.history.Operation;
import io.swarmassay.history.Recorder;
import io.swarmassay.stack.Deployment;
import java.util.Optional;

/**
 * GET requests to the replicas of a service.
 *
 * @param service one service; empty for the first of the stack
 * @param port where it listens inside its containers
 * @param path what is asked for
 * @param rate requests a second, of all clients together
 * @param clients how many ask at the same time
 */
public record Requests(Optional<String> service, int port, String path, Rate rate, int clients)
    implements Traffic {
  /** Twenty a second for {@code /} on port 4000, by four clients. */
  public Requests() {
    this(Optional.empty(), 4000, "/", Rate.perSecond(20), 4);
  }

  @Override
  public String name() {
    return "http";
  }

  @Override
  public Flow start(Deployment deployment, Recorder recorder, long seed) {
    Clients crowd = new Clients(deployment, service, port);
    crowd.start(
        Operation.HTTP,
        rate,
        clients,
        false,
        recorder,
        (line, client, seq) -> line.ask("GET", path, ""));
    return () -> {
      crowd.stop();
      crowd.close();
    };
  }
}
