package io.swarmassay.history;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link OperationWriter} wrote. Any other spelling of the same JSON is left to Jackson.
 * Not thread-safe.
 */
final class OperationReader {
  private static final byte[] TRIED = ascii("{\"e\":\"Tried\",\"t\":");
  private static final byte[] HANDLED = ascii("{\"e\":\"Handled\",\"t\":");
  private static final byte[] KIND = ascii(",\"kind\":\"");
  private static final byte[] FROM = ascii(",\"from\":\"");
  private static final byte[] TO = ascii(",\"to\":\"");
  private static final byte[] BY = ascii(",\"by\":\"");
  private static final byte[] INCARNATION = ascii(",\"incarnation\":");
  private static final byte[] EPOCH = ascii(",\"epoch\":");
  private static final byte[] SEQ = ascii(",\"seq\":");
  private static final byte[] INTENDED = ascii(",\"intended\":");
  private static final byte[] STARTED = ascii(",\"started\":");
  private static final byte[] END = ascii(",\"end\":\"");
  private static final byte[] DETAIL = ascii(",\"detail\":\"");
  private static final byte[] CLOSE = ascii("}");
  private static final Operation[] KINDS = Operation.values();
  private static final Ending[] ENDINGS = Ending.values();

  private final String[] names = new String[1024];
  private byte[] line;
  private int at;
  private int end;
  private boolean strange;

  /** The operation in a line; null when it is something else. */
  Event read(byte[] bytes, int from, int length) {
    line = bytes;
    at = from;
    end = from + length;
    strange = false;
    if (skip(TRIED)) {
      return finished(tried());
    }
    return skip(HANDLED) ? finished(handled()) : null;
  }

  private Event finished(Event event) {
    expect(CLOSE);
    return strange || at != end ? null : event;
  }

  private Event tried() {
    long t = number();
    Operation kind = kind();
    String from = text(FROM);
    String to = text(TO);
    int incarnation = (int) number(INCARNATION);
    int epoch = (int) number(EPOCH);
    long seq = number(SEQ);
    long intended = number(INTENDED);
    long started = number(STARTED);
    Ending ending = ending();
    String detail = skip(DETAIL) ? string() : "";
    return strange
        ? null
        : new Event.Tried(
            t, kind, from, to, incarnation, epoch, seq, intended, started, ending, detail);
  }

  private Event handled() {
    long t = number();
    Operation kind = kind();
    String from = text(FROM);
    long seq = number(SEQ);
    String by = text(BY);
    int incarnation = (int) number(INCARNATION);
    int epoch = (int) number(EPOCH);
    return strange ? null : new Event.Handled(t, kind, from, seq, by, incarnation, epoch);
  }

  private Operation kind() {
    String label = text(KIND);
    for (Operation kind : KINDS) {
      if (kind.label().equals(label)) {
        return kind;
      }
    }
    strange = true;
    return null;
  }

  private Ending ending() {
    String label = text(END);
    for (Ending ending : ENDINGS) {
      if (ending.label().equals(label)) {
        return ending;
      }
    }
    strange = true;
    return null;
  }

  private long number(byte[] name) {
    expect(name);
    return number();
  }

  /** A number of up to 18 digits; longer ones are strange. */
  private long number() {
    boolean negative = at < end && line[at] == '-';
    int start = negative ? ++at : at;
    long value = 0;
    while (at < end && line[at] >= '0' && line[at] <= '9') {
      value = value * 10 + (line[at++] - '0');
    }
    strange |= at == start || at - start > 18;
    return negative ? -value : value;
  }

  private String text(byte[] name) {
    expect(name);
    return string();
  }

  /** The rest of a string; the same few come again and again, so they are kept. */
  private String string() {
    int start = at;
    int hash = 0;
    while (at < end && line[at] != '"') {
      strange |= line[at] == '\\' || line[at] < ' ';
      hash = hash * 31 + line[at++];
    }
    if (at >= end || strange) {
      strange = true;
      return "";
    }
    return known(start, at++ - start, (hash ^ (hash >>> 10)) & (names.length - 1));
  }

  private String known(int start, int length, int slot) {
    String name = names[slot];
    if (name == null || !same(name, start, length)) {
      name = new String(line, start, length, StandardCharsets.US_ASCII);
      names[slot] = name;
    }
    return name;
  }

  private boolean same(String name, int start, int length) {
    if (name.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (name.charAt(i) != line[start + i]) {
        return false;
      }
    }
    return true;
  }

  private void expect(byte[] wanted) {
    strange |= !skip(wanted);
  }

  private boolean skip(byte[] wanted) {
    if (end - at < wanted.length
        || !Arrays.equals(line, at, at + wanted.length, wanted, 0, wanted.length)) {
      return false;
    }
    at += wanted.length;
    return true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
