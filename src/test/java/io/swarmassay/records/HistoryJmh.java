package io.swarmassay.records;

import io.swarmassay.history.Event;
import io.swarmassay.history.HistoryWriter;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.judge.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast histories are recorded and judged, per second; docs/benchmarks.md tells how to run it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class HistoryJmh {
  private static final int OPERATIONS = 200_000;

  private Path folder;
  private Path judged;
  private List<Event> events;
  private HistoryWriter writer;
  private Iterator<Event> endless;

  /** Writes the history that is judged, and opens the one that is recorded. */
  @Setup(Level.Trial)
  public void prepare() throws IOException {
    folder = Files.createTempDirectory("assay-jmh");
    judged = folder.resolve("judged.jsonl");
    events = new ArrayList<>();
    new SyntheticTraffic(OPERATIONS).forEach(events::add);
    try (HistoryWriter whole = HistoryWriter.create(judged)) {
      whole.record(events);
    }
  }

  /** A fresh file for each iteration, so that the disk does not fill. */
  @Setup(Level.Iteration)
  public void open() throws IOException {
    Files.deleteIfExists(folder.resolve("recorded.jsonl"));
    writer = HistoryWriter.create(folder.resolve("recorded.jsonl"));
    endless = new SyntheticTraffic(Long.MAX_VALUE / 4).iterator();
  }

  /** Ends the iteration's file. */
  @TearDown(Level.Iteration)
  public void close() throws IOException {
    writer.close();
  }

  /** Removes everything. */
  @TearDown(Level.Trial)
  public void remove() throws IOException {
    Files.deleteIfExists(folder.resolve("recorded.jsonl"));
    Files.deleteIfExists(judged);
    Files.deleteIfExists(folder);
  }

  /** Events a second, each on its way to the disk before the next. */
  @Benchmark
  public void record() {
    writer.record(endless.next());
  }

  /** Operations a second, from events in memory. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public Verdict judgeDecoded() {
    return Judge.judge(events);
  }

  /** Operations a second, from the file, chain checked. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public Verdict judgeFile() throws IOException {
    return Judge.judge(judged);
  }
}
