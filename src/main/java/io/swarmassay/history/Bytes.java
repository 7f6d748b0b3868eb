package io.swarmassay.history;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes. */
final class Bytes {
  private byte[] array = new byte[8192];
  private int length;

  byte[] array() {
    return array;
  }

  int length() {
    return length;
  }

  void length(int newLength) {
    reserve(newLength - length);
    length = newLength;
  }

  /** Makes sure that so many more bytes fit. */
  void reserve(int more) {
    if (length + more > array.length) {
      array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
    }
  }

  void put(byte[] bytes) {
    put(bytes, 0, bytes.length);
  }

  void put(byte[] bytes, int from, int count) {
    reserve(count);
    System.arraycopy(bytes, from, array, length, count);
    length += count;
  }

  void put(char ascii) {
    reserve(1);
    array[length++] = (byte) ascii;
  }

  /** A JSON string, quotes included. */
  void quoted(String text) {
    int start = length;
    reserve(text.length() + 2);
    array[length++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        length = start;
        put('"');
        put(JsonStringEncoder.getInstance().quoteAsUTF8(text));
        break;
      }
      array[length++] = (byte) c;
    }
    put('"');
  }

  void put(long number) {
    reserve(20);
    if (number < 0) {
      put(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
      return;
    }
    int digits = digits(number);
    long rest = number;
    for (int at = length + digits - 1; at >= length; at--) {
      array[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  private static int digits(long number) {
    int digits = 1;
    for (long bound = 10; number >= bound && digits < 19; bound *= 10) {
      digits++;
    }
    return digits;
  }
}
