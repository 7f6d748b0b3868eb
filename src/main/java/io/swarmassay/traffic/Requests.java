package io.swarmassay.traffic;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Operation;
import io.swarmassay.history.Recorder;
import io.swarmassay.internal.http.HttpAnswer;
import io.swarmassay.internal.http.HttpCall;
import io.swarmassay.stack.Deployment;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Requests to the replicas of a service, each at its time, whether earlier ones have ended or not.
 *
 * @param service one service; empty for the first of the stack
 * @param port where it listens inside its containers
 * @param path what is asked for
 * @param rate requests a second, of all clients together
 * @param clients how many ask at the same time; more come while all of them wait for answers
 * @param method how it is asked
 * @param send what is sent with it; empty for nothing
 * @param type what kind of content that is
 * @param status what counts as success; empty for any 2xx or 3xx
 * @param redirects how many redirects are followed; 0 takes a redirect for the answer
 */
public record Requests(
    Optional<String> service,
    int port,
    String path,
    Rate rate,
    int clients,
    String method,
    String send,
    String type,
    List<Integer> status,
    int redirects)
    implements Traffic {
  /** Twenty a second for {@code /} on port 4000, by four clients. */
  public Requests() {
    this(Optional.empty(), 4000, "/", Rate.perSecond(20), 4);
  }

  /** GET requests that follow no redirect. */
  public Requests(Optional<String> service, int port, String path, Rate rate, int clients) {
    this(service, port, path, rate, clients, "GET", "", "application/json", List.of(), 0);
  }

  @Override
  public String name() {
    return "http";
  }

  @Override
  public Flow start(Deployment deployment, Recorder recorder, long seed) {
    Clients crowd = new Clients(deployment, service, port, recorder);
    crowd.start(Operation.HTTP, rate, clients, false, new Asked(call(), status));
    return crowd::stop;
  }

  private HttpCall call() {
    return HttpCall.of(method, path, type, send).following(redirects);
  }

  /** The same request each time. */
  private record Asked(HttpCall call, List<Integer> wanted) implements Client.Asking {
    @Override
    public HttpAnswer ask(WebLine line, String client, long seq, Duration left) throws IOException {
      return line.ask(call, left);
    }

    @Override
    public Ending ending(int status) {
      if (wanted.isEmpty()) {
        return Statuses.answered(status);
      }
      return wanted.contains(status) ? Ending.OK : Statuses.otherwise(status);
    }
  }
}
