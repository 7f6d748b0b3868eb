package io.swarmassay.report.evidence;

import java.io.BufferedInputStream;
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

  /** Bytes of a log that are read: a second's work. */
  static final long LOG = 256 << 20;

  private final InputStream in;
  private final long most;
  private long read;

  LogReader(InputStream in) {
    this(in, LOG);
  }

  /**
   * With another limit.
   *
   * @param most bytes that are read
   */
  LogReader(InputStream in, long most) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.most = most;
  }

  /** The next line without its end; null when there is none. */
  String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = next();
    if (next < 0) {
      return null;
    }
    for (; next >= 0 && next != '\n'; next = next()) {
      if (line.size() < LINE) {
        line.write(next);
      }
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private int next() throws IOException {
    return read++ < most ? in.read() : -1;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
