package io.swarmassay.probe;

import io.swarmassay.history.Metric;
import io.swarmassay.internal.http.HttpAnswer;
import io.swarmassay.internal.http.HttpCall;
import io.swarmassay.probe.Reading.Measure;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Each replica answers a request on its own loopback as expected. The latency counts from the
 * request, on an open connection, to the complete answer. A redirect is an answer; it is not
 * followed.
 *
 * @param service one service; empty for each of the stack
 * @param port where it listens inside its container
 * @param path what is asked for
 * @param status the expected status
 * @param body text the answer must contain; empty for any
 * @param method how it is asked
 * @param send what is sent with it, as JSON; empty for nothing
 */
public record Http(
    Optional<String> service,
    int port,
    String path,
    int status,
    String body,
    String method,
    String send)
    implements Probe {
  /** The root of port 80 answers 200 in every replica. */
  public Http() {
    this(Optional.empty(), 80, "/", 200, "");
  }

  /** A GET. */
  public Http(Optional<String> service, int port, String path, int status, String body) {
    this(service, port, path, status, body, "GET", "");
  }

  /** The root of a port answers 200 in every replica. */
  public static Http http(int port) {
    return new Http(Optional.empty(), port, "/", 200, "");
  }

  @Override
  public String name() {
    return "http";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Findings.caught(() -> get(deployment, Crowd.replicas(deployment, service)));
  }

  private Reading get(Deployment deployment, Crowd crowd) {
    if (!crowd.whole()) {
      return crowd.missing();
    }
    List<String> faults = new ArrayList<>();
    List<Measure> measures = new ArrayList<>();
    AtOnce.ask(crowd.replicas(), Crowd.ANSWER, replica -> ask(deployment, replica))
        .forEach(answer -> sort(answer, faults, measures));
    String count =
        String.format(
            Locale.ROOT,
            "%d of %d replicas answer %d",
            measures.size(),
            crowd.replicas().size(),
            status);
    return faults.isEmpty() ? Reading.healthy(count, measures) : Findings.against(count, faults);
  }

  private void sort(
      AtOnce.Answer<Replica, Web.Timed> answer, List<String> faults, List<Measure> measures) {
    String replica = answer.question().name();
    if (!answer.fine()) {
      faults.add(Findings.named(replica, answer.fault()));
      return;
    }
    HttpAnswer got = answer.value().answer();
    if (got.status() != status) {
      faults.add(
          String.format(Locale.ROOT, "%s: status %d, not %d", replica, got.status(), status));
    } else if (!got.body().contains(body)) {
      faults.add(String.format(Locale.ROOT, "%s: no '%s' in the answer", replica, body));
    } else {
      measures.add(new Measure(Metric.HTTP_LATENCY.label(), "", answer.value().millis()));
    }
  }

  private Web.Timed ask(Deployment deployment, Replica replica) {
    HttpCall call = HttpCall.of(method, path, "application/json", send);
    try {
      return new Web(deployment, replica, port).ask(call);
    } catch (IOException broken) {
      throw new UncheckedIOException(
          "no HTTP on port " + port + ": " + broken.getMessage(), broken);
    }
  }
}
