package io.swarmassay.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * What {@code beam_lib:strip} does, without an Erlang: keeps the chunks the loader needs and
 * compresses the result. A .beam is an IFF file: {@code FOR1}, size, {@code BEAM}, then chunks of
 * name, size, bytes, padded to four.
 */
final class BeamFile {
  /** The chunks that OTP's {@code beam_lib:significant_chunks/0} names, up to OTP 29. */
  private static final Set<String> SIGNIFICANT =
      Set.of(
          "Line", "Type", "Atom", "AtU8", "Code", "StrT", "ImpT", "ExpT", "FunT", "LitT", "Meta",
          "Recs", "DbgB");

  private BeamFile() {}

  /** The file without debug information, documentation and attributes; others are left alone. */
  static byte[] strip(byte[] beam) {
    ByteBuffer in = ByteBuffer.wrap(beam);
    if (beam.length < 12
        || !name(in).equals("FOR1")
        || in.getInt() < 4
        || !name(in).equals("BEAM")) {
      return beam;
    }
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    while (in.remaining() >= 8) {
      int start = in.position();
      String chunk = name(in);
      int size = in.getInt();
      int end = Math.min(beam.length, in.position() + (size + 3) / 4 * 4);
      if (SIGNIFICANT.contains(chunk)) {
        chunks.write(beam, start, end - start);
      }
      in.position(end);
    }
    return gzip(whole(chunks.toByteArray()));
  }

  private static byte[] whole(byte[] chunks) {
    return ByteBuffer.allocate(12 + chunks.length)
        .put("FOR1".getBytes(StandardCharsets.US_ASCII))
        .putInt(4 + chunks.length)
        .put("BEAM".getBytes(StandardCharsets.US_ASCII))
        .put(chunks)
        .array();
  }

  private static String name(ByteBuffer in) {
    byte[] name = new byte[4];
    in.get(name);
    return new String(name, StandardCharsets.US_ASCII);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
