package io.swarmassay.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AwaitTests {
  /** Ends, and yet is long enough for one look on a busy machine. */
  private static final Duration LOOKED = Duration.ofMillis(2100);

  private final FakeSwarm swarm = FakeSwarm.of(1);

  @Test
  void what_is_there_already_is_returned_after_one_look() {
    try (Await await = Await.on(swarm)) {
      AtomicInteger looks = new AtomicInteger();
      int seen =
          await.until("it", Duration.ofSeconds(5), () -> Seen.there(looks.incrementAndGet()));
      assertThat(seen).isEqualTo(1);
    }
  }

  @Test
  void the_time_out_says_what_was_last_seen() {
    try (Await await = Await.on(swarm)) {
      assertThatThrownBy(() -> await.until("replicas", LOOKED, () -> Seen.notYet("2 of 3 run")))
          .isInstanceOf(SwarmException.class)
          .hasMessage("replicas: not within 2100 ms; last seen: 2 of 3 run");
    }
  }

  @Test
  void an_event_wakes_the_waiter() throws Exception {
    AtomicInteger looks = new AtomicInteger();
    CountDownLatch looked = new CountDownLatch(1);
    try (Await await = Await.on(swarm)) {
      Thread waiter =
          new Thread(
              () ->
                  await.look(
                      Duration.ofSeconds(5),
                      () -> {
                        looked.countDown();
                        return Seen.of(looks.incrementAndGet() == 2, "not yet");
                      }));
      waiter.start();
      assertThat(looked.await(5, TimeUnit.SECONDS)).isTrue();
      swarm.state("n1", "down");
      waiter.join(5000);
      assertThat(looks).hasValue(2);
    }
  }

  @Test
  void whoever_waits_can_be_told_to_hurry() throws Exception {
    CountDownLatch looked = new CountDownLatch(1);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    try (Await await = Await.on(swarm)) {
      Thread waiter =
          new Thread(
              () -> {
                try {
                  await.look(
                      Duration.ofMinutes(5),
                      () -> {
                        looked.countDown();
                        return Seen.<String>notYet("never");
                      });
                } catch (SwarmException hurried) {
                  thrown.set(Thread.currentThread().isInterrupted() ? hurried : null);
                }
              });
      waiter.start();
      assertThat(looked.await(5, TimeUnit.SECONDS)).isTrue();
      waiter.interrupt();
      waiter.join(5_000);
      assertThat(waiter.isAlive()).isFalse();
      assertThat(thrown.get()).hasMessage("interrupted while waiting");
    }
  }

  @Test
  void without_any_event_the_safety_net_looks_again() {
    AtomicInteger looks = new AtomicInteger();
    try (Await await = Await.on(swarm)) {
      assertThat(
              await.until(
                  "third look",
                  Duration.ofSeconds(5),
                  () -> Seen.of(looks.incrementAndGet() == 3, "" + looks)))
          .isTrue();
    }
  }

  @Test
  void a_swarm_without_an_answer_counts_as_not_yet() {
    try (Await await = Await.on(swarm)) {
      Seen<Boolean> seen =
          await.look(
              LOOKED,
              () -> {
                throw new SwarmException(503, "The swarm does not have a leader");
              });
      assertThat(seen.value()).isEmpty();
      assertThat(seen.reason()).isEqualTo("The swarm does not have a leader");
    }
  }

  @Test
  void a_look_that_hangs_does_not_outlive_the_deadline() {
    CountDownLatch never = new CountDownLatch(1);
    try (Await await = Await.on(swarm)) {
      long start = System.nanoTime();
      Seen<Boolean> seen = await.look(Duration.ofMillis(300), () -> hang(never));
      assertThat(seen.reason()).isEqualTo("nothing was seen yet");
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(3));
    }
  }

  private static Seen<Boolean> hang(CountDownLatch never) {
    try {
      return Seen.of(never.await(60, TimeUnit.SECONDS), "hung");
    } catch (InterruptedException freed) {
      return Seen.notYet("freed");
    }
  }

  @Test
  void a_bug_in_the_condition_is_not_swallowed() {
    try (Await await = Await.on(swarm)) {
      assertThatThrownBy(
              () ->
                  await.look(
                      Duration.ofSeconds(2),
                      () -> {
                        throw new IllegalStateException("bug");
                      }))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void closing_ends_the_subscription() {
    Await.on(swarm).close();
    assertThat(swarm.listening()).isZero();
  }
}
