package io.swarmassay.probe;

import io.swarmassay.swarm.Connection;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server answered to one request, over a connection that is not used again.
 *
 * @param status the status code
 * @param body as UTF-8
 */
record HttpAnswer(int status, String body) {
  private static final int LONGEST_LINE = 16 * 1024;
  private static final int LARGEST = 1024 * 1024;

  /** Asks and reads to the end of the answer; of a larger body than 1 MiB only its start. */
  static HttpAnswer get(Connection connection, String host, String path) throws IOException {
    return ask(connection, host, "GET", path, "");
  }

  /** The same with any method; a body, unless it is empty, is sent as JSON. */
  static HttpAnswer ask(Connection connection, String host, String method, String path, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String content =
        bytes.length == 0
            ? ""
            : "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n";
    String head =
        "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
            .formatted(method, path, host, content);
    connection.out().write(head.getBytes(StandardCharsets.US_ASCII));
    connection.out().write(bytes);
    connection.out().flush();
    return read(connection);
  }

  private static HttpAnswer read(Connection connection) throws IOException {
    InputStream in = connection.in();
    String[] first = line(in).split(" ", 3);
    if (first.length < 2 || !first[0].startsWith("HTTP/") || !first[1].matches("[0-9]{3}")) {
      throw new IOException("not an HTTP answer: " + first[0]);
    }
    byte[] body = body(in, headers(in));
    return new HttpAnswer(Integer.parseInt(first[1]), new String(body, StandardCharsets.UTF_8));
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
    if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
      return chunks(in);
    }
    String length = headers.get("content-length");
    if (length == null) {
      return in.readNBytes(LARGEST);
    }
    return exactly(in, number(length, 10));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (body.size() < LARGEST) {
      int size = number(line(in).split(";", 2)[0].strip(), 16);
      if (size == 0) {
        break;
      }
      body.write(exactly(in, size));
      line(in);
    }
    return body.toByteArray();
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    int wanted = Math.min(length, LARGEST);
    byte[] bytes = in.readNBytes(wanted);
    if (bytes.length < wanted) {
      throw new EOFException(
          "the answer ends after %d of %d bytes".formatted(bytes.length, wanted));
    }
    return bytes;
  }

  private static int number(String text, int radix) throws IOException {
    try {
      return Integer.parseUnsignedInt(text, radix) & Integer.MAX_VALUE;
    } catch (NumberFormatException wrong) {
      throw new IOException("not a length: " + text, wrong);
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() > LONGEST_LINE) {
        throw new EOFException(next < 0 ? "the answer ends too early" : "too long a line");
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }
}
