package io.swarmassay.traffic;

import io.swarmassay.history.Recorder;
import io.swarmassay.stack.Deployment;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code net_adm:ping} between all ordered pairs of Erlang nodes in turn, at set times. Latency is
 * that of the whole question: to the asking node and back is part of it.
 *
 * @param service one service; empty for each of the stack
 * @param rate pings a second, of all pairs together
 * @param patience how long after its time a ping may be under way before it is given up
 */
public record Pings(Optional<String> service, Rate rate, Duration patience) implements Traffic {
  /** Thirty a second. */
  public Pings() {
    this(Optional.empty(), Rate.perSecond(30), Duration.ofSeconds(1));
  }

  @Override
  public String name() {
    return "pings";
  }

  @Override
  public Flow start(Deployment deployment, Recorder recorder, long seed) {
    return new PingFlow(this, deployment, recorder, seed);
  }
}
