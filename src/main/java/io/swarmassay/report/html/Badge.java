package io.swarmassay.report.html;

import io.swarmassay.verdict.Outcome;
import java.util.Locale;

/** An outcome that reads without colour: a shape of its own, a sign in it, and the word. */
public final class Badge {
  private Badge() {}

  /** Shape and word. */
  public static String of(Outcome outcome) {
    return of(outcome, outcome.name());
  }

  /** Shape and another word that says the same. */
  public static String of(Outcome outcome, String word) {
    return new Html()
        .open("span", "class", "badge " + style(outcome))
        .add(shape(outcome))
        .text(word)
        .close()
        .toString();
  }

  /** A word for what does not count: a ring with a dash. */
  public static String excused(String word) {
    Html badge = new Html().open("span", "class", "badge excused");
    badge.open("svg", "class", "ring", "viewBox", "0 0 24 24", "aria-hidden", "true");
    badge.empty("circle", "cx", "12", "cy", "12", "r", "10").empty("path", "d", "M7.5 12h9");
    return badge.close().text(word).close().toString();
  }

  /** The name of the outcome in the style sheet. */
  public static String style(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  /** The shape alone: a disc with a tick, a square with a cross, a diamond with a question mark. */
  public static String shape(Outcome outcome) {
    Html svg =
        new Html().open("svg", "class", "shape", "viewBox", "0 0 24 24", "aria-hidden", "true");
    switch (outcome) {
      case PASSED -> {
        svg.empty("circle", "cx", "12", "cy", "12", "r", "11");
        svg.empty("path", "class", "sign", "d", "M6.5 12.5l3.8 3.8 7.2-8");
      }
      case FAILED -> {
        svg.empty("rect", "x", "1.5", "y", "1.5", "width", "21", "height", "21", "rx", "3");
        svg.empty("path", "class", "sign", "d", "M7.5 7.5l9 9m0-9l-9 9");
      }
      case INCONCLUSIVE -> {
        svg.empty("path", "d", "M12 .5L23.5 12 12 23.5.5 12z");
        svg.empty(
            "path",
            "class",
            "sign",
            "d",
            "M9.2 9.6c.2-3.6 5.8-3.4 5.6.1-.1 2-2.8 2.2-2.8 4.4m0 2.6v.4");
      }
    }
    return svg.close().toString().strip();
  }
}
