package io.swarmassay.report.evidence;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lines of a log that anybody may have written: of a long one its begin, of a long log its begin.
 */
final class LogReader implements Closeable {
  /** Bytes of a line that are kept. */
  static final int LINE = 16 << 10;

  /** Bytes of a log that are read: far less than a second's work. */
  static final long LOG = 64 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int filled;
  private int at;
  private long left;

  LogReader(InputStream in) {
    this(in, LOG);
  }

  /**
   * With another limit.
   *
   * @param most bytes that are read
   */
  LogReader(InputStream in, long most) {
    this.in = in;
    this.left = most;
  }

  /** The next line without its end; null when there is none. */
  String line() throws IOException {
    if (at == filled && !fill()) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean ended = false;
    while (!ended && (at < filled || fill())) {
      int end = at;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      line.write(buffer, at, Math.min(end - at, LINE - line.size()));
      ended = end < filled;
      at = ended ? end + 1 : end;
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** Gets more; false at the end. */
  private boolean fill() throws IOException {
    int got = in.read(buffer, 0, (int) Math.min(buffer.length, left));
    at = 0;
    filled = Math.max(got, 0);
    left -= filled;
    return filled > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
