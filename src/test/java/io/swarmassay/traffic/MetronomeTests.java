package io.swarmassay.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetronomeTests {
  private final List<Long> intended = new ArrayList<>();
  private long now;

  private final class Clock implements Recorder {
    @Override
    public long now() {
      return now++;
    }

    @Override
    public void record(Event event) {
      throw new AssertionError("a metronome records nothing");
    }
  }

  @Test
  void beats_keep_their_times_however_long_one_of_them_takes() {
    Metronome[] metronome = new Metronome[1];
    metronome[0] =
        new Metronome(
            new Clock(),
            Rate.perSecond(3_000),
            due -> {
              intended.add(due);
              now += 5_000; // fifteen beats' time
              if (intended.size() == 6) {
                metronome[0].stop();
              }
            });
    metronome[0].run();
    assertThat(intended).containsExactly(0L, 333L, 667L, 1_000L, 1_333L, 1_667L);
  }
}
