package io.swarmassay.verdict.index;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Spans of time, as they come; united on demand. */
final class Intervals {
  private long[] from = new long[4];
  private long[] to = new long[4];
  private int[] weight = new int[4];
  private int size;

  void add(long begin, long end, int operations) {
    if (size == from.length) {
      from = Arrays.copyOf(from, size * 2);
      to = Arrays.copyOf(to, size * 2);
      weight = Arrays.copyOf(weight, size * 2);
    }
    from[size] = begin;
    to[size] = end;
    weight[size++] = operations;
  }

  /** The same time in as few spans as possible, in order. */
  void forEachUnited(Taker taker) {
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted((a, b) -> Long.compare(from[a], from[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    int next = 0;
    while (next < size) {
      long begin = from[order[next]];
      long end = to[order[next]];
      int operations = 0;
      while (next < size && from[order[next]] <= end) {
        end = Math.max(end, to[order[next]]);
        operations += weight[order[next++]];
      }
      taker.take(begin, end, operations);
    }
  }

  /** Takes one span. */
  interface Taker {
    void take(long begin, long end, int operations);
  }
}
