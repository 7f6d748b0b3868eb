package io.swarmassay.internal.otp;

import io.swarmassay.beam.Beam;
import java.util.function.Supplier;

/** Where observers of Erlang nodes come from. */
public final class Beams {
  private Beams() {}

  /**
   * An observer that reaches nodes through a dialer. Opens nothing before it is asked.
   *
   * @param dialer usually {@code swarm::dial}
   * @param cookie the cluster's cookie, asked for at each new connection
   * @throws IllegalStateException when JInterface is missing or too old, with the way out
   */
  public static Beam open(Dialer dialer, Supplier<String> cookie) {
    JInterface.missing()
        .ifPresent(
            advice -> {
              throw new IllegalStateException(advice);
            });
    return new OtpBeam(dialer, cookie);
  }
}
