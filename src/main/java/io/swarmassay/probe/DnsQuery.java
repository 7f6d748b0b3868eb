package io.swarmassay.probe;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A question for the addresses of a name, as bytes of the domain name system, and its answer. */
record DnsQuery(String name) {
  private static final int HEADER = 12;
  private static final int FIXED = 10;
  private static final int TYPE_A = 1;

  /**
   * The question in hexadecimal: recursion desired, type A, class IN; answers of 4,096 bytes fit
   * into one datagram (EDNS), which is some 250 addresses.
   */
  String hex() {
    StringBuilder bytes = new StringBuilder("abcd01000001000000000001");
    for (String label : name.split("\\.")) {
      byte[] text = label.getBytes(StandardCharsets.US_ASCII);
      bytes
          .append(String.format(Locale.ROOT, "%02x", text.length))
          .append(HexFormat.of().formatHex(text));
    }
    return bytes
        .append("00" + "00010001" + "00" + "0029" + "1000" + "00000000" + "0000")
        .toString();
  }

  /** The addresses in an answer; none when the name is not known or the answer is cut short. */
  static Set<String> addresses(byte[] answer) {
    Set<String> found = new TreeSet<>();
    if (answer.length < HEADER) {
      return found;
    }
    int left = word(answer, 6);
    int at = afterName(answer, HEADER) + 4;
    while (left-- > 0 && at < answer.length) {
      at = afterName(answer, at);
      if (at + FIXED > answer.length) {
        return found;
      }
      int length = word(answer, at + 8);
      if (word(answer, at) == TYPE_A && length == 4 && at + FIXED + 4 <= answer.length) {
        found.add(address(answer, at + FIXED));
      }
      at += FIXED + length;
    }
    return found;
  }

  private static int afterName(byte[] answer, int at) {
    int next = at;
    while (next < answer.length && answer[next] != 0) {
      if ((answer[next] & 0xC0) == 0xC0) {
        return next + 2;
      }
      next += 1 + answer[next];
    }
    return next + 1;
  }

  private static String address(byte[] answer, int at) {
    return String.format(
        Locale.ROOT,
        "%d.%d.%d.%d",
        answer[at] & 0xff,
        answer[at + 1] & 0xff,
        answer[at + 2] & 0xff,
        answer[at + 3] & 0xff);
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }
}
