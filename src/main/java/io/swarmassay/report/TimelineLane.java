package io.swarmassay.report;

/** One strip of the timeline. */
interface TimelineLane {
  /** What the strip shows, as a short label. */
  String title();

  /** Height of the drawing in pixels. */
  int height();

  /** Draws itself, as wide as the time and as high as {@link #height}. */
  void draw(Svg svg, Span time);
}
