package io.swarmassay.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ThreadsTests {
  private final List<String> told = new CopyOnWriteArrayList<>();

  private Swarm.Subscription watching(String mine) {
    return Threads.onFailure(
        (thread, why) -> {
          if (thread.equals(mine)) {
            told.add(why.getMessage());
          }
        });
  }

  private static void dead() {
    throw new IllegalStateException("planted");
  }

  @Test
  void a_thread_that_dies_of_an_exception_is_told() throws InterruptedException {
    try (Swarm.Subscription watch = watching("dying-1")) {
      Threads.start("dying-1", ThreadsTests::dead).join(10_000);
      assertThat(told).containsExactly("planted");
    }
  }

  @Test
  void a_thread_that_ends_as_it_should_is_not() throws InterruptedException {
    try (Swarm.Subscription watch = watching("dying-2")) {
      Threads.start("dying-2", () -> {}).join(10_000);
      assertThat(told).isEmpty();
    }
  }

  @Test
  void what_an_executor_would_keep_to_itself_is_told_and_thrown_on() {
    try (Swarm.Subscription watch = watching("dying-3")) {
      assertThatThrownBy(() -> Threads.guarded("dying-3", ThreadsTests::dead).run())
          .hasMessage("planted");
      assertThat(told).containsExactly("planted");
    }
  }

  @Test
  void nobody_is_told_after_he_stopped_watching() {
    watching("dying-4").close();
    Threads.failed("dying-4", new IllegalStateException("unheard"));
    assertThat(told).isEmpty();
  }
}
