package io.swarmassay.verdict.index;

import java.util.Arrays;
import java.util.List;

/** To which part of a run a moment belongs, fast enough to ask for every operation. */
final class RunPhases {
  private final long first;
  private final long[] from;
  private final long[] to;

  RunPhases(Timeline timeline) {
    Intervals faults = new Intervals();
    List<Incident> incidents = timeline.incidents();
    incidents.forEach(i -> faults.add(i.struck().t(), i.over(timeline.end()), 1));
    long[] begins = new long[incidents.size()];
    long[] ends = new long[incidents.size()];
    int[] size = {0};
    faults.forEachUnited(
        (begin, end, count) -> {
          begins[size[0]] = begin;
          ends[size[0]++] = end;
        });
    from = Arrays.copyOf(begins, size[0]);
    to = Arrays.copyOf(ends, size[0]);
    first = size[0] == 0 ? Long.MAX_VALUE : from[0];
  }

  Timeline.Phase of(long t) {
    if (t < first) {
      return Timeline.Phase.CALM;
    }
    int at = Arrays.binarySearch(from, t);
    int fault = at >= 0 ? at : -at - 2;
    return t <= to[fault] ? Timeline.Phase.FAULT : Timeline.Phase.AFTER;
  }
}
