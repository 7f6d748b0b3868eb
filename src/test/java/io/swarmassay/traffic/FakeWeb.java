package io.swarmassay.traffic;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** A deployment of one service that can only be dialled. */
final class FakeWeb {
  private FakeWeb() {}

  static Replica replica() {
    return new Replica(
        "x", "db", 1, "t", "c", "n", "running", "running", "", "", Instant.EPOCH, Instant.EPOCH);
  }

  static Deployment deployment(List<Replica> running, Function<Duration, Connection> dial) {
    return deployment(List.of("db"), running, dial);
  }

  static Deployment deployment(
      List<String> services, List<Replica> running, Function<Duration, Connection> dial) {
    Swarm swarm =
        (Swarm)
            Proxy.newProxyInstance(
                Swarm.class.getClassLoader(),
                new Class<?>[] {Swarm.class},
                (proxy, method, arguments) -> dial.apply((Duration) arguments[2]));
    return (Deployment)
        Proxy.newProxyInstance(
            Deployment.class.getClassLoader(),
            new Class<?>[] {Deployment.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "services" -> services;
                  case "running" -> running;
                  case "swarm" -> swarm;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
