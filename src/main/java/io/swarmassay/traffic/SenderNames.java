package io.swarmassay.traffic;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of sender processes, which no two processes share, not those of another run either, and the
 * messages that carry them in a log: {@code [RECEIVED] From: mk3f9_1_2_1, Content: 17/0}.
 */
final class SenderNames {
  private static final Pattern LINE =
      Pattern.compile("\\[RECEIVED\\] From: (m[a-z0-9_]+), Content: ([0-9]{1,10})/([0-9]{1,9})");
  private static final int LETTERS = 36;
  private static final long MANY = LETTERS * LETTERS * LETTERS * LETTERS;

  private final String tag =
      "m" + Long.toString(Math.floorMod(System.nanoTime() / 1_000, MANY), LETTERS) + "_";
  private final Map<String, AtomicInteger> numbers = new ConcurrentHashMap<>();

  /** What a log line says. */
  record Letter(String from, long seq, int epoch) {}

  String next(String from, String to) {
    String pair = tag + brief(from) + "_" + brief(to);
    return pair + "_" + numbers.computeIfAbsent(pair, p -> new AtomicInteger()).incrementAndGet();
  }

  /** A name for another process on a node. */
  String sights(String at) {
    return next("sights", at);
  }

  /** The message in a line, if it is one of ours. */
  Optional<Letter> letter(String line) {
    Matcher found = LINE.matcher(line);
    return found.find() && found.group(1).startsWith(tag)
        ? Optional.of(
            new Letter(
                found.group(1), Long.parseLong(found.group(2)), Integer.parseInt(found.group(3))))
        : Optional.empty();
  }

  /** The slot, or what may stand in an atom of a global service's replica. */
  private static String brief(String replica) {
    return replica
        .substring(replica.lastIndexOf('.') + 1)
        .toLowerCase(java.util.Locale.ROOT)
        .replaceAll("[^a-z0-9]", "_");
  }
}
