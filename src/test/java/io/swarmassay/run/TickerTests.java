package io.swarmassay.run;

import static org.assertj.core.api.Assertions.assertThat;

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

  private List<Event.Ticked> ticks() {
    return history.events().stream().map(Event.Ticked.class::cast).toList();
  }

  @Test
  void a_machine_that_is_in_time_is_told_every_ten_seconds() {
    Ticker ticker = ticker();
    long begin = history.now();
    for (int i = 1; i <= 250; i++) {
      ticker.woken(begin + i * SECOND / 10, 120);
    }
    assertThat(ticks()).hasSize(2).allMatch(tick -> tick.lateUs() == 120);
  }

  @Test
  void a_machine_that_is_late_is_told_once_a_second_with_its_worst_tick() {
    Ticker ticker = ticker();
    long begin = history.now();
    for (int i = 1; i <= 35; i++) {
      ticker.woken(begin + i * SECOND / 10, i == 15 ? 80_000 : 6_000);
    }
    assertThat(ticks()).extracting(Event.Ticked::lateUs).containsExactly(6_000L, 80_000L, 6_000L);
  }

  @Test
  void the_share_of_stalled_time_is_of_the_time_since_the_last_tick_that_was_told() {
    Ticker ticker = ticker();
    long begin = history.now();
    stalled.set(500_000);
    ticker.woken(begin + 2 * SECOND, 50_000);
    stalled.set(500_000);
    ticker.woken(begin + 4 * SECOND, 50_000);
    assertThat(ticks().get(0).stalled()).isBetween(0.2, 0.26);
    assertThat(ticks().get(1).stalled()).isZero();
  }

  @Test
  void where_the_kernel_does_not_tell_nothing_is_claimed() {
    stalled.set(-1);
    Ticker ticker = ticker();
    ticker.woken(history.now() + 2 * SECOND, 50_000);
    assertThat(ticks().get(0).stalled()).isEqualTo(-1);
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
