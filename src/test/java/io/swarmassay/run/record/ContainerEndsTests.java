package io.swarmassay.run.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmassay.history.Event;
import io.swarmassay.run.Clocked;
import io.swarmassay.stack.FakeDeployment;
import io.swarmassay.swarm.FakeSwarm;
import io.swarmassay.swarm.Redaction;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerEndsTests {
  private final FakeSwarm swarm = FakeSwarm.of(3);
  private final Clocked history = new Clocked(swarm);
  private final FakeDeployment deployment = FakeDeployment.of(swarm, "web", 2);

  private Replica first() {
    return deployment.running().get(0);
  }

  private void reported(Replica of, String action, String detail) {
    swarm.report(
        new SwarmEvent(
            swarm.now(), of.node(), "container", action, of.name(), "x", of.containerId(), detail));
  }

  private Event.Ended ended(Runnable deed) {
    try (EventTap tap = new EventTap(swarm, history).of("x")) {
      deed.run();
      assertThat(tap.seen()).isPositive();
    }
    return history.all(Event.Ended.class).get(0);
  }

  @Test
  void a_container_that_ends_by_itself_is_told_with_its_exit_code() {
    Replica web = first();
    Event.Ended end = ended(() -> swarm.crash(web, 3));
    assertThat(end.replica()).isEqualTo("web.1");
    assertThat(end.container()).isEqualTo(web.containerId());
    assertThat(end.node()).isEqualTo(web.node());
    assertThat(end.exitCode()).isEqualTo(3);
    assertThat(end.asked()).isFalse();
    assertThat(end.oom()).isFalse();
  }

  @Test
  void a_container_that_an_engine_was_told_to_end_was_asked() {
    Replica web = first();
    assertThat(ended(() -> swarm.signal(web, "KILL")).asked()).isTrue();
  }

  @Test
  void a_container_that_scaling_stops_was_asked() {
    first();
    assertThat(ended(() -> deployment.scale("web", 1)).asked()).isTrue();
  }

  @Test
  void a_signal_that_tells_no_process_to_end_is_no_order() {
    Replica web = first();
    reported(web, "kill", "10");
    Event.Ended end =
        ended(
            () -> {
              reported(web, "kill", "10");
              swarm.crash(web, 1);
            });
    assertThat(end.asked()).isFalse();
  }

  @Test
  void a_container_that_swarm_stops_for_its_health_check_ended_of_itself() {
    Replica web = first();
    Event.Ended end =
        ended(
            () -> {
              reported(web, "health_status", "unhealthy");
              reported(web, "kill", "15");
              swarm.crash(web, 143);
            });
    assertThat(end.asked()).isFalse();
  }

  @Test
  void the_kernels_kill_for_memory_is_told() {
    Replica web = first();
    Event.Ended end =
        ended(
            () -> {
              reported(web, "oom", "");
              swarm.crash(web, 137);
            });
    assertThat(end.oom()).isTrue();
    assertThat(end.asked()).isFalse();
  }

  @Test
  void what_is_known_of_one_container_is_not_said_of_the_next() {
    Replica web = first();
    try (EventTap tap = new EventTap(swarm, history).of("x")) {
      reported(web, "oom", "");
      swarm.signal(web, "KILL");
      swarm.advance(Duration.ofSeconds(5));
      swarm.crash(first(), 1);
      assertThat(tap.seen()).isPositive();
    }
    assertThat(history.all(Event.Ended.class))
        .extracting(Event.Ended::asked)
        .containsExactly(true, false);
    assertThat(history.all(Event.Ended.class))
        .extracting(Event.Ended::oom)
        .containsExactly(true, false);
  }

  @Test
  void an_exit_code_that_is_no_number_is_unknown() {
    Replica web = first();
    assertThat(ended(() -> reported(web, "die", "")).exitCode()).isEqualTo(-1);
  }

  @Test
  void containers_of_other_deployments_end_unsaid() {
    Replica web = first();
    try (EventTap tap = new EventTap(swarm, history).of("y")) {
      swarm.crash(web, 1);
      assertThat(tap.seen()).isPositive();
    }
    assertThat(history.all(Event.Ended.class)).isEmpty();
  }

  @Test
  void a_start_carries_the_container_so_that_lives_can_be_paired() {
    Replica web = first();
    try (EventTap tap = new EventTap(swarm, history).of("x")) {
      swarm.crash(web, 1);
      swarm.advance(Duration.ofSeconds(5));
      assertThat(tap.seen()).isPositive();
    }
    assertThat(history.all(Event.Platform.class))
        .filteredOn(event -> event.action().equals("start"))
        .extracting(Event.Platform::id)
        .containsExactly(first().containerId());
  }

  @Test
  void what_ends_of_its_own_accord_is_told_with_its_last_words_and_without_secrets() {
    Replica web = first();
    swarm.wrote(web.containerId(), "starting", "", "no such table: rows", "key is hunter22\u0007");
    Redaction redaction = new Redaction(List.of(new Redaction.Value("db", "hunter22")));
    String about;
    try (EventTap tap = new EventTap(swarm, history).of("x", List.of("web"), redaction)) {
      swarm.crash(web, 3);
      await().atMost(Duration.ofSeconds(5)).until(() -> !tap.lastWords("web.1 failed").isEmpty());
      about = tap.lastWords("web.1 failed");
      assertThat(tap.lastWords("web.2 failed")).isEmpty();
    }
    Event.LastWords words = history.all(Event.LastWords.class).get(0);
    assertThat(words.container()).isEqualTo(web.containerId());
    assertThat(words.lines())
        .containsExactly("starting", "no such table: rows", "key is (secret db)");
    assertThat(about)
        .isEqualTo(", last words: \"starting / no such table: rows / key is (secret db)\"");
  }

  @Test
  void what_was_told_to_end_has_no_last_words() {
    Replica web = first();
    swarm.wrote(web.containerId(), "terminating");
    try (EventTap tap = new EventTap(swarm, history).of("x", List.of("web"), Redaction.NONE)) {
      swarm.signal(web, "KILL");
    }
    assertThat(history.all(Event.Ended.class)).hasSize(1);
    assertThat(history.all(Event.LastWords.class)).isEmpty();
  }

  @Test
  void of_a_crash_loop_the_first_five_say_it() {
    Replica web = first();
    try (EventTap tap = new EventTap(swarm, history).of("x", List.of("web"), Redaction.NONE)) {
      for (int crash = 0; crash < 8; crash++) {
        swarm.wrote("c" + crash, "again");
        swarm.report(
            new SwarmEvent(
                swarm.now(), web.node(), "container", "die", web.name(), "x", "c" + crash, "3"));
      }
    }
    assertThat(history.all(Event.Ended.class)).hasSize(8);
    assertThat(history.all(Event.LastWords.class)).hasSize(5);
  }
}
