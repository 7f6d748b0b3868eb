package io.swarmassay.report.html;

/**
 * Draws. Places and lengths are numbers of pixels or percents ({@code 12.5%}); looks are left to
 * the style sheet, by class.
 */
public final class Svg {
  private final Html out = new Html();

  /** A drawing as wide as the page and as high as said, with words for those who cannot see it. */
  public static Svg picture(String style, int height, String words) {
    Svg svg = new Svg();
    svg.out.open(
        "svg",
        "class",
        style,
        "width",
        "100%",
        "height",
        "" + height,
        "role",
        "img",
        "aria-label",
        words);
    return svg;
  }

  /** A drawing that only repeats what the text beside it says. */
  public static Svg ornament(String style, int height) {
    Svg svg = new Svg();
    svg.out.open(
        "svg", "class", style, "width", "100%", "height", "" + height, "aria-hidden", "true");
    return svg;
  }

  /** A drawing with a title and a description of its own. */
  public static Svg described(String style, int height, String id, String title, String words) {
    Svg svg = new Svg();
    svg.out.open(
        "svg",
        "class",
        style,
        "width",
        "100%",
        "height",
        "" + height,
        "role",
        "img",
        "aria-labelledby",
        id + "-title " + id + "-text");
    svg.out.leaf("title", title, "id", id + "-title").leaf("desc", words, "id", id + "-text");
    return svg;
  }

  /** Opens a strip across the drawing, of which nothing sticks out. */
  public Svg strip(int y, int height) {
    out.open(
        "svg", "class", "strip", "x", "0", "y", "" + y, "width", "100%", "height", "" + height);
    return this;
  }

  /** Opens a drawing on a grid 1000 wide that is stretched to the width there is. */
  public Svg stretched(int height) {
    out.open(
        "svg",
        "width",
        "100%",
        "height",
        "" + height,
        "viewBox",
        "0 0 1000 " + height,
        "preserveAspectRatio",
        "none");
    return this;
  }

  /** Closes what was opened last; the picture itself last of all. */
  public Svg close() {
    out.close();
    return this;
  }

  /** A rectangle without a text of its own. */
  public Svg rect(String style, Object x, Object y, Object width, Object height) {
    out.empty(
        "rect",
        "class",
        style,
        "x",
        "" + x,
        "y",
        "" + y,
        "width",
        "" + width,
        "height",
        "" + height);
    return this;
  }

  /** A rectangle that says something when it is pointed at. */
  public Svg rect(String style, Object x, Object y, Object width, Object height, String says) {
    out.open(
        "rect",
        "class",
        style,
        "x",
        "" + x,
        "y",
        "" + y,
        "width",
        "" + width,
        "height",
        "" + height);
    out.leaf("title", says).close();
    return this;
  }

  /** A mark at a point: a disc, or a square. */
  public Svg dot(String style, Object x, Object y, boolean square) {
    if (square) {
      out.open("svg", "x", "" + x, "y", "" + y, "class", "at");
      out.empty("rect", "class", style, "x", "-4", "y", "-4", "width", "8", "height", "8").close();
    } else {
      out.empty("circle", "class", style, "cx", "" + x, "cy", "" + y, "r", "4");
    }
    return this;
  }

  /** A line across the whole width. */
  public Svg across(String style, Object y) {
    out.empty("line", "class", style, "x1", "0", "x2", "100%", "y1", "" + y, "y2", "" + y);
    return this;
  }

  /** An upright line. */
  public Svg upright(String style, Object x, Object from, Object to) {
    out.empty("line", "class", style, "x1", "" + x, "x2", "" + x, "y1", "" + from, "y2", "" + to);
    return this;
  }

  /** A line along a path. */
  public Svg path(String style, CharSequence path) {
    out.empty("path", "class", style, "d", path.toString());
    return this;
  }

  /** Words; their style says which end stands at the place. */
  public Svg text(String style, Object x, Object y, String words) {
    out.leaf("text", words, "class", style, "x", "" + x, "y", "" + y);
    return this;
  }

  /** The markup, once everything is closed. */
  @Override
  public String toString() {
    return out.toString();
  }
}
