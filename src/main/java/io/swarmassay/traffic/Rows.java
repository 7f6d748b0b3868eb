package io.swarmassay.traffic;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Operation;
import io.swarmassay.history.Recorder;
import io.swarmassay.internal.http.HttpAnswer;
import io.swarmassay.internal.http.HttpCall;
import io.swarmassay.stack.Deployment;
import java.io.IOException;
import java.time.Duration;
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
 * @param writers how many write at the same time; more come while all of them wait for answers
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
    Clients crowd = new Clients(deployment, service, port, recorder);
    crowd.start(Operation.ROW, rate, writers, true, new Posted(path));
    return () -> {
      crowd.stop();
      new Survey(crowd, path, recorder).take();
    };
  }

  /** A row, which says who wrote it and as which one. */
  private record Posted(String path) implements Client.Asking {
    @Override
    public HttpAnswer ask(WebLine line, String client, long seq, Duration left) throws IOException {
      return line.ask(HttpCall.of("POST", path, "text/plain", client + " " + seq), left);
    }

    @Override
    public Ending ending(int status) {
      return Statuses.done(status);
    }
  }
}
