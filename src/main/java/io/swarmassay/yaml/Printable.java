package io.swarmassay.yaml;

import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts that quote what somebody else wrote, made fit for a terminal: letters that would move its
 * cursor, change its title or turn the order of what is read show as their numbers.
 */
public final class Printable {
  /** Letters of a message that a person still reads; the longest of ours has some 200. */
  static final int MESSAGE = 300;

  /** Those of a hint, which may list what is known: some 400. */
  static final int HINT = 600;

  private Printable() {}

  /** The text with its line feeds; everything else that a terminal obeys shows as a number. */
  public static String text(String text) {
    return shown(text, letter -> letter == '\n' || letter == '\t');
  }

  /** As {@link #text}, each line of at most so many letters. */
  public static String lines(String text, int most) {
    return Stream.of(text(text).split("\n", -1))
        .map(line -> bounded(line, most))
        .collect(Collectors.joining("\n"));
  }

  /** The text in one line of at most so many letters; what is too long loses its middle. */
  public static String line(String text, int most) {
    return bounded(shown(text, letter -> false), most);
  }

  private static String bounded(String line, int most) {
    if (line.length() <= most) {
      return line;
    }
    int head = line.offsetByCodePoints(0, line.codePointCount(0, most / 2));
    int tail = line.length() - most / 2 + 3;
    tail = Character.isLowSurrogate(line.charAt(tail)) ? tail + 1 : tail;
    return line.substring(0, head) + "..." + line.substring(tail);
  }

  private static String shown(String text, IntPredicate kept) {
    if (text.codePoints().allMatch(letter -> kept.test(letter) || !obeyed(letter))) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            letter ->
                shown.append(
                    kept.test(letter) || !obeyed(letter)
                        ? Character.toString(letter)
                        : number(letter)));
    return shown.toString();
  }

  private static String number(int letter) {
    return switch (letter) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(Locale.ROOT, "\\u%04x", letter);
    };
  }

  /** Controls, marks of direction, halves of letters. */
  private static boolean obeyed(int letter) {
    int type = Character.getType(letter);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
