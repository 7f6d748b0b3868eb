package io.swarmassay.records;

import io.swarmassay.history.Event;
import io.swarmassay.history.HistoryReader;
import io.swarmassay.history.HistoryWriter;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.judge.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * How fast the product itself records and judges on this machine: each part is warmed up, then run
 * several times; the median is told with its bootstrap interval.
 */
public final class Benchmarks {
  private static final int WARM_UPS = 3;
  private static final int RUNS = 9;

  private final long operations;
  private final Path scratch;

  private Benchmarks(long operations, Path scratch) {
    this.operations = operations;
    this.scratch = scratch;
  }

  /**
   * One figure.
   *
   * @param unit {@code events/s} or {@code operations/s}
   * @param lower lower end of the 95 % interval
   */
  public record Figure(
      String name, String unit, double median, double lower, double upper, int runs) {
    /** The figure in one line. */
    public String text() {
      return String.format(
          Locale.ROOT,
          "%-28s %,12.0f %s (95 %%: %,.0f to %,.0f; %d runs)",
          name,
          median,
          unit,
          lower,
          upper,
          runs);
    }
  }

  /**
   * Runs all of them, which takes about a minute for a million operations.
   *
   * @param operations how many messages each run holds; a million is usual
   * @param told gets each figure when it is known
   */
  public static List<Figure> run(long operations, Consumer<Figure> told) throws IOException {
    Path scratch = Files.createTempDirectory("assay-bench");
    List<Figure> figures = new ArrayList<>();
    Consumer<Figure> both = told.andThen(figures::add);
    try {
      new Benchmarks(operations, scratch).run(both);
    } finally {
      Files.deleteIfExists(scratch.resolve("history.jsonl"));
      Files.deleteIfExists(scratch);
    }
    return figures;
  }

  private void run(Consumer<Figure> told) throws IOException {
    Path file = scratch.resolve("history.jsonl");
    told.accept(figure("record, one by one", "events/s", operations / 5, () -> record(file, 1)));
    told.accept(
        figure("record, by the hundred", "events/s", operations / 5, () -> record(file, 100)));
    List<Event> events = new ArrayList<>();
    new SyntheticTraffic(operations).forEach(events::add);
    told.accept(figure("judge decoded events", "operations/s", operations, () -> judge(events)));
    write(file, events);
    events.clear();
    told.accept(figure("read and check the chain", "operations/s", operations, () -> read(file)));
    told.accept(figure("judge from history.jsonl", "operations/s", operations, () -> judge(file)));
  }

  private static Figure figure(String name, String unit, long count, Part part) throws IOException {
    for (int i = 0; i < WARM_UPS; i++) {
      part.run();
    }
    double[] rates = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      long begun = System.nanoTime();
      part.run();
      rates[i] = count * 1e9 / (System.nanoTime() - begun);
    }
    Bootstrap.Interval interval = Bootstrap.of(rates, Bootstrap::median);
    return new Figure(name, unit, interval.estimate(), interval.lower(), interval.upper(), RUNS);
  }

  /** A fifth as many events as there are operations, in batches. */
  private void record(Path file, int batch) throws IOException {
    Files.deleteIfExists(file);
    List<Event> waiting = new ArrayList<>(batch);
    long left = operations / 5;
    try (HistoryWriter writer = HistoryWriter.create(file)) {
      for (Event event : new SyntheticTraffic(operations)) {
        waiting.add(event);
        if (waiting.size() == batch) {
          writer.record(waiting);
          waiting.clear();
        }
        if (--left == 0) {
          break;
        }
      }
      writer.record(waiting);
    }
  }

  private static void write(Path file, List<Event> events) throws IOException {
    Files.deleteIfExists(file);
    try (HistoryWriter writer = HistoryWriter.create(file)) {
      for (int i = 0; i < events.size(); i += 1_000) {
        writer.record(events.subList(i, Math.min(events.size(), i + 1_000)));
      }
    }
  }

  private static void read(Path file) throws IOException {
    if (HistoryReader.read(file, event -> {}).damage().isPresent()) {
      throw new IllegalStateException("the history was not read to its end");
    }
  }

  private static void judge(Iterable<Event> events) {
    passed(Judge.judge(events));
  }

  private static void judge(Path file) throws IOException {
    passed(Judge.judge(file));
  }

  /** A benchmark of wrong answers is worth nothing. */
  private static void passed(Verdict verdict) {
    if (verdict.outcome() != Outcome.PASSED) {
      throw new IllegalStateException("judged wrongly: " + verdict.checks());
    }
  }

  private interface Part {
    void run() throws IOException;
  }
}
