package io.swarmassay.internal.otp;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Sends each distribution message with one write. JInterface writes header and payload apart, which
 * costs 44 ms (Nagle and delayed ACK) behind a relay that does not set TCP_NODELAY. During the
 * handshake, whose messages have a length of two bytes, everything passes as it comes; after the
 * challenge reply each message has a length of four bytes and is held until it is whole.
 */
final class FrameStream extends FilterOutputStream {
  private static final int CHALLENGE_REPLY = 'r';
  private static final int TAG_AT = 2;
  private static final int LENGTH_BYTES = 4;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private boolean framed;

  FrameStream(OutputStream out) {
    super(out);
  }

  @Override
  public synchronized void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    held.write(bytes, from, length);
  }

  @Override
  public synchronized void flush() throws IOException {
    byte[] message = held.toByteArray();
    if (framed && !whole(message)) {
      return;
    }
    framed |= message.length > TAG_AT && message[TAG_AT] == CHALLENGE_REPLY;
    held.reset();
    out.write(message);
    out.flush();
  }

  /** Whether the bytes end where a message ends. */
  private static boolean whole(byte[] bytes) {
    int at = 0;
    while (bytes.length - at >= LENGTH_BYTES) {
      at += LENGTH_BYTES + length(bytes, at);
    }
    return at == bytes.length;
  }

  private static int length(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | (bytes[at + 3] & 0xff);
  }
}
