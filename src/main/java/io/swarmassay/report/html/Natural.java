package io.swarmassay.report.html;

import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Orders names as people count: {@code node.2} before {@code node.10}. */
public final class Natural {
  private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

  /** The order. */
  public static final Comparator<String> ORDER =
      Comparator.comparing(Natural::padded).thenComparing(Comparator.naturalOrder());

  private Natural() {}

  private static String padded(String name) {
    return DIGITS.matcher(name).replaceAll(Natural::pad);
  }

  private static String pad(MatchResult digits) {
    return "0".repeat(18 - digits.group().length()) + digits.group();
  }
}
