package io.swarmassay.internal.docker;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of a container's log. Without a terminal the engine sends frames: one byte for the stream,
 * three of padding, four of length (big-endian), then the payload. A line ends at its line feed,
 * over as many frames as it takes; what has none yet comes last.
 */
final class Frames {
  private static final int HEADER = 8;
  private static final int STREAMS = 3;

  private Frames() {}

  /**
   * @param log the engine's answer
   * @param terminal whether the container has a terminal: then there are no frames
   */
  static List<String> lines(byte[] log, boolean terminal) {
    if (terminal) {
      return new String(log, StandardCharsets.UTF_8).lines().toList();
    }
    List<String> lines = new ArrayList<>();
    List<ByteArrayOutputStream> open = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      open.add(new ByteArrayOutputStream());
    }
    ByteBuffer rest = ByteBuffer.wrap(log);
    while (rest.remaining() >= HEADER) {
      int stream = rest.get() % STREAMS;
      rest.position(rest.position() + 3);
      int length = Math.min(rest.getInt(), rest.remaining());
      split(rest, length, open.get(stream), lines);
    }
    open.stream().filter(tail -> tail.size() > 0).forEach(tail -> lines.add(text(tail)));
    return lines;
  }

  private static void split(
      ByteBuffer from, int length, ByteArrayOutputStream line, List<String> lines) {
    for (int i = 0; i < length; i++) {
      byte next = from.get();
      if (next == '\n') {
        lines.add(text(line));
        line.reset();
      } else {
        line.write(next);
      }
    }
  }

  private static String text(ByteArrayOutputStream line) {
    return line.toString(StandardCharsets.UTF_8);
  }
}
