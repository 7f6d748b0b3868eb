package io.swarmassay.history;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a history from its begin, checking every line against the running hash. What the file does
 * not hold yet can be read later: each {@link #read} goes on where the last one ended. Not
 * thread-safe.
 */
public final class HistoryReader implements Closeable {
  private static final int LONGEST_LINE = 64 << 20;

  private final InputStream in;
  private final int longestLine;
  private final Chain chain = new Chain();
  private final EventCodec codec = new EventCodec();
  private byte[] buffer = new byte[1 << 18];
  private int filled;
  private int begin;
  private int searched;
  private long lines;
  private long bytes;
  private Reached.Damage damage;

  /**
   * Reads what comes.
   *
   * @param longestLine in bytes; the buffer grows no further
   */
  HistoryReader(InputStream in, int longestLine) {
    this.in = in;
    this.longestLine = longestLine;
  }

  /** Opens a history, which may still be growing. */
  public static HistoryReader open(Path file) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(file + " is no regular file"); // a pipe would be waited for for ever
    }
    return new HistoryReader(Files.newInputStream(file), LONGEST_LINE);
  }

  /** Reads a whole history. */
  public static Reached read(Path file, Consumer<? super Event> events) throws IOException {
    try (HistoryReader reader = open(file)) {
      return reader.read(events);
    }
  }

  /**
   * Hands over all events that the file holds by now. Stops at the first line that is damaged, or
   * that who gets it refuses as an argument, for good: nothing after it can be trusted.
   */
  public Reached read(Consumer<? super Event> events) throws IOException {
    while (damage == null) {
      int feed = nextLineFeed();
      if (feed >= 0) {
        line(feed - begin, events);
      } else if (!fill()) {
        break;
      }
    }
    return reached();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private Reached reached() {
    boolean torn = damage == null && filled > begin;
    return new Reached(lines, bytes, chain.text(), torn, Optional.ofNullable(damage));
  }

  private int nextLineFeed() {
    for (int i = searched; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    searched = filled;
    return -1;
  }

  private void line(int length, Consumer<? super Event> events) {
    Event event = event(length);
    if (event != null && taken(event, events)) {
      lines++;
      bytes += length + 1L;
      begin += length + 1;
      searched = begin;
    }
  }

  /** Whether the reader could do something with it; anybody can write a line that is chained. */
  private boolean taken(Event event, Consumer<? super Event> events) {
    try {
      events.accept(event);
      return true;
    } catch (IllegalArgumentException unfit) {
      damaged("no event of this history: " + unfit.getMessage());
    } catch (ArithmeticException | IndexOutOfBoundsException | NegativeArraySizeException unfit) {
      damaged("no event of this history: its values do not fit");
    }
    return false;
  }

  /** The event of the line that begins at {@code begin}; null when it is damaged. */
  private Event event(int length) {
    if (!Chain.sealed(buffer, begin, length)) {
      return damaged("not a line of a history (it has no running hash)");
    }
    if (!chain.continues(buffer, begin, length)) {
      return damaged(
          lines == 0
              ? "the history does not begin here (its first lines are missing or were edited)"
              : "edited, or the line before it is missing (the running hash does not fit)");
    }
    buffer[begin + length - Chain.SEAL] = '}';
    try {
      Event event = codec.decode(buffer, begin, length - Chain.SEAL + 1);
      return event != null && EventValues.complete(event)
          ? event
          : damaged("not an event this version knows: a value is missing");
    } catch (IOException e) {
      return damaged("not an event this version knows: " + JsonDamage.of(e));
    } catch (RuntimeException e) {
      return damaged("not an event this version knows: its values do not fit");
    }
  }

  private Event damaged(String what) {
    damage = new Reached.Damage(lines + 1, what);
    return null;
  }

  private boolean fill() throws IOException {
    if (begin > 0) {
      System.arraycopy(buffer, begin, buffer, 0, filled - begin);
      filled -= begin;
      searched -= begin;
      begin = 0;
    }
    if (filled == buffer.length) {
      grow();
    }
    int got = damage == null ? in.read(buffer, filled, buffer.length - filled) : -1;
    filled += Math.max(got, 0);
    return got > 0;
  }

  private void grow() {
    if (buffer.length >= longestLine) {
      damaged("not a line of a history (longer than " + (longestLine >> 20) + " MiB)");
    } else {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
  }
}
