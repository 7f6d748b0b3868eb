package io.swarmassay.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Spoils files as a malicious or unlucky author would; the same seed spoils in the same way. */
final class Mutations {
  /** A text that is the name of a class, and of the file's own. */
  static final String CLASS = "java.lang.Runtime";

  /** What a browser would run. */
  static final String SCRIPT = "<script>alert('x')</script>";

  private static final List<String> TOKENS =
      List.of(
          "-1",
          "0",
          "999999999999999999999",
          "2147483648",
          "-9223372036854775808",
          "1e999",
          ".nan",
          "null",
          "~",
          "\"\\0\"",
          "\"/tmp/\\0x\"",
          "/",
          "..",
          "../../../../etc/shadow",
          "/dev/zero",
          "/proc/self/mem",
          "/dev/stdin",
          "!!" + CLASS + " {}",
          "!<tag:x,2000:y> z",
          "&a [*a]",
          "*none",
          "<<: *none",
          "{{{{{{{{",
          "[".repeat(700),
          "x".repeat(3000),
          "\u202e\u202dright to left",
          "\"\\e[2J\\e]0;title\\a\\r\\b\"",
          SCRIPT,
          "\"" + SCRIPT + "\"",
          "\ud83d\udca5".repeat(400),
          "key".repeat(1000) + ": 1",
          "[" + "1, ".repeat(5000) + "1]",
          "[".repeat(60) + "]".repeat(60),
          "\ufeff",
          "${A}${B:-${C}}",
          "${",
          "1-60000",
          "1-65535:1-65535",
          "1000000h",
          "9223372036854775807s",
          "1ms",
          "999999999TB",
          "@|bold x|@",
          "%s%n%d",
          "'",
          "- - - - - -",
          "? : ? :",
          "\t",
          "|2\n   x",
          "one: {one: {one: {one: 1}}}");

  private static final Pattern VALUE =
      Pattern.compile("[:\\[,] *(\"[^\"]*\"|-?[0-9.e+]+|true|false|null)");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e400",
          "9223372036854775807",
          "-9223372036854775808",
          "123456789012345678901234567890",
          "\"\"",
          "\"x\"",
          "[]",
          "{}",
          "[[[[1]]]]",
          "{\"a\":null}",
          "\"\\u0000\\u001b[2J\\u202e\"",
          "\"" + SCRIPT + "\"",
          "\"" + "y".repeat(5000) + "\"",
          "\"@|bold z|@ %s {}\"",
          "\"+1000000000-12-31T23:59:59Z\"",
          "\"FAILED\"",
          "[".repeat(1500) + "]".repeat(1500));

  private Mutations() {}

  /** One to four changes. */
  static byte[] of(byte[] file, RandomGenerator random) {
    byte[] spoilt = file;
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      spoilt = once(spoilt, random);
    }
    return spoilt;
  }

  /** One to four values of JSON become others that JSON can hold. */
  static byte[] ofValues(byte[] json, RandomGenerator random) {
    String text = new String(json, StandardCharsets.ISO_8859_1);
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      List<MatchResult> values = VALUE.matcher(text).results().toList();
      if (values.isEmpty()) {
        break;
      }
      MatchResult value = values.get(random.nextInt(values.size()));
      String other = VALUES.get(random.nextInt(VALUES.size()));
      text = text.substring(0, value.start(1)) + other + text.substring(value.end(1));
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] once(byte[] file, RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0 -> flipped(file, random);
      case 1 -> Arrays.copyOf(file, random.nextInt(file.length + 1));
      case 2, 3 -> lines(file, random, Mutations::moved);
      case 4, 5, 6 -> lines(file, random, Mutations::replaced);
      default -> lines(file, random, Mutations::doubled);
    };
  }

  private interface OnLines {
    void spoil(List<String> lines, RandomGenerator random);
  }

  private static byte[] flipped(byte[] file, RandomGenerator random) {
    byte[] spoilt = file.clone();
    for (int i = 0; i < 3 && spoilt.length > 0; i++) {
      spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
    }
    return spoilt;
  }

  private static byte[] lines(byte[] file, RandomGenerator random, OnLines change) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    change.spoil(lines, random);
    byte[] utf8 = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return utf8.length > 400_000 ? Arrays.copyOf(utf8, 400_000) : utf8;
  }

  private static void moved(List<String> lines, RandomGenerator random) {
    String line = lines.remove(random.nextInt(lines.size()));
    if (random.nextBoolean() && !lines.isEmpty()) {
      int at = random.nextInt(lines.size());
      lines.add(at, " ".repeat(random.nextInt(8)) + line.strip());
    }
    if (lines.isEmpty()) {
      lines.add("");
    }
  }

  /** A value, or the end of a line. */
  private static void replaced(List<String> lines, RandomGenerator random) {
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    String token = TOKENS.get(random.nextInt(TOKENS.size()));
    int colon = line.indexOf(": ");
    int cut = colon >= 0 ? colon + 2 : random.nextInt(line.length() + 1);
    lines.set(at, line.substring(0, cut) + token);
  }

  private static void doubled(List<String> lines, RandomGenerator random) {
    int from = random.nextInt(lines.size());
    int to = Math.min(lines.size(), from + random.nextInt(1, 30));
    lines.addAll(random.nextInt(lines.size() + 1), List.copyOf(lines.subList(from, to)));
  }
}
