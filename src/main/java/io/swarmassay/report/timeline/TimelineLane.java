package io.swarmassay.report.timeline;

import io.swarmassay.report.html.Span;
import io.swarmassay.report.html.Svg;

/** One strip of the timeline. */
public interface TimelineLane {
  /** What the strip shows, as a short label. */
  String title();

  /** Height of the drawing in pixels. */
  int height();

  /** Draws itself, as wide as the time and as high as {@link #height}. */
  void draw(Svg svg, Span time);
}
