package io.swarmassay.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class BeamFileTests {
  @Test
  void keeps_what_the_loader_needs_and_nothing_else() throws IOException {
    byte[] beam =
        beam(chunk("AtU8", "atoms"), chunk("Dbgi", "a debug tree"), chunk("Code", "code"));

    byte[] stripped = unzip(BeamFile.strip(beam));

    assertThat(stripped).isEqualTo(beam(chunk("AtU8", "atoms"), chunk("Code", "code")));
  }

  @Test
  void leaves_what_is_no_beam_alone() {
    byte[] text = "-module(none).".getBytes(StandardCharsets.UTF_8);

    assertThat(BeamFile.strip(text)).isEqualTo(text);
    assertThat(BeamFile.strip(new byte[0])).isEmpty();
  }

  private static byte[] beam(byte[]... chunks) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] chunk : chunks) {
      all.writeBytes(chunk);
    }
    return ByteBuffer.allocate(12 + all.size())
        .put("FOR1".getBytes(StandardCharsets.US_ASCII))
        .putInt(4 + all.size())
        .put("BEAM".getBytes(StandardCharsets.US_ASCII))
        .put(all.toByteArray())
        .array();
  }

  /** Name, size, bytes, padded to a multiple of four. */
  private static byte[] chunk(String name, String content) {
    return ByteBuffer.allocate(8 + (content.length() + 3) / 4 * 4)
        .put(name.getBytes(StandardCharsets.US_ASCII))
        .putInt(content.length())
        .put(content.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  private static byte[] unzip(byte[] bytes) throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
  }
}
