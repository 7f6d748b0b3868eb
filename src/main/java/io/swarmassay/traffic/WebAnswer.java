package io.swarmassay.traffic;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a server answered, on a connection that may be used again. The body must have a length.
 *
 * @param status the status code
 * @param body as UTF-8
 * @param last whether the server closes the connection after it
 */
record WebAnswer(int status, String body, boolean last) {
  private static final int LONGEST_LINE = 8 * 1024;
  private static final int LARGEST = 16 * 1024 * 1024;

  /** Reads one answer; throws when it is cut or no HTTP. */
  static WebAnswer read(InputStream in) throws IOException {
    String[] first = line(in).split(" ", 3);
    if (first.length < 2 || !first[0].startsWith("HTTP/1.") || !first[1].matches("[0-9]{3}")) {
      throw new IOException("not an HTTP answer: " + first[0]);
    }
    int length = -1;
    boolean last = false;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String[] pair = header.toLowerCase(Locale.ROOT).split(":", 2);
      if (pair[0].equals("content-length") && pair[1].strip().matches("[0-9]{1,8}")) {
        length = Integer.parseInt(pair[1].strip());
      }
      last |= pair[0].equals("connection") && pair[1].strip().equals("close");
    }
    if (length < 0 || length > LARGEST) {
      throw new IOException("an answer of unknown or excessive length");
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the answer ends after %d of %d bytes".formatted(body.length, length));
    }
    return new WebAnswer(
        Integer.parseInt(first[1]), new String(body, StandardCharsets.UTF_8), last);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() > LONGEST_LINE) {
        throw new EOFException(next < 0 ? "the connection ended" : "too long a line");
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }
}
