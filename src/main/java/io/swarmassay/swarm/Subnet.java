package io.swarmassay.swarm;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * A range of IPv4 addresses.
 *
 * @param first its first address as a number, 0 to 2^32 - 1
 * @param bits length of its prefix, 0 to 32
 */
public record Subnet(long first, int bits) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

  /** {@code 10.20.0.0/16}; empty when it is something else or not the first address. */
  public static Optional<Subnet> parse(String text) {
    Matcher match = FORM.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    long first = 0;
    for (int i = 1; i <= 4; i++) {
      int part = Integer.parseInt(match.group(i));
      if (part > 255) {
        return Optional.empty();
      }
      first = first << 8 | part;
    }
    int bits = Integer.parseInt(match.group(5));
    boolean valid = bits <= 32 && first % (1L << (32 - bits)) == 0;
    return valid ? Optional.of(new Subnet(first, bits)) : Optional.empty();
  }

  /** How many addresses it has. */
  public long size() {
    return 1L << (32 - bits);
  }

  /** Whether an address is in both. */
  public boolean overlaps(Subnet other) {
    return first < other.first + other.size() && other.first < first + size();
  }

  /** This one, or the next of the same size within 10.0.0.0/8 that overlaps none of these. */
  public Optional<Subnet> free(Collection<Subnet> taken) {
    Subnet pool = new Subnet(10L << 24, 8);
    LongStream next =
        LongStream.range(1, Math.max(1, pool.size() / size()))
            .map(i -> pool.first + Math.floorMod(first - pool.first + i * size(), pool.size()));
    return LongStream.concat(LongStream.of(first), bits < 8 ? LongStream.empty() : next)
        .mapToObj(start -> new Subnet(start, bits))
        .filter(candidate -> taken.stream().noneMatch(candidate::overlaps))
        .findFirst();
  }

  @Override
  public String toString() {
    return (first >> 24)
        + "."
        + (first >> 16 & 255)
        + "."
        + (first >> 8 & 255)
        + "."
        + (first & 255)
        + "/"
        + bits;
  }
}
