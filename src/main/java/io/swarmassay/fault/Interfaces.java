package io.swarmassay.fault;

import io.swarmassay.swarm.SwarmException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code ip -o link show} prints of one link. */
public final class Interfaces {
  private static final Pattern FLAGS = Pattern.compile("<([A-Z0-9_,-]*)>");

  private Interfaces() {}

  /**
   * Whether it was set up, whatever its other end does.
   *
   * @throws SwarmException when it is no line of a link
   */
  public static boolean up(String line) {
    Matcher flags = FLAGS.matcher(line);
    if (!flags.find()) {
      throw new SwarmException(0, "ip says nothing of the link: " + line.strip());
    }
    return List.of(flags.group(1).split(",")).contains("UP");
  }
}
