package io.swarmassay.verdict.index;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The moments of a history that come after faults: {@code after f2}, {@code after f2 to f4}. */
public final class AfterFault {
  private static final Pattern AFTER = Pattern.compile("after f(\\d{1,9})(?: to f(\\d{1,9}))?");

  private AfterFault() {}

  /** Whether a moment is the one after a fault, or after several of which it is one. */
  public static boolean concerns(String moment, String id) {
    Matcher after = AFTER.matcher(moment);
    if (!after.matches() || !id.matches("f\\d+")) {
      return moment.equals("after " + id);
    }
    int first = Integer.parseInt(after.group(1));
    int last = after.group(2) == null ? first : Integer.parseInt(after.group(2));
    int number = Integer.parseInt(id.substring(1));
    return first <= number && number <= last;
  }

  /** Whether a moment is the one after some fault. */
  public static boolean some(String moment) {
    return AFTER.matcher(moment).matches();
  }
}
