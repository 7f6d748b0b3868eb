package io.swarmassay.internal.otp;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which JInterface is on the class path. We compile against Maven Central's 1.6.1, which cannot
 * speak to OTP 25, and run with the 1.13 or newer that every OTP installation carries.
 */
public final class JInterface {
  private static final String ADVICE =
      " Install the Debian package erlang-jinterface and run `./assay setup`, which puts"
          + " OtpErlang.jar of the OTP installation on the class path.";

  private JInterface() {}

  /** Why Erlang nodes cannot be asked here and what to do about it; empty when they can. */
  public static Optional<String> missing() {
    return missing(JInterface::present);
  }

  static Optional<String> missing(Predicate<String> present) {
    if (!present.test("OtpTransportFactory")) {
      return Optional.of("JInterface is not on the class path." + ADVICE);
    }
    if (!present.test("OtpGenericTransportFactory")) {
      return Optional.of("JInterface on the class path is older than 1.13." + ADVICE);
    }
    return Optional.empty();
  }

  private static boolean present(String type) {
    try {
      Class.forName("com.ericsson.otp.erlang." + type, false, JInterface.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }
}
