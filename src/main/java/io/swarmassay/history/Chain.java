package io.swarmassay.history;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The running hash of a history: each value is the first 128 bits of SHA-256 over the value before
 * it and the line's content. Not thread-safe.
 */
final class Chain {
  private static final int BYTES = 16;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BEFORE = ",\"h\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] AFTER = "\"}".getBytes(StandardCharsets.US_ASCII);

  /** Bytes that {@link #seal} adds to a line, line feed left out. */
  static final int SEAL = BEFORE.length + 2 * BYTES + AFTER.length;

  private final MessageDigest sha256;
  private final byte[] value = new byte[32];
  private final byte[] next = new byte[32];

  Chain() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    digest(0, "swarmassay history 1".getBytes(StandardCharsets.US_ASCII), 0, 20, value);
  }

  /** Takes a line's content into the chain and writes its seal to {@code out} at {@code at}. */
  void seal(byte[] content, int from, int length, byte[] out, int at) {
    digest(BYTES, content, from, length, value);
    System.arraycopy(BEFORE, 0, out, at, BEFORE.length);
    int hex = at + BEFORE.length;
    for (int i = 0; i < BYTES; i++) {
      out[hex + 2 * i] = HEX[(value[i] >> 4) & 15];
      out[hex + 2 * i + 1] = HEX[value[i] & 15];
    }
    System.arraycopy(AFTER, 0, out, hex + 2 * BYTES, AFTER.length);
  }

  /** Whether a line of {@code length} bytes ends with something shaped like a seal. */
  static boolean sealed(byte[] line, int from, int length) {
    int at = from + length - SEAL;
    return length > SEAL
        && matches(line, at, BEFORE)
        && matches(line, from + length - AFTER.length, AFTER);
  }

  /** Whether the line continues the chain; only then does the chain go on. */
  boolean continues(byte[] line, int from, int length) {
    digest(BYTES, line, from, length - SEAL, next);
    int hex = from + length - SEAL + BEFORE.length;
    for (int i = 0; i < BYTES; i++) {
      if (line[hex + 2 * i] != HEX[(next[i] >> 4) & 15]
          || line[hex + 2 * i + 1] != HEX[next[i] & 15]) {
        return false;
      }
    }
    System.arraycopy(next, 0, value, 0, BYTES);
    return true;
  }

  /** The value after the last line, as verdicts carry it: {@code sha256:} and 32 hex digits. */
  String text() {
    StringBuilder text = new StringBuilder("sha256:");
    for (int i = 0; i < BYTES; i++) {
      text.append((char) HEX[(value[i] >> 4) & 15]).append((char) HEX[value[i] & 15]);
    }
    return text.toString();
  }

  private void digest(int before, byte[] content, int from, int length, byte[] into) {
    try {
      sha256.update(value, 0, before);
      sha256.update(content, from, length);
      sha256.digest(into, 0, into.length);
    } catch (DigestException e) {
      throw new IllegalStateException("32 bytes hold a SHA-256", e);
    }
  }

  private static boolean matches(byte[] line, int at, byte[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (line[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
