package io.swarmassay.history;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Writes a history to disk as it happens: one line for each event, in the order of the calls, each
 * sealed by the running hash. When {@link #record} returns, the line is with the operating system:
 * killing this process loses at most a line that was being written. A power cut may lose more;
 * nothing is forced to the disk before {@link #close}.
 */
public final class HistoryWriter implements Recorder, Closeable {
  private static final String UNWRITABLE = "the history cannot be written: ";

  private final LongSupplier nanoClock;
  private final long origin;
  private final FileOutputStream out;
  private final EventCodec codec = new EventCodec();
  private final Chain chain = new Chain();
  private final Bytes buffer = new Bytes();
  private long written;
  private boolean closed;
  private long good;
  private IOException broken;

  HistoryWriter(FileOutputStream out, LongSupplier nanoClock) {
    this.out = out;
    this.nanoClock = nanoClock;
    this.origin = nanoClock.getAsLong();
  }

  /**
   * A new history; the run begins now.
   *
   * @throws IOException when the file exists or cannot be created
   */
  public static HistoryWriter create(Path file) throws IOException {
    return create(file, System::nanoTime);
  }

  static HistoryWriter create(Path file, LongSupplier nanoClock) throws IOException {
    Files.createFile(file);
    return new HistoryWriter(new FileOutputStream(file.toFile(), true), nanoClock);
  }

  @Override
  public long now() {
    return (nanoClock.getAsLong() - origin) / 1_000;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException when the disk takes no more, now or at an earlier call; the file
   *     then ends with the last line that it took whole
   * @throws IllegalStateException when the history is closed
   */
  @Override
  public synchronized void record(Event event) {
    append(event);
    flush();
  }

  /** Appends several events with one write, in their order and with none between them. */
  @Override
  public synchronized void record(List<? extends Event> events) {
    events.forEach(this::append);
    flush();
  }

  /** The running hash after the last event, as verdicts carry it. */
  public synchronized String hash() {
    return chain.text();
  }

  /** Whether the disk refused an event: nothing more is written then. */
  public synchronized boolean broken() {
    return broken != null;
  }

  /** How many events were written. */
  public synchronized long written() {
    return written;
  }

  /** Forces everything to the disk and ends the history; closing twice does no harm. */
  @Override
  public synchronized void close() throws IOException {
    if (!closed) {
      closed = true;
      try {
        if (broken == null) {
          out.getFD().sync();
        }
      } finally {
        out.close();
      }
    }
  }

  /** Half a line would damage the rest. */
  private void cutToLastGood() {
    try {
      out.getChannel().truncate(good);
    } catch (IOException e) {
      broken.addSuppressed(e);
    }
  }

  private void append(Event event) {
    if (broken != null) {
      throw new UncheckedIOException(UNWRITABLE + broken.getMessage(), broken);
    }
    if (closed) {
      throw new IllegalStateException("the history is closed; came too late: " + event);
    }
    int start = buffer.length();
    codec.encode(event, buffer);
    int length = buffer.length() - start;
    buffer.reserve(Chain.SEAL + 1);
    chain.seal(buffer.array(), start, length, buffer.array(), start + length);
    buffer.length(start + length + Chain.SEAL);
    buffer.put('\n');
    written++;
  }

  private void flush() {
    try {
      out.write(buffer.array(), 0, buffer.length());
      good += buffer.length();
    } catch (IOException e) {
      broken = e;
      cutToLastGood();
      throw new UncheckedIOException(UNWRITABLE + e.getMessage(), e);
    } finally {
      buffer.length(0);
    }
  }
}
