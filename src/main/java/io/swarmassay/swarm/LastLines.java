package io.swarmassay.swarm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a container wrote last before it ended: often the reason, in its own words. */
public final class LastLines {
  private static final int LINES = 20;
  private static final int SHOWN = 3;
  private static final int LONGEST = 200;

  private LastLines() {}

  /**
   * Its last lines with something in them, three at most and cut to 200 characters; none when it
   * wrote nothing or nobody can be asked any more.
   *
   * @param redaction leaves out what nobody may read
   */
  public static List<String> of(
      Swarm swarm, String node, String container, UnaryOperator<String> redaction) {
    try {
      return of(swarm.lastLines(node, container, LINES), redaction);
    } catch (SwarmException gone) {
      return List.of();
    }
  }

  static List<String> of(List<String> lines, UnaryOperator<String> redaction) {
    List<String> last = new ArrayList<>();
    for (int at = lines.size() - 1; at >= 0 && last.size() < SHOWN; at--) {
      String line = redaction.apply(lines.get(at)).replaceAll("\\p{Cntrl}", " ").strip();
      if (!line.isEmpty()) {
        last.add(line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line);
      }
    }
    Collections.reverse(last);
    return List.copyOf(last);
  }
}
