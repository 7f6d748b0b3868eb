package io.swarmassay.internal.otp;

import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Replica;
import java.time.Duration;

/** Opens a stream to a port on a replica's own loopback; {@code swarm::dial} is one. */
@FunctionalInterface
public interface Dialer {
  /** An open stream; throws an unchecked exception when there is none in time. */
  Connection dial(Replica replica, int port, Duration deadline);
}
