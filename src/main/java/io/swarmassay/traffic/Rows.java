package io.swarmassay.traffic;

import io.swarmassay.history.Operation;
import io.swarmassay.history.Recorder;
import io.swarmassay.stack.Deployment;
import java.util.Optional;

/**
 * Rows posted to a service, and all rows read back at the end. {@code POST path} with the row as
 * its body promises with 201 that the row is there for good; {@code GET path?after=N} answers lines
 * of number and row, in the order of the numbers, from the first above N, and none at the end.
 *
 * @param service one service; empty for the first of the stack
 * @param port where it listens inside its containers
 * @param path of both requests
 * @param rate rows a second, of all writers together
 * @param writers how many write at the same time
 */
public record Rows(Optional<String> service, int port, String path, Rate rate, int writers)
    implements Traffic {
  /** Twenty a second to {@code /api/rows} on port 4000, by four writers. */
  public Rows() {
    this(Optional.empty(), 4000, "/api/rows", Rate.perSecond(20), 4);
  }

  @Override
  public String name() {
    return "rows";
  }

  @Override
  public Flow start(Deployment deployment, Recorder recorder, long seed) {
    Clients crowd = new Clients(deployment, service, port);
    crowd.start(
        Operation.ROW,
        rate,
        writers,
        true,
        recorder,
        (line, writer, seq) -> line.ask("POST", path, writer + " " + seq));
    return () -> {
      crowd.stop();
      new Survey(crowd, path, recorder).take();
      crowd.close();
    };
  }
}
