package io.swarmassay.history;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Histories as somebody writes them who knows how ours are chained, but not what they may hold. */
public final class Resealed {
  private Resealed() {}

  /** Each line's content without its seal. */
  public static byte[] opened(byte[] history) {
    StringBuilder lines = new StringBuilder();
    for (String line : new String(history, StandardCharsets.ISO_8859_1).split("\n")) {
      int end = Math.max(0, line.length() - Chain.SEAL);
      lines.append(line, 0, end).append("}\n");
    }
    return lines.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The lines sealed, whatever stands in them. */
  public static byte[] of(byte[] opened) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Chain chain = new Chain();
    for (String line : new String(opened, StandardCharsets.ISO_8859_1).split("\n")) {
      String content = line.endsWith("}") ? line.substring(0, line.length() - 1) : line;
      byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
      byte[] sealed = new byte[Chain.SEAL];
      chain.seal(bytes, 0, bytes.length, sealed, 0);
      out.writeBytes(bytes);
      out.writeBytes(sealed);
      out.write('\n');
    }
    return out.toByteArray();
  }
}
