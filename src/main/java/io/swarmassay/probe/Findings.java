package io.swarmassay.probe;

import io.swarmassay.beam.BeamException;
import io.swarmassay.swarm.SwarmException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What went wrong, in few words. */
public final class Findings {
  private static final int SHOWN = 3;
  private static final int LONGEST = 300;

  /**
   * How our own questions, connections and tools say that their time was up. What a node waited for
   * in vain is worded otherwise: it is an answer.
   */
  private static final Pattern LATE =
      Pattern.compile("(no answer (from .+ )?within|no connection in|not ended within) \\d+ ms");

  private Findings() {}

  /**
   * The reading, or an unhealthy one with what the swarm or the stack answered instead. An error of
   * ours is thrown: it says nothing about what was asked.
   */
  public static Reading caught(Supplier<Reading> reading) {
    try {
      return reading.get();
    } catch (RuntimeException broken) {
      return against("", List.of(told(broken)));
    }
  }

  /** What was thrown, in one line, when the swarm or the stack said it; else throws it on. */
  static String told(Throwable thrown) {
    if (thrown instanceof Finding
        || thrown instanceof SwarmException
        || thrown instanceof BeamException
        || thrown instanceof UncheckedIOException) {
      return text(thrown);
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    throw thrown instanceof RuntimeException ours ? ours : new IllegalStateException(thrown);
  }

  /**
   * The unhealthy reading of these faults; a late one when all of them are the end of our patience.
   *
   * @param count what comes before them; empty for nothing
   */
  public static Reading against(String count, Collection<String> faults) {
    String text = (count.isEmpty() ? "" : count + ": ") + joined(faults);
    boolean late = !faults.isEmpty() && faults.stream().allMatch(f -> LATE.matcher(f).find());
    return late ? Reading.late(text) : Reading.unhealthy(text);
  }

  /** What was thrown, in one line. */
  static String text(Throwable thrown) {
    String message = thrown.getMessage();
    String whole = message == null ? thrown.getClass().getSimpleName() : message.strip();
    String line = whole.lines().findFirst().orElse("");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }

  /** The fault with the replica's name before it, unless it is there already. */
  static String named(String replica, String fault) {
    return fault.startsWith(replica + ":") ? fault : replica + ": " + fault;
  }

  /** The first few of them, without doubles, and how many more there are. */
  static String joined(Collection<String> faults) {
    List<String> distinct = new ArrayList<>(new java.util.LinkedHashSet<>(faults));
    int more = distinct.size() - SHOWN;
    return String.join("; ", distinct.subList(0, Math.min(SHOWN, distinct.size())))
        + (more > 0 ? "; and " + more + " more" : "");
  }
}
