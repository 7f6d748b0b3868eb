package io.swarmassay.run.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;

import io.swarmassay.history.Event;
import io.swarmassay.history.MemoryHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TickerTests {
  private static final long SECOND = 1_000_000;

  private final MemoryHistory history = new MemoryHistory();
  private final AtomicLong stalled = new AtomicLong();

  @TempDir Path folder;

  /** Ticks by hand; its own thread has ended. */
  private Ticker ticker() {
    Ticker ticker = new Ticker(history, stalled::get);
    ticker.close();
    return ticker;
  }

  /** What is in the history once it is closed. */
  private List<Event.Ticked> ticks(Ticker ticker) {
    ticker.close();
    return history.events().stream().map(Event.Ticked.class::cast).toList();
  }

  @Test
  void a_machine_that_is_in_time_is_told_every_ten_seconds_and_at_the_end() {
    Ticker ticker = ticker();
    long begin = history.now();
    for (int i = 1; i <= 250; i++) {
      ticker.woken(begin + i * SECOND / 10, 120);
    }
    assertThat(ticks(ticker)).hasSize(3).allMatch(tick -> tick.lateUs() == 120);
    assertThat(ticks(ticker)).last().extracting(Event.Ticked::t).isEqualTo(begin + 25 * SECOND);
  }

  @Test
  void a_machine_that_is_late_is_told_once_a_second_with_its_worst_tick() {
    Ticker ticker = ticker();
    long begin = history.now();
    for (int i = 1; i <= 30; i++) {
      ticker.woken(begin + i * SECOND / 10, i == 15 ? 80_000 : 6_000);
    }
    assertThat(ticks(ticker)).filteredOn(tick -> tick.lateUs() == 80_000).hasSize(1);
    assertThat(ticks(ticker)).hasSizeBetween(3, 4);
  }

  @Test
  void the_share_of_stalled_time_is_told_tick_by_tick_where_it_changes() {
    Ticker ticker = ticker();
    long begin = history.now();
    for (int i = 1; i <= 20; i++) {
      stalled.addAndGet(i > 5 && i <= 8 ? 100_000 : 0);
      ticker.woken(begin + i * SECOND / 10, 100);
    }
    assertThat(ticks(ticker))
        .extracting(Event.Ticked::t)
        .containsExactly(begin + 500_000, begin + 800_000, begin + 2 * SECOND);
    assertThat(ticks(ticker)).extracting(Event.Ticked::stalled).containsExactly(0.0, 1.0, 0.0);
  }

  @Test
  void shares_that_hardly_differ_are_one_event_with_their_mean() {
    Ticker ticker = ticker();
    long begin = history.now();
    ticker.woken(begin, 0);
    for (int i = 1; i <= 10; i++) {
      stalled.addAndGet(i % 2 == 0 ? 40_000 : 50_000);
      ticker.woken(begin + i * SECOND / 10, 100);
    }
    assertThat(ticks(ticker)).last().extracting(Event.Ticked::t).isEqualTo(begin + SECOND);
    assertThat(ticks(ticker))
        .last()
        .extracting(Event.Ticked::stalled)
        .asInstanceOf(DOUBLE)
        .isCloseTo(0.45, within(1e-9));
  }

  @Test
  void where_the_kernel_does_not_tell_nothing_is_claimed() {
    stalled.set(-1);
    Ticker ticker = ticker();
    ticker.woken(history.now() + 2 * SECOND, 50_000);
    assertThat(ticks(ticker).get(0).stalled()).isEqualTo(-1);
  }

  @Test
  void the_kernels_total_is_read_from_its_line() throws IOException {
    Path file = folder.resolve("cpu");
    Files.writeString(
        file,
        "some avg10=0.00 avg60=1.52 avg300=1.01 total=174083\n"
            + "full avg10=0.00 avg60=0.00 avg300=0.00 total=0\n");
    assertThat(Ticker.stalled(file)).isEqualTo(OptionalLong.of(174_083));
    assertThat(Ticker.stalled(folder.resolve("none"))).isEmpty();
    Files.writeString(file, "some total=many\n");
    assertThat(Ticker.stalled(file)).isEmpty();
  }
}
