package io.swarmassay.fault;

import io.swarmassay.swarm.SwarmException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kernel's own count of packets in a table of nft. */
public final class Counters {
  private static final Pattern PACKETS = Pattern.compile("counter packets (\\d+) ");

  private Counters() {}

  /**
   * The sum of all counters in what {@code nft list} printed.
   *
   * @throws SwarmException when there is none
   */
  public static long packets(String listed) {
    Matcher counter = PACKETS.matcher(listed);
    if (!counter.find()) {
      throw new SwarmException(0, "nft counts nothing: " + listed.strip());
    }
    long packets = 0;
    do {
      packets += Long.parseLong(counter.group(1));
    } while (counter.find());
    return packets;
  }
}
