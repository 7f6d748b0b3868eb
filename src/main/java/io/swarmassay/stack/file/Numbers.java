package io.swarmassay.stack.file;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Unquoted numbers that docker writes otherwise than they stand, where it wants text. */
final class Numbers {
  private static final Pattern BASED =
      Pattern.compile("(?<sign>[-+]?)0(?<base>[xob]?)(?<digits>[0-9a-fA-F]{1,15})");

  /** Docker writes longer ones, and those below 0.0001, with an exponent. */
  private static final Pattern REAL =
      Pattern.compile("[-+]?([0-9]{1,6}\\.[0-9]{0,9}|\\.[0-9]{1,9})|\\+[0-9]{1,18}");

  private static final BigDecimal LEAST = new BigDecimal("0.0001");

  private Numbers() {}

  /** What docker makes of it; empty when it is none of these. */
  static Optional<String> asDocker(String written) {
    Matcher based = BASED.matcher(written);
    return based.matches() ? based(based) : real(written);
  }

  private static Optional<String> based(Matcher match) {
    int base =
        switch (match.group("base")) {
          case "x" -> 16;
          case "b" -> 2;
          default -> 8;
        };
    try {
      BigInteger number = new BigInteger(match.group("digits"), base);
      return Optional.of((match.group("sign").equals("-") ? number.negate() : number).toString());
    } catch (NumberFormatException other) {
      return Optional.empty(); // 09 is no octal number
    }
  }

  private static Optional<String> real(String written) {
    if (!REAL.matcher(written).matches()) {
      return Optional.empty();
    }
    BigDecimal number =
        new BigDecimal(written.replaceFirst("^([-+]?)\\.", "$10.").replaceFirst("^\\+", ""));
    boolean zero = number.signum() == 0;
    return zero || number.abs().compareTo(LEAST) >= 0
        ? Optional.of(zero ? "0" : number.stripTrailingZeros().toPlainString())
        : Optional.empty();
  }
}
