package io.swarmassay.report.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes HTML and SVG: escapes what it is given, closes what it opened, puts each block on a line
 * of its own so that golden files can be read.
 */
public final class Html {
  private static final Set<String> INLINE =
      Set.of("a", "abbr", "b", "code", "em", "small", "span", "strong", "sub", "sup", "tspan");

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Text in which nothing is markup any more. */
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        default -> safe.append(allowed(text, i) ? c : '\uFFFD');
      }
    }
    return safe.toString();
  }

  /** Whether HTML and XML both know this character. */
  private static boolean allowed(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    if (turns(c)) {
      return false;
    }
    return c >= ' ' ? c < '\uFFFE' && (c < '\u007F' || c > '\u009F') : c == '\n' || c == '\t';
  }

  /** Whether it changes the direction in which what follows is shown: a log could hide in that. */
  private static boolean turns(char c) {
    return c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
  }

  /** Opens an element; attributes are pairs of name and value, a null value leaves its pair out. */
  public Html open(String tag, String... attributes) {
    start(tag, attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  /** Closes the element opened last. */
  public Html close() {
    end(open.pop());
    return this;
  }

  /** An element that holds nothing but text. */
  public Html leaf(String tag, String text, String... attributes) {
    start(tag, attributes);
    out.append('>').append(escape(text));
    end(tag);
    return this;
  }

  /** An element that holds nothing. */
  public Html empty(String tag, String... attributes) {
    start(tag, attributes);
    out.append("/>\n");
    return this;
  }

  /** Text. */
  public Html text(String text) {
    out.append(escape(text));
    return this;
  }

  /** Markup made by another writer. */
  public Html add(String markup) {
    out.append(markup);
    return this;
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i + 1] != null) {
        out.append(' ').append(attributes[i]).append("=\"");
        out.append(escape(attributes[i + 1])).append('"');
      }
    }
  }

  private void end(String tag) {
    out.append("</").append(tag).append('>');
    if (!INLINE.contains(tag)) {
      out.append('\n');
    }
  }

  /** All that was written; an error while an element is open. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.toString();
  }
}
