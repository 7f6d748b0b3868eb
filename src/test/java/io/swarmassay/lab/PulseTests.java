package io.swarmassay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PulseTests {
  private final AtomicLong clock = new AtomicLong();
  private final Pulse pulse = new Pulse(clock::get);
  private final List<String> told = new ArrayList<>();
  private Process engine;

  @BeforeEach
  void an_engine_that_was_seen() throws IOException {
    engine = new ProcessBuilder("sleep", "60").start();
    pulse.add("the engine of n1", () -> OptionalLong.of(engine.pid()));
    pulse.tell(told::add);
    pulse.look();
  }

  @AfterEach
  void its_end() throws InterruptedException {
    pulse.close();
    end();
  }

  private void end() throws InterruptedException {
    engine.destroyForcibly().waitFor();
  }

  @Test
  void what_lives_is_quiet() {
    pulse.look();
    assertThat(told).isEmpty();
    assertThat(pulse.failure()).isEmpty();
  }

  @Test
  void a_death_that_nobody_meant_is_told_by_name_and_once() throws Exception {
    end();
    pulse.look();
    pulse.look();
    assertThat(told).containsExactly("the engine of n1 ended, and no fault of this run ended it");
    assertThat(pulse.failure()).contains(told.get(0));
  }

  /** On a busy machine the first look may be late. */
  @Test
  void what_died_before_the_first_look_is_told() throws Exception {
    Pulse late = new Pulse(clock::get);
    Process hub = new ProcessBuilder("sleep", "60").start();
    late.add("the hub", () -> OptionalLong.of(hub.pid()));
    hub.destroyForcibly().waitFor();
    late.look();
    assertThat(late.failure()).hasValueSatisfying(why -> assertThat(why).startsWith("the hub"));
  }

  @Test
  void an_outermost_process_that_ended_in_good_order_followed_its_hub() throws Exception {
    Process order = new ProcessBuilder("true").start();
    order.waitFor();
    assertThat(LabVitals.mourned(order)).contains("the lab's hub ended");
    assertThat(LabVitals.mourned(engine)).isEmpty();
    end();
    assertThat(LabVitals.mourned(engine)).contains("the lab's outermost process ended");
  }

  @Test
  void of_several_deaths_the_outermost_is_named() throws Exception {
    Pulse whole = new Pulse(clock::get);
    Process hub = new ProcessBuilder("sleep", "60").start();
    whole.add("the hub", () -> OptionalLong.of(hub.pid()));
    whole.add("the engine of n1", () -> OptionalLong.of(engine.pid()));
    whole.look();
    hub.destroyForcibly().waitFor();
    end();
    whole.look();
    assertThat(whole.failure()).hasValueSatisfying(why -> assertThat(why).startsWith("the hub"));
  }

  @Test
  void a_death_that_was_meant_is_none() throws Exception {
    pulse.spare("the engine of n1");
    end();
    pulse.look();
    assertThat(told).isEmpty();
  }

  @Test
  void what_was_brought_back_must_live_again() throws Exception {
    pulse.spare("the engine of n1");
    end();
    pulse.look();
    engine = new ProcessBuilder("sleep", "60").start();
    pulse.expect("the engine of n1");
    pulse.look();
    assertThat(told).isEmpty();
    end();
    pulse.look();
    assertThat(told).hasSize(1);
  }

  @Test
  void another_process_in_its_place_is_not_the_same() throws Exception {
    end();
    engine = new ProcessBuilder("sleep", "60").start();
    pulse.look();
    assertThat(told).hasSize(1);
  }

  @Test
  void what_listens_late_hears_it_too() throws Exception {
    end();
    pulse.look();
    List<String> late = new ArrayList<>();
    pulse.tell(late::add);
    assertThat(late).isEqualTo(told);
  }

  @Test
  void a_program_that_stood_still_says_so() {
    clock.addAndGet(Pulse.BLIND.toNanos() + 1);
    pulse.look();
    assertThat(told).singleElement().asString().startsWith("this program stood still for 10 s");
  }

  @Test
  void after_its_end_nothing_is_a_failure() throws Exception {
    pulse.close();
    end();
    pulse.look();
    assertThat(told).isEmpty();
  }
}
