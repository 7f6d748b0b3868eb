package io.swarmassay.run;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Why something of ours failed, in a few words. Broken machines say what is wrong; anything nobody
 * foresaw names itself and its place.
 */
public final class Reason {
  private Reason() {}

  /** The reason that a person can do something with. */
  public static String of(Throwable failed) {
    if (failed instanceof OutOfMemoryError) {
      return "no memory is left: " + failed.getMessage();
    }
    if (failed instanceof StackOverflowError) {
      return "something is nested too deep for this program" + place(failed);
    }
    if (failed instanceof UncheckedIOException && failed.getCause() != null) {
      return unchecked(failed.getMessage(), failed.getCause());
    }
    boolean foreseen =
        failed.getClass().getPackageName().startsWith("io.swarmassay")
            || failed instanceof IOException;
    if (foreseen && failed.getMessage() != null) {
      return failed.getMessage();
    }
    return failed + place(failed);
  }

  private static String place(Throwable failed) {
    StackTraceElement[] trace = failed.getStackTrace();
    return trace.length == 0 ? "" : " at " + trace[0];
  }

  /** Where nobody gave it words of its own, its message is the cause's name and message. */
  private static String unchecked(String message, Throwable cause) {
    String why = of(cause);
    return message.equals(cause.toString()) || why.contains(message)
        ? why
        : message.contains(why) ? message : message + ": " + why;
  }
}
